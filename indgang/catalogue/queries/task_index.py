"""The index that finding searches: derived from the database by each process, and made anew when that has changed."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

from indgang.catalogue.models import ExampleQuestion, KleSubject, Task
from indgang.catalogue.queries.task_cards import TaskCard, task_cards
from indgang.finding.analysis import Analyser
from indgang.finding.compounds import CompoundSplitter
from indgang.finding.index import FIELDS, Document, Index
from indgang.finding.postings import FieldSetting
from indgang.shared.queries import change_number

TOPICS = ("people", "catalogue")
REGISTER_FIELD = "register"
TASK_FIELDS: Mapping[str, FieldSetting] = {**FIELDS, REGISTER_FIELD: FieldSetting(1.0, 0.0)}


@dataclass(frozen=True)
class TaskIndex:
    """One reading of the catalogue. ``stamp`` tells which: the change number and the day it was made."""

    stamp: tuple[int, date, str]
    cards: Mapping[str, TaskCard]
    everything: Index
    public: Index


_lock = threading.Lock()
_newest: TaskIndex | None = None


def task_index(today: date) -> TaskIndex:
    """The index of the catalogue as it stands now. Costs one small read when nothing has changed."""
    global _newest
    stamp = (change_number(TOPICS), today, str(settings.DATABASES["default"]["NAME"]))
    index = _newest
    if index is not None and index.stamp == stamp:
        return index
    with _lock:  # one thread builds while the others wait for the same index
        if _newest is None or _newest.stamp != stamp:
            _newest = build_task_index(stamp)
        return _newest


def build_task_index(stamp: tuple[int, date, str]) -> TaskIndex:
    cards = {card.key: card for card in task_cards(stamp[1])}
    documents = list(_documents(cards))
    analyser = danish_analyser(settings.COMPOUND_WORDS_FILE)
    return TaskIndex(
        stamp=stamp,
        cards=cards,
        everything=Index.build(documents, TASK_FIELDS, analyser),
        public=Index.build([d for d in documents if cards[d.key].is_public], TASK_FIELDS, analyser),
    )


@cache
def danish_analyser(compound_words: Path) -> Analyser:
    """The analyser with the derived list of compound parts; without the file words are only stemmed."""
    splitter = CompoundSplitter.load(compound_words) if compound_words.exists() else CompoundSplitter.none()
    return Analyser(splitter)


def _documents(cards: Mapping[str, TaskCard]) -> Iterable[Document]:
    questions: dict[int, list[str]] = {}
    for task_id, text in ExampleQuestion.objects.order_by("pk").values_list("task_id", "text"):
        questions.setdefault(task_id, []).append(text)
    register = {subject.number: subject for subject in KleSubject.objects.filter(is_retired=False)}
    for task in Task.objects.filter(is_published=True).order_by("pk"):
        card = cards[task.key]
        yield Document(
            key=task.key,
            fields={
                "title": task.title,
                "words": [*task.word_list, *task.wrong_term_list],
                "questions": questions.get(task.pk, []),
                "unit": card.unit,
                "text": f"{task.description}\n{task.send_along}\n{task.next_step}",
                REGISTER_FIELD: list(_register_words(task, register)),
            },
            numbers=task.kle,
            names=[doer.person.internal.name for doer in card.doers if doer.person.internal.name],
        )


def _register_words(task: Task, register: Mapping[str, KleSubject]) -> Iterable[str]:
    for number in task.kle:
        if number in register:
            yield register[number].title
            yield from register[number].keyword_list
