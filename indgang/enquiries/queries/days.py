"""The municipality's own closing days, as the clocks ask for them."""

from __future__ import annotations

from datetime import date, datetime

from indgang.enquiries.clocks import MeansClosed, answer_due, contact_due_after, working_day_after
from indgang.enquiries.models import Enquiry
from indgang.people.models import ClosingDay

MEET_WITHIN = 10
MEET_IN = 5
"""Working days: in which a joint meeting is to be held, and after which one is proposed."""


def own_closing_days() -> MeansClosed:
    """Reads them once; ask it as often as you like."""
    closing_days = list(ClosingDay.objects.all())
    return lambda day: any(closed.falls_on(day) for closed in closing_days)


def day_to_meet_by(complex_since: date) -> date:
    """The last day for the joint meeting of an enquiry that became complex on the day."""
    return working_day_after(complex_since, own_closing_days(), MEET_WITHIN)


def day_to_meet(today: date, meet_by: date) -> date:
    """The day to propose: a week to come in, but not later than the last, nor today."""
    is_closed = own_closing_days()
    return min(
        working_day_after(today, is_closed, MEET_IN), max(meet_by, working_day_after(today, is_closed))
    )


def next_contact_due(moment: datetime) -> datetime:
    """By when whoever asks at the moment must have heard from us."""
    return contact_due_after(moment, own_closing_days())


def answer_due_of(enquiry: Enquiry, today: date) -> date | None:
    """By when the enquiry's company must have its answer; nothing before its material is complete."""
    if enquiry.complete_date is None or enquiry.answer_days is None:
        return None
    waited = enquiry.waiting_times.order_by("first_date", "pk").values_list("first_date", "ended_date")
    return answer_due(enquiry.complete_date, enquiry.answer_days, waited, today)
