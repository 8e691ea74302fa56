"""Who may see and do what with relations. ``user`` is whoever is signed in."""

from __future__ import annotations

from indgang.history.actions.recording import Actor
from indgang.people.models import Colleague, Role, User
from indgang.people.rules import is_self


def may_see_ties_of(user: User, colleague: Colleague) -> bool:
    """One's own and nobody else's: no leader and no administrator sees whom somebody knows."""
    return is_self(user, colleague)


def may_see_map(user: User) -> bool:
    """Departments, never persons: for all colleagues."""
    return user.is_active


def may_change_relations(by: Actor) -> bool:
    """Switch relations off and on, and change what counts: administrators and the secretary of the steering group."""
    return not isinstance(by, User) or by.has_role(Role.ADMINISTRATOR, Role.SECRETARY)


def may_say(user: User) -> bool:
    """Whoever is a colleague may say whom they know."""
    return user.is_active and user.colleague_id is not None
