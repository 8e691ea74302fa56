from __future__ import annotations

from datetime import date

import pytest

from indgang.gatherings.programmes import Outside
from indgang.gatherings.queries.plans import outside_in_week_of, plan_of
from tests.factories import make_outside_date
from tests.gatherings.day_rows import a_gathering

pytestmark = pytest.mark.django_db


def test_what_others_hold_the_same_week_is_known_to_the_plan() -> None:
    make_outside_date("Måling", date(2026, 6, 1))
    make_outside_date("Ferie", date(2026, 6, 7), effect="away")
    make_outside_date("Ugen efter", date(2026, 6, 8))
    found = Outside(news=("Måling",), away=("Ferie",))
    assert outside_in_week_of(date(2026, 6, 3)) == found
    assert plan_of(a_gathering()).outside == found
