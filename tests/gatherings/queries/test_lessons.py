from __future__ import annotations

from datetime import timedelta

import pytest

from indgang.gatherings.evaluation import LENGTH, MET, TASKS, WORTH
from indgang.gatherings.models import Gathering
from indgang.gatherings.programmes import LastTime
from indgang.gatherings.queries.evaluations import evaluation_of
from indgang.gatherings.queries.lessons import last_held_before, last_time, suggested_lessons
from tests.gatherings.after_rows import a_held_gathering, a_theme, an_answer, answered
from tests.gatherings.day_rows import NOW, a_gathering

pytestmark = pytest.mark.django_db


def suggested(gathering: Gathering) -> list[str]:
    return suggested_lessons(gathering, evaluation_of(gathering))


def test_what_stands_out_is_suggested_with_its_figures() -> None:
    gathering, _guests = a_held_gathering(people=20, minutes=240, figures={"pairs": 46, "new": 13})
    answered(gathering, LENGTH, too_short=1, right=10, too_long=27)
    answered(gathering, MET, yes=9, no=29)
    answered(gathering, WORTH, yes=20, no=18)
    answered(gathering, TASKS, yes=30, no=8)
    theme = a_theme(gathering, "Telefonen")
    for table in range(1, 10):
        an_answer(gathering, f"svar {table}", table=table, theme=theme if table % 2 else None)
    assert suggested(gathering) == [
        "For lang, med 240 minutter: 71 % af 38 (55–83 %)",
        "Mødte nogen, de kan bruge: 24 % af 38 (13–39 %)",
        "De rigtige opgaver: 79 % af 38 (64–89 %)",
        "Par, der kendte hinanden i forvejen: 72 % af 46 (57–83 %)",
        "Svar om “Telefonen”: 56 % af 9 (27–81 %)",
    ]


def test_nothing_is_suggested_of_fewer_than_five() -> None:
    gathering, _guests = a_held_gathering(figures={"pairs": 3, "new": 0})
    answered(gathering, LENGTH, too_long=4)
    an_answer(gathering, "svar", theme=a_theme(gathering, "Telefonen"))
    assert suggested(gathering) == []


def test_too_short_is_suggested_too_and_what_was_in_the_middle_is_not() -> None:
    gathering, _guests = a_held_gathering(minutes=90, figures={"pairs": 40, "new": 39})
    answered(gathering, LENGTH, too_short=20, right=10)
    answered(gathering, WORTH, yes=6, no=4)
    assert suggested(gathering) == ["For kort, med 90 minutter: 67 % af 30 (49–81 %)"]


def test_the_last_one_is_the_one_before_in_time_that_was_held() -> None:
    first, _guests = a_held_gathering(starts_at=NOW - timedelta(days=400), minutes=240)
    last, _guests = a_held_gathering(starts_at=NOW - timedelta(days=200), minutes=150)
    a_gathering(starts_at=NOW - timedelta(days=100), state="cancelled")
    ahead = a_gathering(starts_at=NOW)
    assert (last_held_before(ahead), last_held_before(last), last_held_before(first)) == (last, first, None)


def test_how_long_the_last_one_was_found_is_known_from_five_answers_on() -> None:
    ahead = a_gathering(starts_at=NOW + timedelta(days=90))
    assert last_time(ahead) is None
    last, _guests = a_held_gathering(minutes=240)
    assert last_time(ahead) is None
    answered(last, LENGTH, too_long=6, right=4)
    assert last_time(ahead) == LastTime(minutes=240, too_long=0.6, too_short=0.0, n=10)
