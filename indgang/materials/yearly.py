"""When something that comes back every year is in another year. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

ONCE, SAME_DATE, SAME_WEEK = "once", "yearly", "same_week"


@dataclass(frozen=True)
class Span:
    """From the first day to the last, both with it."""

    first: date
    last: date

    def touches(self, other: Span) -> bool:
        return self.first <= other.last and other.first <= self.last


def week_of(day: date) -> Span:
    """Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + timedelta(days=6))


def in_year(span: Span, repeats: str, year: int) -> Span | None:
    """When it begins in ``year``; nothing before it was first, or in other years where it is once."""
    if year < span.first.year or (repeats == ONCE and year != span.first.year):
        return None
    first = _same_week(span.first, year) if repeats == SAME_WEEK else _same_date(span.first, year)
    return Span(first, first + (span.last - span.first))


def _same_date(day: date, year: int) -> date:
    """The 29th of February is the 28th in most years."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def _same_week(day: date, year: int) -> date:
    """The same weekday of the same ISO week; week 53 is the last there is in most years."""
    _year, week, weekday = day.isocalendar()
    if year == day.year:
        return day
    try:
        return date.fromisocalendar(year, week, weekday)
    except ValueError:
        return date.fromisocalendar(year, week - 1, weekday)
