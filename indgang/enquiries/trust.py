"""Who keeps the whole of the enquiries in sight: asked by the rules of one, and by the reads of many."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet

from indgang.enquiries.models import OF_A_COLLEAGUE, Enquiry, Late, Lateness, State
from indgang.people.models import Colleague, Municipality, Role, User


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


def called_into(user: User) -> set[int]:
    """The ids of the open enquiries in which something is late that the user has been told of, to put it right."""
    if user.colleague_id is None:
        return set()
    return set(_calls().filter(called_in=user.colleague_id).values_list("enquiry_id", flat=True))


def is_called_into(user: User, enquiry: Enquiry, besides: Iterable[Late] = ()) -> bool:
    """The same of one, leaving out what is late ``besides``."""
    if user.colleague_id is None:
        return False
    calls = _calls().filter(enquiry=enquiry, called_in=user.colleague_id)
    return calls.exclude(what__in=besides).exists()


def called_in(enquiry: Enquiry) -> QuerySet[Colleague]:
    """Those who were told of what is late in it, to put it right; unordered."""
    calls = _calls().filter(enquiry=enquiry)
    return Colleague.objects.filter(pk__in=calls.values("called_in"))


def _calls() -> QuerySet[Lateness]:
    """What the holder should have done is no longer anybody else's once another has taken it."""
    stands = (
        Q(what__in=OF_A_COLLEAGUE) | Q(enquiry__held_since=None) | Q(enquiry__held_since__lte=F("told_at"))
    )
    return Lateness.objects.filter(stands).exclude(enquiry__state=State.CLOSED).order_by()
