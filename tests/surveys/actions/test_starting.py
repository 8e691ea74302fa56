from __future__ import annotations

import pytest

from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.surveys.actions.starting import start_questions
from indgang.surveys.models import Question
from tests.factories import make_question

pytestmark = pytest.mark.django_db


def test_three_questions_are_put_in_and_again_changes_nothing() -> None:
    first = start_questions(by=SYSTEM)
    assert [question.key for question in first] == ["found-the-right-one", "kept-informed", "clear-result"]
    assert str(first[0]) == "Hvor tilfreds er du med, hvor let du fik fat i den rette?"
    assert start_questions(by=SYSTEM) == first
    assert Event.objects.filter(act="start_questions").count() == 3


def test_what_the_municipality_has_written_stands() -> None:
    make_question("kept-informed", text="Fik du besked?")
    start_questions(by=SYSTEM)
    assert Question.objects.get(key="kept-informed").text == "Fik du besked?"
    assert Question.objects.count() == 3
