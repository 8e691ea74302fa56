"""How often a task shown before sending was answer enough, beside how many asked about it all the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Sum
from django.utils import timezone

from indgang.enquiries.models import SelfHelp
from indgang.enquiries.queries.figures import Figures, Split
from indgang.enquiries.queries.kept_figures import kept_figures
from indgang.surveys.queries.results import Period


@dataclass(frozen=True)
class SelfHelped:
    """A task by its title: how many it helped before sending, and how many asked, in the same time."""

    label: str
    helped: int
    asked: int


def self_helped(period: Period) -> list[SelfHelped]:
    """The tasks that helped somebody, the most first. Confidential enquiries are not among those who asked.

    Counted anew each time: what helps is noted without moving the counter that kept figures go by.
    """
    first, end = timezone.localdate(period.first), timezone.localdate(period.end)
    helped = SelfHelp.objects.filter(day__gte=first, day__lt=end).order_by().values_list("task__title")
    counted = list(helped.annotate(number=Sum("times")))
    asked = _numbers(kept_figures(period, Split.TASK)[1]) if counted else {}
    found = [SelfHelped(title, number, asked.get(title, 0)) for title, number in counted]
    return sorted(found, key=lambda one: (-one.helped, one.label))


def _numbers(groups: Sequence[Figures]) -> dict[str, int]:
    return {group.label: group.number for group in groups}
