"""Finding held against the municipality's own check questions: as it is, and as it would be with further words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from indgang.catalogue.models import CheckQuestion, Task
from indgang.catalogue.queries.task_index import TaskIndex, build_task_index, task_index
from indgang.finding.measuring import Figures, Found, GoldQuestion, Rate, measure

MOST_LOOKED_AT = 20
"""Documents of an answer that a right one is looked for among."""


@dataclass(frozen=True)
class Moved:
    """A check question whose right task changes its place; None is not among the first twenty."""

    text: str
    before: int | None
    after: int | None

    @property
    def is_better(self) -> bool:
        return (self.after or MOST_LOOKED_AT + 1) < (self.before or MOST_LOOKED_AT + 1)


@dataclass(frozen=True)
class Trial:
    """What further words would do: the figures before and after, and the questions that move."""

    before: Figures
    after: Figures
    moved: tuple[Moved, ...]

    @property
    def rows(self) -> list[tuple[int, Rate, Rate]]:
        """For each number of answers looked at: the rate before and after."""
        return [(most, rate, self.after.recall[most]) for most, rate in self.before.recall.items()]


def listed_check_questions() -> QuerySet[CheckQuestion]:
    return CheckQuestion.objects.prefetch_related("tasks").order_by("pk")


def gold_questions() -> list[GoldQuestion]:
    """The check questions that have a task to be right about."""
    rows = ((row.text, frozenset(task.key for task in row.tasks.all())) for row in listed_check_questions())
    return [GoldQuestion(text, keys) for text, keys in rows if keys]


def figures_of(index: TaskIndex, gold: Sequence[GoldQuestion]) -> Figures:
    """How well this reading of the catalogue answers the gold questions, as the desk would ask."""

    def ask(text: str) -> list[Found]:
        return [
            Found(hit.key, index.cards[hit.key].kle) for hit in index.everything.search(text, MOST_LOOKED_AT)
        ]

    return measure(gold, ask)


def try_words(*, task: Task, words: Sequence[str], today: date) -> Trial:
    """What the words would do for the task, on every check question. About two seconds for five hundred of them."""
    gold = gold_questions()
    now = task_index(today)
    then = build_task_index(now.stamp, further={task.key: list(words)})
    before, after = figures_of(now, gold), figures_of(then, gold)
    places = zip(gold, before.ranks, after.ranks, strict=True)
    moved = tuple(Moved(question.text, was, becomes) for question, was, becomes in places if was != becomes)
    return Trial(before, after, moved)
