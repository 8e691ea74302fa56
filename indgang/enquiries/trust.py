"""Who keeps the whole of the enquiries in sight: asked by the rules of one, and by the reads of many."""

from __future__ import annotations

from indgang.people.models import Role, User


def is_at_entrance(user: User) -> bool:
    return user.has_role(Role.ENTRANCE)


def sees_all_open_to_house(user: User) -> bool:
    """Every enquiry that is not confidential."""
    return user.has_role(Role.ENTRANCE, Role.SECRETARY, Role.ADMINISTRATOR)
