from __future__ import annotations

from datetime import date

import pytest

from indgang.materials.queries.outside_dates import occurrences_between, occurrences_in_week_of
from tests.factories import make_outside_date

pytestmark = pytest.mark.django_db


def test_all_that_touches_the_days_stands_in_order() -> None:
    make_outside_date("Jul", date(2025, 12, 23), date(2026, 1, 2), repeats="yearly")
    make_outside_date("Valg", date(2026, 11, 3))
    make_outside_date("Ferie", date(2025, 10, 13), date(2025, 10, 19), repeats="same_week")
    found = occurrences_between(date(2026, 1, 1), date(2026, 12, 31))
    assert [(one.outside.name, one.span.first) for one in found] == [
        ("Jul", date(2025, 12, 23)),
        ("Ferie", date(2026, 10, 12)),
        ("Valg", date(2026, 11, 3)),
        ("Jul", date(2026, 12, 23)),
    ]


def test_a_day_is_beside_what_touches_its_week() -> None:
    make_outside_date("Mandag", date(2026, 11, 23))
    make_outside_date("Søndag før", date(2026, 11, 22))
    assert [one.outside.name for one in occurrences_in_week_of(date(2026, 11, 29))] == ["Mandag"]
