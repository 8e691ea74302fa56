"""What the enquiries of a time come to: how many, how long they took, and how it went. Counted in the database.

Confidential ones count among all together, and only where those are five or more; they are in no group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from itertools import pairwise
from typing import Any

import numpy as np
from django.db.models import Avg, Case, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce
from django.utils import timezone

from indgang.businesses.models import SMALL, Size
from indgang.enquiries.models import Channel, Enquiry
from indgang.enquiries.queries.elapsed import QUARTERS_IN_HOUR, QuarterHours
from indgang.shared.moments import beginning_of
from indgang.surveys.intervals import LEAST_SHOWN, SATISFIED, Estimate, median_of, quantile_of, share_of
from indgang.surveys.models import Invitation
from indgang.surveys.queries.results import Period

MOST_TAKE = 0.8
"""What four of five do not exceed is told beside the median: one who waited long must not disappear in the middle."""


class Split(Enum):
    """What groups are made by, and the fact of an answer that tells which group it belongs to, if there is one.

    A task has none: tasks lie within kinds, so that a few answers could be worked out from the two splits together.
    """

    KIND = "kind"
    TASK = "task"
    UNIT = "unit"
    SIZE = "size"
    CHANNEL = "channel"
    FIRM = "firm"

    @property
    def fact(self) -> str:
        return {Split.TASK: "", Split.FIRM: "size"}.get(self, self.value)

    @property
    def has_satisfaction(self) -> bool:
        return bool(self.fact)


SMALL_FIRMS, LARGER_FIRMS = "small", "larger"
LABELLED: dict[Split, Mapping[str, Any]] = {
    Split.SIZE: {size.value: size.label for size in Size},
    Split.CHANNEL: {channel.value: channel.label for channel in Channel},
}


@dataclass(frozen=True)
class Figures:
    """The enquiries of one group, or all. Times are in hours; ``satisfied`` is a share 0 … 1 of those who answered."""

    label: str
    number: int
    transfers: int
    closed: int
    at_first_contact: Estimate
    first_answer: Estimate
    first_answer_of_most: Estimate
    closing: Estimate
    closing_of_most: Estimate
    satisfied: Estimate
    is_satisfaction_shown: bool = True

    @property
    def transfers_each(self) -> float:
        return self.transfers / self.number


@dataclass(frozen=True)
class MonthCount:
    first: date
    number: int


@dataclass
class _Tally:
    number: int = 0
    transfers: int = 0
    closed: int = 0
    at_first_contact: int = 0
    answer_times: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    closing_times: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, other: _Tally) -> None:
        self.number += other.number
        self.transfers += other.transfers
        self.closed += other.closed
        self.at_first_contact += other.at_first_contact
        for own, others in (
            (self.answer_times, other.answer_times),
            (self.closing_times, other.closing_times),
        ):
            for quarters, times in others.items():
                own[quarters] += times


Groups = dict[tuple[str, bool], _Tally]
Satisfaction = dict[str, list[float]]


def figures(period: Period, split: Split) -> tuple[Figures | None, list[Figures]]:
    """All together, or None where nothing may be told; and each group, the largest first."""
    tallies, scores = _tallies(period, split), _scores(period, split)
    whole = _whole(tallies, scores)
    groups = [
        _figures(label, tally, scores.get(label, []) if split.has_satisfaction else [])
        for (label, is_confidential), tally in tallies.items()
        if not is_confidential
    ]
    return whole, _without_remainders(groups)


def months(period: Period) -> list[MonthCount]:
    """How many came in each month that the period touches, counted by the municipality's own days."""
    starts = list(_month_starts(timezone.localdate(period.first), period.end))
    wanted = {
        f"month_{place}": Count("pk", filter=Q(received_at__gte=begins, received_at__lt=ends))
        for place, (begins, ends) in enumerate(pairwise(starts))
    }
    counted = _received(period).aggregate(**wanted)
    return [
        MonthCount(timezone.localdate(begins), counted[f"month_{place}"])
        for place, begins in enumerate(starts[:-1])
    ]


def _month_starts(first: date, end: datetime) -> Iterable[datetime]:
    month = first.replace(day=1)
    while beginning_of(month) < end:
        yield beginning_of(month)
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    yield beginning_of(month)


def _received(period: Period) -> QuerySet[Enquiry]:
    return Enquiry.objects.filter(received_at__gte=period.first, received_at__lt=period.end).order_by()


