"""How guests found a gathering, in figures: of five answers or more, and of nobody by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet
from django.utils.functional import Promise

from indgang.gatherings.evaluation import OPEN_FOR, QUESTIONS, Asked
from indgang.gatherings.figure_words import percent, share_in_words
from indgang.gatherings.models import Gathering, Guest
from indgang.surveys.intervals import Estimate
from indgang.surveys.queries.tallies import Counted, counted_about, remarks_about

NOTHING = Counted({})


@dataclass(frozen=True)
class AnswerShare:
    """One answer to a question, with how many chose it."""

    key: str
    label: Promise
    share: Estimate
    is_good: bool

    @property
    def words(self) -> str:
        return share_in_words(str(self.label), self.share)

    @property
    def percent(self) -> int:
        return percent(self.share.value)


@dataclass(frozen=True)
class QuestionFigures:
    asked: Asked
    counted: Counted

    @property
    def n(self) -> int:
        return self.counted.n

    @property
    def is_shown(self) -> bool:
        return self.counted.is_shown

    @property
    def good(self) -> Estimate:
        return self.counted.share(*self.asked.good)

    @property
    def shares(self) -> list[AnswerShare]:
        """Each answer in the order it is asked; empty where they are too few to be shown."""
        if not self.is_shown:
            return []
        return [
            AnswerShare(key, label, self.counted.share(key), key in self.asked.good)
            for key, label in self.asked.choices.items()
        ]


@dataclass(frozen=True)
class Evaluation:
    """The four questions in order; ``came`` is how many could have answered."""

    figures: dict[str, QuestionFigures]
    came: int

    @property
    def n(self) -> int:
        """As many as have answered the question that most have answered."""
        return max(one.n for one in self.figures.values())

    @property
    def is_shown(self) -> bool:
        return any(one.is_shown for one in self.figures.values())


def guests_who_came(gathering: Gathering) -> QuerySet[Guest]:
    came = gathering.guests.filter(checked_in_at__isnull=False)
    return came.select_related("colleague", "gathering__organiser").order_by("pk")


def evaluations_of(gatherings: Iterable[Gathering]) -> dict[int, Evaluation]:
    """By gathering's id."""
    wanted = {gathering.history_key: gathering for gathering in gatherings}
    counted = counted_about(area="gatherings", keys=list(wanted))
    came = _came(wanted.values())
    return {
        gathering.pk: Evaluation(
            {one.key: QuestionFigures(one, counted.get(key, {}).get(one.key, NOTHING)) for one in QUESTIONS},
            came.get(gathering.pk, 0),
        )
        for key, gathering in wanted.items()
    }


def _came(gatherings: Iterable[Gathering]) -> dict[int, int]:
    rows = Guest.objects.filter(gathering__in=list(gatherings), checked_in_at__isnull=False)
    return dict(rows.order_by("gathering_id").values_list("gathering_id").annotate(Count("pk")))


def evaluation_of(gathering: Gathering) -> Evaluation:
    return evaluations_of([gathering])[gathering.pk]


def remarks_on(gathering: Gathering, evaluation: Evaluation) -> list[str]:
    counted = [one.counted for one in evaluation.figures.values()]
    return remarks_about(area="gatherings", key=gathering.history_key, answered=counted)


def is_open(gathering: Gathering, now: datetime) -> bool:
    """Whether guests may answer how it was."""
    asked_at = gathering.evaluation_asked_at
    return asked_at is not None and now < asked_at + OPEN_FOR
