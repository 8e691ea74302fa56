from __future__ import annotations

from datetime import date

import pytest

from indgang.people.models import Colleague, Unit
from indgang.relations.models import Saying, Says
from indgang.relations.queries.guesses import TRIED, what_guesses_cost
from indgang.shared.actions.counting import count_change
from tests.factories import make_colleague, make_unit

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 3)


def house(count: int) -> list[Colleague]:
    units: list[Unit] = [make_unit() for _ in range(4)]
    return [make_colleague(units=[units[place % 4]]) for place in range(count)]


def test_the_worse_the_guess_the_less_is_left() -> None:
    people = house(16)
    for place, one in enumerate(people):
        other = people[(place + 5) % 16]
        Saying.objects.create(sayer=one, other=other, says=Says.WANTS, said_date=DAY)
    found = what_guesses_cost(DAY)
    assert [(one.noise, one.unknown) for one in found] == list(TRIED)
    assert all(0.4 < one.kept <= 1.000001 for one in found)
    assert found[0].kept >= found[2].kept
    assert found[3].kept >= found[4].kept
    assert what_guesses_cost(DAY) is found


def test_with_few_people_nothing_is_tried_and_it_is_looked_at_again() -> None:
    house(3)
    assert what_guesses_cost(DAY) == []
    house(12)
    count_change(topic="people")
    assert len(what_guesses_cost(DAY)) == len(TRIED)
