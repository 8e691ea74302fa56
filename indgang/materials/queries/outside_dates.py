from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indgang.materials.models import OutsideDate
from indgang.materials.yearly import Span, week_of


@dataclass(frozen=True)
class Occurrence:
    """An outside date when it really is."""

    outside: OutsideDate
    span: Span


def occurrences_between(first: date, last: date) -> list[Occurrence]:
    """Every one that touches the days, in order."""
    wanted = Span(first, last)
    years = range(first.year - 1, last.year + 1)
    found = [
        Occurrence(outside, span)
        for outside in OutsideDate.objects.all()
        for year in years
        if (span := outside.span_in(year)) and span.touches(wanted)
    ]
    return sorted(found, key=lambda one: (one.span.first, one.outside.name, one.outside.pk))


def occurrences_in_week_of(day: date) -> list[Occurrence]:
    """What a gathering or a release on the day would lie beside."""
    week = week_of(day)
    return occurrences_between(week.first, week.last)
