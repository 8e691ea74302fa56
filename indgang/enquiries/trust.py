"""Who keeps the whole of the enquiries in sight: asked by the rules of one, and by the reads of many."""

from __future__ import annotations

from datetime import date

from indgang.people.models import Absence, Colleague, Municipality, Role, User


def is_at_entrance(user: User) -> bool:
    return user.has_role(Role.ENTRANCE)


def sees_all_open_to_house(user: User) -> bool:
    """Every enquiry that is not confidential."""
    return user.has_role(Role.ENTRANCE, Role.SECRETARY, Role.ADMINISTRATOR)


def looks_after_entrance(user: User) -> bool:
    """Who is told when nobody at the entrance sees to something: the home page's owner, its web editor, its leader."""
    municipality = Municipality.objects.select_related("home_page_unit").first()
    if municipality is None or user.colleague_id is None:
        return False
    unit = municipality.home_page_unit
    told = (municipality.home_page_owner_id, municipality.web_editor_id, unit.leader_id if unit else None)
    return user.colleague_id in told


def covered_by(user: User, day: date) -> set[int]:
    """The ids of those who are away on the day, and for whom the user stands in."""
    if user.colleague_id is None:
        return set()
    away = Absence.objects.filter(substitute_id=user.colleague_id, first_date__lte=day, last_date__gte=day)
    return set(away.values_list("colleague_id", flat=True))


def stands_in_for(user: User, colleague: Colleague, day: date) -> bool:
    """The same of one colleague."""
    return colleague.pk in covered_by(user, day)
