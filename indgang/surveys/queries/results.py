"""What was answered, in figures: never of fewer than five answers, and never so that those can be worked out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext as _

from indgang.surveys.intervals import (
    LEAST_SHOWN,
    SCORES,
    Estimate,
    mean_of,
    share_of,
    share_satisfied,
)
from indgang.surveys.models import FACTS, Answer, Invitation, Question


@dataclass(frozen=True)
class Period:
    """Whoever was asked from ``first`` on and before ``end``."""

    first: datetime
    end: datetime

    def invitations(self) -> QuerySet[Invitation]:
        return Invitation.objects.filter(sent_at__gte=self.first, sent_at__lt=self.end)


@dataclass(frozen=True)
class Figures:
    """A question's answers from one group. Where ``is_shown`` is not so, only the numbers of answers are to be shown.

    ``mean`` is 1 … 5, ``satisfied`` a share 0 … 1; ``label`` is the group's, empty for all together.
    """

    label: str
    mean: Estimate
    satisfied: Estimate
    unsure: int
    is_shown: bool

    @property
    def why_hidden(self) -> str:
        """Too few, or so many that those who are too few could be worked out from them."""
        return _("fewer than 5 answers") if self.mean.is_suppressed else _("hidden, to hide others")

    @property
    def n(self) -> int:
        """How many gave a score."""
        return self.mean.n


@dataclass(frozen=True)
class QuestionResult:
    """A question with its figures: of all together, and of each group where it is split."""

    question: Question
    whole: Figures
    groups: tuple[Figures, ...] = ()


def results(period: Period, *, split_by: str = "") -> list[QuestionResult]:
    """Every question that was answered in the period, in order; split by a copied fact (one of ``FACTS``), or not.

    ValueError for another fact. Groups stand with most answers first; where the fact is not known they have no label.
    """
    if split_by and split_by not in FACTS:
        raise ValueError(f"Results cannot be split by {split_by}.")
    counted = _counted(period, split_by)
    questions = Question.objects.filter(pk__in=list(counted)).order_by("position", "pk")
    return [_result(question, counted[question.pk], split_by) for question in questions]


Counts = dict[int | None, int]


def _counted(period: Period, split_by: str) -> dict[int, dict[str, Counts]]:
    """Question's id → group → score → how many gave it."""
    answers = Answer.objects.filter(
        invitation__sent_at__gte=period.first, invitation__sent_at__lt=period.end
    ).order_by("question_id")
    group = KeyTextTransform(split_by, "invitation__facts") if split_by else Value("")
    grouped = answers.annotate(group=group).values_list("question_id", "score", "group")
    counted: dict[int, dict[str, Counts]] = defaultdict(lambda: defaultdict(dict))
    for question_id, score, label, number in grouped.annotate(number=Count("pk")):
        counted[question_id][label or ""][score] = number
    return counted


def _result(question: Question, by_group: Mapping[str, Counts], split_by: str) -> QuestionResult:
    whole: Counts = defaultdict(int)
    for counts in by_group.values():
        for score, number in counts.items():
            whole[score] += number
    everybody = _figures("", whole)
    groups = [_figures(label, counts) for label, counts in by_group.items()] if split_by else []
    return QuestionResult(question, everybody, tuple(_without_remainders(groups)))


def _figures(label: str, counts: Counts) -> Figures:
    given = [counts.get(score, 0) for score in SCORES]
    mean = mean_of(given)
    return Figures(label, mean, share_satisfied(given), counts.get(None, 0), mean.is_shown)


def _without_remainders(groups: Iterable[Figures]) -> list[Figures]:
    """Hides one more group where the hidden ones together are so few that the whole less the others tells of them."""
    ordered = sorted(groups, key=lambda group: (-group.n, group.label))
    hidden = [group for group in ordered if not group.is_shown]
    is_telling = 0 < sum(group.n for group in hidden) < LEAST_SHOWN
    last_shown = len(ordered) - len(hidden) - 1
    return [
        Figures(group.label, group.mean, group.satisfied, group.unsure, is_shown=False)
        if is_telling and place == last_shown
        else group
        for place, group in enumerate(ordered)
    ]


def response_rate(period: Period) -> Estimate:
    """The share of those asked who have answered. Counts are not hidden."""
    asked = period.invitations().aggregate(
        sent=Count("pk"), answered=Count("pk", filter=Q(answered_at__isnull=False))
    )
    return share_of(asked["answered"], asked["sent"])


def comments(period: Period) -> list[str]:
    """What was written, by the alphabet, so that neither place nor day tells by whom; nothing of fewer than five."""
    answered = period.invitations().filter(answered_at__isnull=False).order_by("pk")
    written = list(answered.values_list("comment", flat=True))
    return sorted(filter(None, written), key=str.casefold) if len(written) >= LEAST_SHOWN else []
