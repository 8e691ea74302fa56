from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.mixing.collisions import smallest_collision


@given(numbers=st.lists(st.integers(1, 9), min_size=1, max_size=12), limit=st.integers(0, 30))
def test_nothing_can_be_left_out_of_a_collision(numbers: list[int], limit: int) -> None:
    def fits(some: Sequence[int]) -> bool:
        return sum(some) <= limit

    if fits(numbers):
        with pytest.raises(ValueError, match="All of the wishes can be kept"):
            smallest_collision(numbers, fits)
        return
    found = smallest_collision(numbers, fits)
    assert not fits(found)
    assert all(fits(found[:at] + found[at + 1 :]) for at in range(len(found)))


def test_nothing_collides_with_what_is_impossible_by_itself() -> None:
    assert smallest_collision(["a"], lambda _some: False) == ()
