"""Who may do what with surveys. ``user`` is whoever is signed in.

Results are for all of them: they are of five answers or more, and of the house, not of a person.
"""

from __future__ import annotations

from indgang.people.models import Role, User
from indgang.people.rules import leads_any


def may_read_comments(user: User) -> bool:
    """What is written in one's own words can give its writer away: those who must act on it."""
    return user.has_role(Role.ADMINISTRATOR, Role.ENTRANCE, Role.SECRETARY) or leads_any(user)


def may_forget_answers(user: User) -> bool:
    return user.has_role(Role.ADMINISTRATOR)
