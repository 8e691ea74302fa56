"""The enquiries as lists at the desk: which of them, in which order, and the page that is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Q, QuerySet
from django.utils import timezone

from indgang.businesses.models import Business
from indgang.businesses.queries.search import businesses_matching
from indgang.enquiries.links import REFERENCE_LENGTH
from indgang.enquiries.models import Enquiry, HandOver, HandOverState, Involvement, InvolvementState, State
from indgang.enquiries.queries.seen import (
    ALL_BY_CLOCK,
    BY_CLOCK,
    NEWEST,
    WINDOW,
    Order,
    ids_waiting_for,
    seen_ids,
)
from indgang.people.models import Colleague, Unit, User
from indgang.shared.containing import containing
from indgang.shared.moments import beginning_of

LENGTH_OF_REFERENCE = len("26-") + REFERENCE_LENGTH
LOOKED_THROUGH = 1000
MOST_BUSINESSES = 50  # that a search word may mean


class Which(StrEnum):
    """The lists, by what stands in their address."""

    MINE = "mine"
    ENTRANCE = "indgangen"
    LATE = "sene"
    WAITING = "venter"
    ALL = "alle"


@dataclass(frozen=True)
class EnquiryWish:
    """What of the enquiries the reader asks for; what is left out is not asked about. Both days are included."""

    which: Which = Which.MINE
    text: str = ""
    unit: Unit | None = None
    channel: str = ""
    level: str = ""
    state: str = ""
    business: Business | None = None
    first_date: date | None = None
    last_date: date | None = None
    by_clock: bool = False

    @property
    def is_looked_for(self) -> bool:
        """Whether something is asked for that has no index of its own."""
        is_by_words = bool(self.text) and not _is_reference(self.text)
        return bool(self.channel or self.level or self.state or is_by_words)

    @property
    def looks_through(self) -> int:
        """How many rows are read: further down where something is looked for among them."""
        return LOOKED_THROUGH if self.is_looked_for else WINDOW


def is_open() -> Q:
    return ~Q(state=State.CLOSED)


def late_at(now: datetime) -> Q:
    """Open ones whose company should have heard from us, or had its answer."""
    today = timezone.localdate(now)
    answer_is_late = Q(answer_due_date__lt=today, state__in=(State.NEW, State.HELD))
    return is_open() & (Q(contact_due_at__lt=now) | answer_is_late)


def listed_enquiry_ids(user: User, wish: EnquiryWish, now: datetime) -> list[int]:
    """The ids of the list, in its order: at most ``WINDOW``, so that a list of 200,000 costs what one of 500 does."""
    asked = _of_period(Enquiry.objects.filter(_of_list(wish.which, now)), wish)
    if wish.unit is not None:
        asked = asked.filter(unit=wish.unit)
    if wish.business is not None:
        asked = asked.filter(business=wish.business)
    if _is_reference(wish.text):
        asked = asked.filter(reference=wish.text.upper())
    return _seen(user, wish, asked, _order_of(wish))[:WINDOW]


def enquiries_of_page(ids: Sequence[int]) -> list[Enquiry]:
    """The enquiries themselves, in the order of the ids, with what a row shows."""
    rows = Enquiry.objects.filter(pk__in=ids).select_related("business", "holder", "unit").in_bulk()
    return [rows[pk] for pk in ids if pk in rows]


def why_mine(colleague: Colleague, ids: Sequence[int]) -> dict[int, str]:
    """For those of the ids that wait for the colleague without being held by them: ``asked`` to hold, or a ``part``."""
    parts = Involvement.objects.filter(
        colleague=colleague, enquiry_id__in=ids, state__in=(InvolvementState.ASKED, InvolvementState.ACCEPTED)
    )
    asked = HandOver.objects.filter(receiver=colleague, enquiry_id__in=ids, state=HandOverState.ASKED)
    told = dict.fromkeys(parts.order_by("pk").values_list("enquiry_id", flat=True), "part")
    return told | dict.fromkeys(asked.order_by("pk").values_list("enquiry_id", flat=True), "asked")


def _order_of(wish: EnquiryWish) -> Order:
    if not wish.by_clock:
        return NEWEST
    return ALL_BY_CLOCK if wish.which == Which.ALL else BY_CLOCK


def _of_list(which: Which, now: datetime) -> Q:
    lists: dict[Which, Callable[[], Q]] = {
        Which.MINE: is_open,
        Which.ENTRANCE: lambda: is_open() & Q(state=State.NEW),
        Which.LATE: lambda: late_at(now),
        Which.WAITING: lambda: is_open() & Q(state=State.WAITING),
        Which.ALL: Q,
    }
    return lists[which]()


def _of_period(enquiries: QuerySet[Enquiry], wish: EnquiryWish) -> QuerySet[Enquiry]:
    if wish.first_date is not None:
        enquiries = enquiries.filter(received_at__gte=beginning_of(wish.first_date))
    if wish.last_date is not None:
        enquiries = enquiries.filter(received_at__lt=beginning_of(wish.last_date + timedelta(days=1)))
    return enquiries


def _seen(user: User, wish: EnquiryWish, asked: QuerySet[Enquiry], order: Order) -> list[int]:
    most, wanted = wish.looks_through, _wanted(wish)
    if wish.which != Which.MINE:
        return seen_ids(user, asked, order, most, wanted)
    return ids_waiting_for(user.colleague, asked, order, most, wanted) if user.colleague else []


def _wanted(wish: EnquiryWish) -> Q | None:
    """What has no index of its own, and is looked for among the first rows."""
    if not wish.is_looked_for:
        return None
    chosen = {"channel": wish.channel, "level": wish.level, "state": wish.state}
    wanted = Q(**{name: value for name, value in chosen.items() if value})
    return wanted & _words(wish.text) if wish.text and not _is_reference(wish.text) else wanted


def _words(text: str) -> Q:
    businesses = businesses_matching(Business.objects.order_by("pk"), text).values_list("pk", flat=True)
    held = Q(business_id__in=list(businesses[:MOST_BUSINESSES]))
    for field in ("summary", "company_name", "contact_name", "reference"):
        held |= containing(field, text)
    return held


def _is_reference(text: str) -> bool:
    """Such as 26-H4KX7C."""
    year, dash, letters = text.partition("-")
    return bool(dash) and len(text) == LENGTH_OF_REFERENCE and year.isdigit() and letters.isalnum()
