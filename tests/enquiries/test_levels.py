from __future__ import annotations

import pytest

from indgang.enquiries.levels import ORDER, higher, level_of
from indgang.enquiries.models import Level


@pytest.mark.parametrize(
    ("units", "needs_decision", "is_weighty", "missed_dates", "level"),
    [
        (0, False, False, 0, Level.SIMPLE),
        (1, False, False, 1, Level.SIMPLE),
        (2, False, False, 0, Level.MEDIUM),
        (1, True, False, 0, Level.MEDIUM),
        (2, True, False, 1, Level.MEDIUM),
        (3, False, False, 0, Level.COMPLEX),
        (1, False, True, 0, Level.COMPLEX),
        (1, False, False, 2, Level.COMPLEX),
    ],
)
def test_the_rule(
    units: int, needs_decision: bool, is_weighty: bool, missed_dates: int, level: Level
) -> None:
    reckoned = level_of(
        units=units, needs_decision=needs_decision, is_weighty=is_weighty, missed_dates=missed_dates
    )
    assert reckoned == level


@pytest.mark.parametrize("one", ORDER)
@pytest.mark.parametrize("other", ORDER)
def test_the_higher_of_two(one: Level, other: Level) -> None:
    assert higher(one, other) == ORDER[max(ORDER.index(one), ORDER.index(other))]
