"""What is late in the morning, of all open enquiries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from django.db.models import Q, QuerySet
from django.utils import timezone

from indgang.enquiries.clocks import contact_due_after
from indgang.enquiries.models import (
    OPEN_STATES,
    Enquiry,
    HandOver,
    HandOverState,
    Involvement,
    InvolvementState,
    Late,
    State,
    WaitingTime,
)
from indgang.enquiries.queries.days import own_closing_days
from indgang.people.models import Colleague
from indgang.shared.moments import beginning_of

LONGEST_WAIT = timedelta(days=14)
"""After so long a wait for the company somebody reminds it, or closes."""
READ_ALONG = ("holder", "task", "unit")
OPEN_PARTS = (InvolvementState.ASKED, InvolvementState.ACCEPTED)


@dataclass(frozen=True)
class LateMatter:
    """Something that should have been done at ``due_at``, and by whom: nobody's where the entrance has it."""

    enquiry: Enquiry
    what: Late
    due_at: datetime
    owner: Colleague | None
    part: Involvement | None = None


def late_matters(now: datetime) -> list[LateMatter]:
    """All of them, what has been late longest first; and what nobody has taken that is due today."""
    found = [
        *_due_today(now),
        *_late_hours(now),
        *_late_days(now),
        *_late_parts(now),
        *_unanswered(now),
        *_long_waits(now),
    ]
    return sorted(found, key=lambda matter: (matter.due_at, matter.enquiry.pk, matter.what))


def _open() -> QuerySet[Enquiry]:
    return Enquiry.objects.filter(state__in=OPEN_STATES).select_related(*READ_ALONG).order_by("pk")


def _late_hours(now: datetime) -> Iterator[LateMatter]:
    """A call that is due when the company must hear from us is that one promise: it is missed once."""
    for enquiry in _open().filter(Q(contact_due_at__lt=now) | Q(call_back_at__lt=now)):
        contact_due_at = None if enquiry.contact_due_at == enquiry.call_back_at else enquiry.contact_due_at
        for what, due_at in ((Late.CONTACT, contact_due_at), (Late.CALL_BACK, enquiry.call_back_at)):
            if due_at is not None and due_at < now:
                yield LateMatter(enquiry, what, due_at, enquiry.holder)


def _due_today(now: datetime) -> Iterator[LateMatter]:
    """What nobody has taken, while the promise can still be kept: from tomorrow it is broken."""
    ends_at = beginning_of(timezone.localdate(now) + timedelta(days=1))
    untouched = _open().filter(
        state=State.NEW, holder=None, contact_due_at__gte=now, contact_due_at__lt=ends_at
    )
    for enquiry in untouched:
        yield LateMatter(enquiry, Late.DUE_TODAY, cast(datetime, enquiry.contact_due_at), None)


def _late_days(now: datetime) -> Iterator[LateMatter]:
    today = timezone.localdate(now)
    for enquiry in _open().filter(Q(answer_due_date__lt=today) | Q(next_step_date__lt=today)):
        if enquiry.is_answer_late(today) and enquiry.answer_due_date:
            yield LateMatter(enquiry, Late.ANSWER, _end_of(enquiry.answer_due_date), enquiry.holder)
        if enquiry.next_step_date is not None and enquiry.next_step_date < today:
            yield LateMatter(enquiry, Late.NEXT_STEP, _end_of(enquiry.next_step_date), enquiry.holder)


def _late_parts(now: datetime) -> Iterator[LateMatter]:
    """A part that must wait for another one is not late: the other may be."""
    late = Involvement.objects.filter(
        state__in=OPEN_PARTS, due_date__lt=timezone.localdate(now), enquiry__state__in=OPEN_STATES
    ).exclude(after__state__in=OPEN_PARTS)
    for part in late.select_related("colleague", *(f"enquiry__{name}" for name in READ_ALONG)).order_by("pk"):
        due_date = cast(date, part.due_date)  # the read asks for those that have one
        yield LateMatter(part.enquiry, Late.PART, _end_of(due_date), part.colleague, part)


def _unanswered(now: datetime) -> Iterator[LateMatter]:
    """Whoever is asked to hold an enquiry has a working day to say yes or no."""
    is_closed = own_closing_days()
    asked = HandOver.objects.filter(state=HandOverState.ASKED, enquiry__state__in=OPEN_STATES)
    for one in asked.select_related("receiver", *(f"enquiry__{name}" for name in READ_ALONG)).order_by("pk"):
        due_at = contact_due_after(one.asked_at, is_closed)
        if due_at < now:
            yield LateMatter(one.enquiry, Late.HAND_OVER, due_at, one.receiver)


def _long_waits(now: datetime) -> Iterator[LateMatter]:
    last_start = timezone.localdate(now) - LONGEST_WAIT
    waits = WaitingTime.objects.filter(
        ended_date=None, first_date__lt=last_start, enquiry__state=State.WAITING
    )
    for wait in waits.select_related(*(f"enquiry__{name}" for name in READ_ALONG)).order_by("pk"):
        due_at = _end_of(wait.first_date + LONGEST_WAIT)
        yield LateMatter(wait.enquiry, Late.WAITING, due_at, wait.enquiry.holder)


def _end_of(day: date) -> datetime:
    return beginning_of(day + timedelta(days=1))