def _tallies(period: Period, split: Split) -> Groups:
    """Label and whether they are confidential → what was counted. Three reads, however many there are."""
    received = _received(period).annotate(group=_group_of(split)).values_list("group", "is_confidential")
    found: Groups = defaultdict(_Tally)
    for group, is_confidential, number, transfers, closed, at_first in received.annotate(
        number=Count("pk"),
        handed=Sum("transfers"),
        ended=Count("closed_at"),
        at_first=Count("pk", filter=Q(answered_at_first_contact=True)),
    ):
        tally = found[_label(split, group), is_confidential]
        tally.add(_Tally(number, transfers, closed, at_first))
    for moment, name in (("first_answered_at", "answer_times"), ("closed_at", "closing_times")):
        timed = received.filter(**{f"{moment}__isnull": False}).annotate(
            quarters=QuarterHours("received_at", moment), times=Count("pk")
        )
        for group, is_confidential, quarters, times in timed:
            getattr(found[_label(split, group), is_confidential], name)[quarters] += times
    return found


def _group_of(split: Split) -> Any:
    size = F("business__size")
    return {
        Split.KIND: Coalesce("task__theme__name", "task__title", Value("")),
        Split.TASK: Coalesce("task__title", Value("")),
        Split.UNIT: Coalesce("unit__name", Value("")),
        Split.SIZE: Coalesce(size, Value("")),
        Split.CHANNEL: F("channel"),
        Split.FIRM: Case(
            When(business__size__in=SMALL, then=Value(SMALL_FIRMS)),
            When(business__size__gt="", then=Value(LARGER_FIRMS)),
            default=Value(""),
        ),
    }[split]


def _label(split: Split, group: str) -> str:
    return str(LABELLED.get(split, {}).get(group, group))


def _scores(period: Period, split: Split) -> Satisfaction:
    """Label → the average of each answer, of those who were asked in the period."""
    answered = Invitation.objects.filter(
        area="enquiries", answered_at__isnull=False, sent_at__gte=period.first, sent_at__lt=period.end
    ).order_by("pk")
    fact = KeyTextTransform(split.fact, "facts") if split.fact else Value("")
    found: Satisfaction = defaultdict(list)
    averages = answered.annotate(group=fact, average=Avg("answers__score")).filter(average__isnull=False)
    for group, average in averages.values_list("group", "average"):
        found[_firm(group) if split is Split.FIRM else group or ""].append(average)
    return found


def _firm(size_label: str | None) -> str:
    if not size_label:
        return ""
    return SMALL_FIRMS if size_label in {str(size.label) for size in SMALL} else LARGER_FIRMS


def _whole(tallies: Groups, scores: Satisfaction) -> Figures | None:
    everything, open_to_house = _Tally(), _Tally()
    for (_label_of_group, is_confidential), tally in tallies.items():
        everything.add(tally)
        if not is_confidential:
            open_to_house.add(tally)
    told = everything if everything.number >= LEAST_SHOWN else open_to_house
    if not told.number:
        return None
    return _figures("", told, [average for group in scores.values() for average in group])


def _figures(label: str, tally: _Tally, averages: list[float]) -> Figures:
    answer_times, closing_times = _hours(tally.answer_times), _hours(tally.closing_times)
    satisfied = sum(average >= SATISFIED for average in averages)
    satisfaction = share_of(satisfied, len(averages))
    return Figures(
        label=label,
        number=tally.number,
        transfers=tally.transfers,
        closed=tally.closed,
        at_first_contact=share_of(tally.at_first_contact, tally.number),
        first_answer=median_of(answer_times),
        first_answer_of_most=quantile_of(answer_times, MOST_TAKE),
        closing=median_of(closing_times),
        closing_of_most=quantile_of(closing_times, MOST_TAKE),
        satisfied=satisfaction,
        is_satisfaction_shown=satisfaction.is_shown,
    )


def _hours(counted: Mapping[int, int]) -> list[float]:
    quarters = sorted(counted)
    hours = np.array(quarters, dtype=float) / QUARTERS_IN_HOUR
    return list(np.repeat(hours, [counted[one] for one in quarters]))


def _without_remainders(groups: Iterable[Figures]) -> list[Figures]:
    """Hides the satisfaction of one more group where that of the hidden could be worked out from the whole."""
    ordered = sorted(groups, key=lambda group: (-group.number, group.label))
    hidden = sum(group.satisfied.n for group in ordered if not group.is_satisfaction_shown)
    shown = [group for group in ordered if group.is_satisfaction_shown]
    if not 0 < hidden < LEAST_SHOWN or not shown:
        return ordered
    least = min(shown, key=lambda group: group.satisfied.n)
    return [replace(group, is_satisfaction_shown=False) if group is least else group for group in ordered]
