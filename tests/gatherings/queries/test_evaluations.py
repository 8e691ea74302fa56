from __future__ import annotations

from datetime import timedelta

import pytest

from indgang.gatherings.evaluation import LENGTH, MET, OPEN_FOR, WORTH
from indgang.gatherings.queries.evaluations import evaluation_of, is_open, remarks_on
from indgang.surveys.models import Remark
from tests.gatherings.after_rows import a_held_gathering, answered
from tests.gatherings.day_rows import NOW, a_guest

pytestmark = pytest.mark.django_db


def test_each_question_has_its_shares_in_plain_words() -> None:
    gathering, _guests = a_held_gathering()
    a_guest(gathering, "Blev hjemme")
    answered(gathering, LENGTH, too_short=1, right=10, too_long=27)
    evaluation = evaluation_of(gathering)
    length = evaluation.figures[LENGTH]
    assert [one.words for one in length.shares] == [
        "For kort: 3 % af 38 (0–13 %)",
        "Tilpas: 26 % af 38 (15–42 %)",
        "For lang: 71 % af 38 (55–83 %)",
    ]
    assert [(one.percent, one.is_good) for one in length.shares] == [(3, False), (26, True), (71, False)]
    assert (evaluation.n, evaluation.came, evaluation.is_shown) == (38, 6, True)
    assert round(length.good.value, 2) == 0.26


def test_fewer_than_five_answers_are_not_shown_nor_what_was_written() -> None:
    gathering, _guests = a_held_gathering()
    answered(gathering, MET, yes=4)
    Remark.objects.create(
        area="gatherings", target_key=gathering.history_key, text="Tak", asked_date=NOW.date()
    )
    evaluation = evaluation_of(gathering)
    assert (evaluation.figures[MET].shares, evaluation.n, evaluation.is_shown) == ([], 4, False)
    assert remarks_on(gathering, evaluation) == []
    answered(gathering, WORTH, yes=5)
    assert remarks_on(gathering, evaluation_of(gathering)) == ["Tak"]


def test_it_is_open_for_three_weeks_from_when_they_are_asked() -> None:
    gathering, _guests = a_held_gathering()
    assert not is_open(gathering, NOW)
    gathering.evaluation_asked_at = NOW
    assert is_open(gathering, NOW + OPEN_FOR - timedelta(seconds=1))
    assert not is_open(gathering, NOW + OPEN_FOR)
