"""The two clocks of an enquiry: when the company must hear from us, and when it must have its answer. Pure.

The contact clock goes in working time, and the answer's in calendar days from when the material is complete; it stands
still while we wait for the company.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from indgang.enquiries.holidays import public_holidays

SATURDAY = 5
MeansClosed = Callable[[date], bool]


def is_working_day(day: date, is_closed: MeansClosed) -> bool:
    """Whether anybody is at work: no weekend, no public holiday, and none of the municipality's own closing days."""
    return day.weekday() < SATURDAY and day not in public_holidays(day.year) and not is_closed(day)


def working_day_after(day: date, is_closed: MeansClosed, days: int = 1) -> date:
    """The working day that comes as the ``days``-th after the day."""
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day, is_closed)
    return day


def working_day_before(day: date, is_closed: MeansClosed, days: int = 1) -> date:
    """The working day that comes as the ``days``-th before the day."""
    while days:
        day -= timedelta(days=1)
        days -= is_working_day(day, is_closed)
    return day


def contact_due_after(moment: datetime, is_closed: MeansClosed) -> datetime:
    """The same hour, by the municipality's clock, on the next working day."""
    local = timezone.localtime(moment)
    return _at(working_day_after(local.date(), is_closed), local.time())


def _at(day: date, hour: time) -> datetime:
    """An hour that summer time skips becomes the one after it."""
    return timezone.make_aware(datetime.combine(day, hour.replace(fold=0)))


def answer_due(
    complete_date: date, answer_days: int, waited: Iterable[tuple[date, date | None]], today: date
) -> date:
    """The last day for the answer; each day waited for the company moves it by one.

    ``waited`` gives the first day and the day it ended, which no longer counts; None while it lasts. Times that touch
    or overlap count once, and nothing counts before the material was complete.
    """
    moved, counted_to = 0, complete_date
    for first, ended in sorted(waited, key=lambda one: one[0]):
        begins, ends = max(first, counted_to), ended or max(today, first)
        if ends > begins:
            moved += (ends - begins).days
            counted_to = ends
    return complete_date + timedelta(days=answer_days + moved)
