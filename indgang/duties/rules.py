"""Who may do what with duties. ``by`` is whoever acts: somebody signed in, or Indgang itself, which may."""

from __future__ import annotations

from indgang.duties.models import Duty
from indgang.history.actions.recording import Actor
from indgang.people.models import Role, User
from indgang.people.rules import is_leader_of, is_self, leads


def may_give_duty(by: Actor) -> bool:
    """Everybody who is let in: colleagues ask one another, and whoever is asked can hand it on."""
    return not isinstance(by, User) or by.is_active


def may_keep_duty(by: Actor, duty: Duty) -> bool:
    """Finish, open again, move and hand on: the owner, their leader, whoever gave it, the secretary, administrators.

    Of a duty that stands with a unit alone also the unit's leader.
    """
    if not isinstance(by, User) or keeps_all_duties(by):
        return True
    if duty.giver is not None and is_self(by, duty.giver):
        return True
    if duty.owner is None:
        return duty.unit is not None and leads(by, duty.unit)
    return is_self(by, duty.owner) or is_leader_of(by, duty.owner)


def keeps_all_duties(user: User) -> bool:
    return user.has_role(Role.ADMINISTRATOR, Role.SECRETARY)


def may_take_duty(user: User, duty: Duty) -> bool:
    """A duty that is nobody's may be taken by anybody in its unit."""
    if duty.owner is not None or duty.unit is None or user.colleague is None:
        return False
    return user.colleague.memberships.filter(unit=duty.unit).exists()


def may_see_duty(user: User, duty: Duty) -> bool:
    return may_keep_duty(user, duty) or may_take_duty(user, duty)
