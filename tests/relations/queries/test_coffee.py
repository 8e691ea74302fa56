from __future__ import annotations

from datetime import date

import pytest

from indgang.people.models import ClosingDay
from indgang.relations.queries.coffee import is_working_day, next_coffee_date
from tests.factories import make_municipality

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (date(2026, 6, 3), True),  # a Wednesday
        (date(2026, 6, 5), False),  # closed
        (date(2026, 6, 6), False),
        (date(2026, 6, 7), False),
        (date(2026, 6, 8), True),
    ],
)
def test_weekends_and_closing_days_are_no_working_days(day: date, is_one: bool) -> None:
    municipality = make_municipality()
    ClosingDay.objects.create(municipality=municipality, day=date(2026, 6, 5), name="Grundlovsdag")
    assert is_working_day(day) is is_one


def test_nobody_has_described_the_municipality_yet() -> None:
    assert is_working_day(date(2026, 6, 5))


def test_the_first_drawing_is_today() -> None:
    assert next_coffee_date(date(2026, 6, 3)) == date(2026, 6, 3)
