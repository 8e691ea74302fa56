from __future__ import annotations

import pytest

from indgang.surveys.actions.answering import UnableToTakeAnswer
from indgang.surveys.forms.satisfaction import SatisfactionForm
from indgang.surveys.models import Question, Scale
from tests.factories import make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def questions() -> list[Question]:
    return [make_question("fandt"), make_question("besked", scale=Scale.AGREEMENT)]


def test_each_question_has_five_answers_and_dont_know(questions: list[Question]) -> None:
    drawn = str(SatisfactionForm(questions=questions))
    for words in (
        "Meget tilfreds",
        "Meget utilfreds",
        "Helt enig",
        "Helt uenig",
        "Er der noget, vi skal vide?",
    ):
        assert words in drawn
    assert (drawn.count('type="radio"'), drawn.count("Ved ikke")) == (12, 2)


def test_what_was_chosen_becomes_scores(questions: list[Question]) -> None:
    form = SatisfactionForm({"fandt": "5", "besked": "unsure", "comment": "Tak"}, questions=questions)
    assert form.is_valid()
    assert (form.scores(), form.comment()) == ({"fandt": 5, "besked": None}, "Tak")


def test_nothing_has_to_be_answered(questions: list[Question]) -> None:
    form = SatisfactionForm({}, questions=questions)
    assert form.is_valid()
    assert (form.scores(), form.comment()) == ({}, "")


def test_what_is_no_answer_is_told_at_its_question(questions: list[Question]) -> None:
    form = SatisfactionForm({"fandt": "6", "comment": "Tak"}, questions=questions)
    assert form.errors == {"fandt": ["Vælg et af svarene."]}


def test_a_refusal_is_shown_where_it_belongs(questions: list[Question]) -> None:
    form = SatisfactionForm({}, questions=questions)
    form.show_refusal(UnableToTakeAnswer("For sent"))
    form.show_refusal(UnableToTakeAnswer("Ikke det", field="besked"))
    assert form.errors == {"__all__": ["For sent"], "besked": ["Ikke det"]}
