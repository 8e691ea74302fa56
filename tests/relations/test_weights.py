from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.relations.models import SaidKind, TieKind
from indgang.relations.weights import DEFAULTS, days_until, faded, share_of, strength


def left_of(weight: float, age: float, half_life: float) -> float:
    return float(faded(np.array([weight]), np.array([age]), np.array([half_life]))[0])


def test_every_kind_has_a_default() -> None:
    assert set(DEFAULTS) == {*TieKind, *SaidKind}


def test_half_is_left_after_a_half_life_and_nothing_before_it_happens() -> None:
    assert left_of(1.0, 0, 110) == 1.0
    assert left_of(1.0, 110, 110) == 0.5
    assert left_of(1.0, -1, 110) == 0.0


@pytest.mark.parametrize(
    ("kind", "age", "expected"),
    [
        (TieKind.SPEED_DATE, 0, 0.30),
        (TieKind.SPEED_DATE, 183, 0.10),
        (TieKind.ENQUIRY, 0, 0.63),
        (TieKind.ENQUIRY, 365, 0.39),
    ],
)
def test_the_strengths_of_the_field(kind: TieKind, age: int, expected: float) -> None:
    """The table of the field notes: a talk and shared work, at once, after half a year and after a year."""
    binding = DEFAULTS[kind]
    assert float(strength(left_of(binding.weight, age, binding.half_life_days))) == pytest.approx(
        expected, abs=0.006
    )


@given(st.lists(st.floats(0, 5), min_size=1, max_size=8))
def test_strength_saturates_and_only_grows(bound: list[float]) -> None:
    grown = strength(np.cumsum(bound))
    assert ((grown >= 0) & (grown <= 1)).all()
    assert (np.diff(grown) >= 0).all()


def test_a_group_binds_each_pair_less_and_a_hall_has_its_own_weight() -> None:
    people = np.array([2.0, 4.0, 8.0])
    assert share_of(TieKind.GROUP, people).tolist() == [1.0, 0.5, 0.25]
    assert share_of(TieKind.GATHERING, people).tolist() == [1.0, 1.0, 1.0]


def test_how_long_a_tie_holds() -> None:
    days = days_until(1.0, 100, 0.3)
    assert float(strength(left_of(1.0, days, 100))) == pytest.approx(0.3)
    assert days_until(0.1, 100, 0.3) == 0.0
