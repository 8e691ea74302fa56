"""What was asked at the desk, without persons in it."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from indgang.catalogue.models import AskedQuestion
from indgang.catalogue.queries.task_index import task_index
from indgang.finding.cleaning import anonymous
from indgang.finding.words import WORD, canonical


def without_persons(text: str, today: date) -> str:
    """The question as it may be kept: without names, numbers, CPR, addresses, greeting and signature."""
    index = task_index(today)
    vocabulary, splitter = index.everything.vocabulary, index.everything.analyser.splitter
    colleagues = {
        canonical(word) for person in index.people.values() for word in WORD.findall(person.internal.name)
    }

    def knows(word: str) -> bool:
        return vocabulary.root(word) is not None or splitter.knows(word)

    def is_name(word: str) -> bool:
        """A name that is also one of the catalogue's own words is needed to find with."""
        return vocabulary.root(word) is None and (word in colleagues or splitter.is_name(word))

    return anonymous(text, knows=knows, is_name=is_name)


def unsettled_questions() -> QuerySet[AskedQuestion]:
    """What nothing fitted, and what was found only further down or not at all; newest first."""
    waiting = AskedQuestion.objects.filter(settled_date=None).exclude(rank=1)
    return waiting.select_related("task").order_by("-asked_date", "-pk")


def learned_questions() -> QuerySet[AskedQuestion]:
    """What finding has learned at the desk, newest first."""
    return (
        AskedQuestion.objects.filter(task__isnull=False).select_related("task").order_by("-asked_date", "-pk")
    )
