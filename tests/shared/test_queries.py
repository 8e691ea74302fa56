from __future__ import annotations

import pytest

from indgang.shared.actions.counting import count_change
from indgang.shared.queries import change_number

pytestmark = pytest.mark.django_db


def test_the_number_is_nothing_before_the_first_change() -> None:
    assert change_number(["people", "catalogue"]) == 0


def test_the_number_moves_whenever_any_of_the_topics_does() -> None:
    numbers = []
    for topic in ("people", "catalogue", "catalogue"):
        count_change(topic=topic)
        numbers.append(change_number(["people", "catalogue"]))

    assert numbers == [1, 2, 3]


def test_other_topics_do_not_move_it() -> None:
    count_change(topic="people")
    count_change(topic="sign-in")

    assert change_number(["people"]) == 1
