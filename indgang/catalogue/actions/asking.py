"""What the desk tells of an answer: it was this one, or nothing fits. Who asked and who said so is not kept."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.catalogue.models import AskedQuestion, Task
from indgang.catalogue.queries.asked import without_persons
from indgang.catalogue.queries.learned_model import MOST_ASKED
from indgang.catalogue.rules import may_settle_questions
from indgang.history.actions.recording import record_event
from indgang.people.models import User
from indgang.shared.actions.counting import count_change
from indgang.shared.refusals import Refused

KEPT_FOR = timedelta(days=2 * 365)
"""How long an asked question is kept, counted from the day it was asked."""


class UnableToNoteQuestion(Refused):
    """Nothing was kept of the question."""


class UnableToSettleQuestion(Refused):
    """The question still waits."""


def note_right_task(
    *, text: str, task: Task, rank: int | None, was_confident: bool, today: date
) -> AskedQuestion:
    """Keeps the question as one this task answers: finding knows it from the next question on.

    ``rank`` is the task's place in the answer, from 1; None where it was not among those shown.
    """
    with transaction.atomic():
        asked = _note(text=text, task=task, rank=rank, was_confident=was_confident, today=today)
        _forget_more_than_are_read(task)
        count_change(topic="catalogue")
    return asked


def note_nothing_fits(*, text: str, was_confident: bool, today: date) -> AskedQuestion:
    """Keeps the question for the catalogue's editor, as one that nothing answers yet."""
    return _note(text=text, task=None, rank=None, was_confident=was_confident, today=today)


def _note(
    *, text: str, task: Task | None, rank: int | None, was_confident: bool, today: date
) -> AskedQuestion:
    kept = without_persons(text, today)
    if not kept:
        raise UnableToNoteQuestion(_("There was nothing to remember: only names and numbers."))
    same = AskedQuestion.objects.filter(text=kept, task=task, settled_date=None, asked_date=today).first()
    return same or AskedQuestion.objects.create(
        text=kept, task=task, rank=rank, was_confident=was_confident, asked_date=today
    )


def _forget_more_than_are_read(task: Task) -> None:
    newest = AskedQuestion.objects.filter(task=task).order_by("-asked_date", "-pk")[:MOST_ASKED]
    kept = list(newest.values_list("pk", flat=True))
    AskedQuestion.objects.filter(task=task).exclude(pk__in=kept).delete()


def settle_question(*, asked: AskedQuestion, task: Task | None, by: User, today: date) -> AskedQuestion:
    """The editor has seen to it: it belongs to ``task``, or there is nothing to do (None)."""
    if not may_settle_questions(by):
        raise UnableToSettleQuestion(_("Only those who keep a catalogue may settle what was asked."))
    with transaction.atomic():
        asked.task = task or asked.task
        asked.settled_date, asked.settled_by = today, by.history_name[:120]
        asked.save()
        changes = {"task": ("", asked.task)} if asked.task else {}
        record_event(area="catalogue", act="settle_question", target=asked, by=by, changes=changes)
    return asked


def forget_question(*, asked: AskedQuestion, by: User) -> None:
    """Takes the question away for good, and with it what finding knew from it."""
    if not may_settle_questions(by):
        raise UnableToSettleQuestion(_("Only those who keep a catalogue may forget what was asked."))
    with transaction.atomic():
        asked.delete()
        count_change(topic="catalogue")


def forget_old_questions(*, now: datetime) -> int:
    """Deletes what is older than it may be; returns how many."""
    old = AskedQuestion.objects.filter(asked_date__lt=(now - KEPT_FOR).date())
    deleted = old.delete()[0]
    if deleted:
        count_change(topic="catalogue")
    return deleted
