"""An enquiry as a row in a list, and the short lists that stand on other pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from indgang.enquiries.models import Channel, Enquiry, Level, State
from indgang.enquiries.queries.lists import (
    EnquiryWish,
    Which,
    enquiries_of_page,
    is_open,
    listed_enquiry_ids,
    why_mine,
)
from indgang.enquiries.queries.seen import BY_CLOCK, ids_waiting_for
from indgang.enquiries.trust import is_at_entrance
from indgang.people.models import Colleague, User
from indgang.people.rules import is_self


@dataclass(frozen=True)
class EnquiryRow:
    """``why`` tells why it is mine where I do not hold it: ``asked`` or ``part``."""

    enquiry: Enquiry
    why: str
    is_contact_late: bool
    is_answer_late: bool

    @property
    def channel(self) -> str:
        return str(Channel(self.enquiry.channel).label)

    @property
    def state(self) -> str:
        return str(State(self.enquiry.state).label)

    @property
    def level(self) -> str:
        return str(Level(self.enquiry.level).label)


def rows_of(ids: Sequence[int], colleague: Colleague | None, now: datetime) -> list[EnquiryRow]:
    """The rows of a page, as the colleague sees them, in the order of the ids."""
    why = why_mine(colleague, ids) if colleague else {}
    return [_row(enquiry, now, why.get(enquiry.pk, "")) for enquiry in enquiries_of_page(ids)]


def waiting_rows(colleague: Colleague, now: datetime, most: int) -> list[EnquiryRow]:
    """What the colleague holds, is asked to hold or has a part in, the nearest deadline first."""
    return rows_of(ids_waiting_for(colleague, Enquiry.objects.filter(is_open()), most=most), colleague, now)


def untaken_rows(user: User, now: datetime, most: int) -> list[EnquiryRow]:
    """For those at the entrance: what nobody holds yet, the nearest deadline first; nothing for others."""
    if not is_at_entrance(user):
        return []
    ids = listed_enquiry_ids(user, EnquiryWish(which=Which.ENTRANCE, by_clock=True), now)
    return rows_of(ids[:most], user.colleague, now)


def held_rows(
    user: User, colleague: Colleague, now: datetime, *, may_steer: Callable[[User, Enquiry], bool]
) -> list[EnquiryRow]:
    """What the colleague still holds and the user can hand to somebody else; one's own stands on one's own list.

    ``may_steer`` is the rule that says so of one enquiry.
    """
    if is_self(user, colleague):
        return []
    held = Enquiry.objects.filter(is_open(), holder=colleague).order_by(*BY_CLOCK.ordering)
    shown = list(held.select_related("business", "holder", "unit"))
    # All have the same holder, so the rule says the same of all that are confidential, and of all that are not.
    asked_of = {enquiry.is_confidential: enquiry for enquiry in shown}
    allowed = {hidden: may_steer(user, enquiry) for hidden, enquiry in asked_of.items()}
    return [_row(enquiry, now) for enquiry in shown if allowed[enquiry.is_confidential]]


def _row(enquiry: Enquiry, now: datetime, why: str = "") -> EnquiryRow:
    today = timezone.localdate(now)
    return EnquiryRow(enquiry, why, enquiry.is_contact_late(now), enquiry.is_answer_late(today))
