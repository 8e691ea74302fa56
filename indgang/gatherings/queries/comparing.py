"""Gatherings beside each other, the oldest first: how many, how long, and what they left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from indgang.gatherings.evaluation import FEWEST, LENGTH, MET, TOO_LONG, WORTH
from indgang.gatherings.models import Gathering, GatheringState
from indgang.gatherings.queries.evaluations import Evaluation, evaluations_of
from indgang.gatherings.queries.figures import Figures, figures_of
from indgang.gatherings.queries.published import times_used
from indgang.surveys.intervals import Estimate

MOST_COMPARED = 12


@dataclass(frozen=True)
class Compared:
    """One gathering. Of fewer than five people nothing but how many they were is told.

    ``booklet_used`` is how often its booklet was, and None where there is none.
    """

    gathering: Gathering
    invited: int
    came: int
    figures: Figures
    evaluation: Evaluation
    booklet_used: int | None = None

    @property
    def is_told(self) -> bool:
        return self.came >= FEWEST

    @property
    def new(self) -> Estimate | None:
        return self._told(self.figures.new)

    @property
    def alive_6(self) -> Estimate | None:
        return self._told(self.figures.alive_6)

    @property
    def alive_12(self) -> Estimate | None:
        return self._told(self.figures.alive_12)

    @property
    def bridged(self) -> int | None:
        return self.figures.bridged if self.is_told else None

    @property
    def worth(self) -> Estimate | None:
        return self._told(self.evaluation.figures[WORTH].good)

    @property
    def met(self) -> Estimate | None:
        return self._told(self.evaluation.figures[MET].good)

    @property
    def too_long(self) -> Estimate | None:
        return self._told(self.evaluation.figures[LENGTH].counted.share(TOO_LONG))

    def _told(self, share: Estimate | None) -> Estimate | None:
        return share if share is not None and share.is_shown and self.is_told else None


NUMBERS = {
    "invited": Count("guests", filter=Q(guests__invited_at__isnull=False)),
    "came": Count("guests", filter=Q(guests__checked_in_at__isnull=False)),
}


def numbers_of_guests(gathering: Gathering) -> dict[str, int]:
    """How many were ``invited``, and how many ``came``."""
    return Gathering.objects.filter(pk=gathering.pk).aggregate(**NUMBERS)


def compared_gatherings() -> list[Compared]:
    """The latest twelve that were held, the oldest of them first."""
    rows = Gathering.objects.filter(state=GatheringState.HELD).annotate(**NUMBERS)
    held = list(rows.order_by("-starts_at", "-pk")[:MOST_COMPARED])[::-1]
    return list(_compared(held))


def _compared(held: Sequence[Gathering]) -> Iterable[Compared]:
    evaluations, used = evaluations_of(held), times_used(held)
    for one in held:
        counted: dict[str, int] = {name: getattr(one, name) for name in NUMBERS}
        numbers = counted | one.figures  # noted once it is forgotten who they were
        yield Compared(
            one, numbers["invited"], numbers["came"], figures_of(one), evaluations[one.pk], used.get(one.pk)
        )
