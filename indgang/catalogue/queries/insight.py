"""What tasks are found by, and which pull the same words, for those who keep the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Task
from indgang.catalogue.queries.task_cards import TaskCard
from indgang.catalogue.queries.task_index import ASKED_FIELD, REGISTER_FIELD, task_index
from indgang.finding.insight import found_by, pulls

FIELD_NAMES = {
    "title": _("title"),
    "words": _("words"),
    "questions": _("example questions"),
    ASKED_FIELD: _("asked at the desk"),
    "unit": _("unit"),
    "text": _("text"),
    REGISTER_FIELD: _("KLE register"),
}
MOST_PAIRS = 30


@dataclass(frozen=True)
class WordRow:
    """A word a task is found by: its part of the whole, 0 … 100 %, how many other tasks have it, where it stands."""

    word: str
    percent: int
    others: int
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Two tasks that pull the same words; ``percent`` says how alike they are."""

    one: TaskCard
    other: TaskCard
    percent: int
    words: tuple[str, ...]


def found_by_words(task: Task, today: date) -> list[WordRow]:
    """The words that count most for the task; none where it is not published."""
    index = task_index(today).everything
    if task.key not in index.keys:
        return []
    found = found_by(index, task.key)
    strongest = max((row.impact for row in found), default=1.0)
    return [
        WordRow(
            row.word,
            round(100 * row.impact / strongest),
            row.others,
            tuple(str(FIELD_NAMES[name]) for name in index.fields_with(task.key, row.word)),
        )
        for row in found
    ]


def pulling_pairs(today: date) -> list[Pair]:
    """The pairs of tasks most alike, the most alike first. Other doors are no tasks."""
    tasks = task_index(today)
    pairs = pulls(tasks.everything, most=3 * MOST_PAIRS)
    return [
        Pair(tasks.cards[pull.one], tasks.cards[pull.other], round(100 * pull.likeness), pull.words)
        for pull in pairs
        if pull.one in tasks.cards and pull.other in tasks.cards
    ][:MOST_PAIRS]
