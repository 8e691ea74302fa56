from __future__ import annotations

from datetime import date

import pytest

from indgang.surveys.intervals import share_of
from indgang.surveys.models import Remark, Tally
from indgang.surveys.queries.tallies import Counted, counted_about, remarks_about

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 3)


def tally(key: str, question: str, choice: str, number: int) -> None:
    Tally.objects.create(
        area="gatherings", target_key=key, question=question, choice=choice, number=number, asked_date=DAY
    )


def test_what_was_counted_stands_by_thing_and_question() -> None:
    tally("g:1", "met", "yes", 3)
    tally("g:1", "met", "no", 2)
    tally("g:2", "met", "yes", 9)
    found = counted_about(area="gatherings", keys=["g:1"])
    assert found == {"g:1": {"met": Counted({"yes": 3, "no": 2})}}
    met = found["g:1"]["met"]
    assert (met.n, met.is_shown, met.share("yes"), met.share("no", "yes")) == (
        5,
        True,
        share_of(3, 5),
        share_of(5, 5),
    )
    assert not Counted({"yes": 4}).is_shown


def test_remarks_stand_by_the_alphabet_and_only_from_five_answers_on() -> None:
    for text in ("østen", "Aften", "byen"):
        Remark.objects.create(area="gatherings", target_key="g:1", text=text, asked_date=DAY)
    enough = [Counted({"yes": 5}), Counted({})]
    assert remarks_about(area="gatherings", key="g:1", answered=enough) == ["Aften", "byen", "østen"]
    assert remarks_about(area="gatherings", key="g:1", answered=[Counted({"yes": 4})]) == []
    assert remarks_about(area="gatherings", key="g:1", answered=[]) == []
