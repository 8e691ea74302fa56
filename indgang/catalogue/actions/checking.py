"""The municipality's own gold set: questions finding is measured on, and never learns from."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.catalogue.models import CheckQuestion, Task
from indgang.catalogue.rules import may_edit_words
from indgang.history.actions.recording import record_event
from indgang.people.models import User
from indgang.shared.refusals import Refused


class UnableToKeepCheckQuestion(Refused):
    """The check question was not added or removed."""


def add_check_question(*, text: str, tasks: Sequence[Task], by: User) -> CheckQuestion:
    if not may_edit_words(by):
        raise UnableToKeepCheckQuestion(_("Only catalogue editors may change the check questions."))
    text = text.strip()
    if not text:
        raise UnableToKeepCheckQuestion(_("Write the question as a company would ask it."), field="text")
    if not tasks:
        raise UnableToKeepCheckQuestion(_("Name at least one task that is right."), field="first")
    with transaction.atomic():
        question = CheckQuestion.objects.create(text=text)
        question.tasks.set(tasks)
        record_event(area="catalogue", act="add_check_question", target=question, by=by)
    return question


def remove_check_question(*, question: CheckQuestion, by: User) -> None:
    if not may_edit_words(by):
        raise UnableToKeepCheckQuestion(_("Only catalogue editors may change the check questions."))
    with transaction.atomic():
        record_event(area="catalogue", act="remove_check_question", target=question, by=by)
        question.delete()
