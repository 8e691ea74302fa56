from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError

from tests.factories import make_absence, make_colleague

pytestmark = pytest.mark.django_db

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


def test_both_days_are_included() -> None:
    absence = make_absence(make_colleague("Ane"), MONDAY, FRIDAY)
    days = [date(2026, 11, 22), MONDAY, FRIDAY, date(2026, 11, 28)]
    assert [absence.covers(day) for day in days] == [False, True, True, False]
    assert str(absence) == "Ane 23.11.2026–27.11.2026"
    assert absence.get_absolute_url() == absence.colleague.get_absolute_url()


def test_the_database_refuses_an_end_before_the_beginning() -> None:
    with pytest.raises(IntegrityError):
        make_absence(make_colleague(), FRIDAY, MONDAY)


def test_the_database_refuses_oneself_as_substitute() -> None:
    colleague = make_colleague()
    with pytest.raises(IntegrityError):
        make_absence(colleague, MONDAY, FRIDAY, substitute=colleague)
