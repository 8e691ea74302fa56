from __future__ import annotations

from datetime import date

import pytest

from indgang.surveys.forms.choosing import FACT_IN_ADDRESS, ResultChoice
from indgang.surveys.models import FACTS

TODAY = date(2026, 11, 24)


def test_the_latest_twelve_months_are_the_first_choice() -> None:
    choice = ResultChoice({"tid": "1066", "delt": "navn"}, TODAY)
    assert (choice.period_label, choice.split_by) == ("De seneste 12 måneder", "")
    assert (choice.period.first.date(), choice.period.end.date()) == (date(2025, 11, 25), date(2026, 11, 25))


def test_a_year_runs_from_new_year_to_new_year() -> None:
    period = ResultChoice({"tid": "2025"}, TODAY).period
    assert (period.first.isoformat(), period.end.isoformat()) == (
        "2025-01-01T00:00:00+01:00",
        "2026-01-01T00:00:00+01:00",
    )


@pytest.mark.parametrize(("name", "fact"), FACT_IN_ADDRESS.items())
def test_each_fact_has_a_word_in_the_address(name: str, fact: str) -> None:
    assert ResultChoice({"delt": name}, TODAY).split_by == fact
    assert fact in FACTS
