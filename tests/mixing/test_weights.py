from __future__ import annotations

import numpy as np
import pytest

from indgang.mixing.errors import BadInput
from indgang.mixing.pairs.plan import Evening
from indgang.mixing.weights import guess, needs, share_kept, value_of_meetings
from tests.mixing.pairs.rooms import drawn, room


def both(value: float) -> np.ndarray:
    return np.array([[0.0, value], [value, 0.0]])


def test_three_shared_enquiries_are_half_of_the_greatest_need() -> None:
    assert needs(shared_enquiries=both(3))[0, 1] == pytest.approx(0.5)
    assert needs(shared_enquiries=both(6))[0, 1] == pytest.approx(0.75)


def test_each_reason_takes_its_share_of_what_the_others_leave() -> None:
    one_wishes = np.array([[0.0, 1.0], [0.0, 0.0]])

    need = needs(shared_enquiries=both(3), related_tasks=both(0.4), wishes=one_wishes)

    assert need[0, 1] == need[1, 0] == pytest.approx(1 - 0.5 * 0.6 * 0.5)
    assert needs(wishes=both(1))[0, 1] == 1


def test_value_is_need_times_what_is_missing_of_the_tie_with_a_floor_for_chance() -> None:
    assert value_of_meetings(both(0), both(0))[0, 1] == pytest.approx(0.05)
    assert value_of_meetings(both(1), both(0))[0, 1] == 1
    assert value_of_meetings(both(0.6), both(0.5))[0, 1] == pytest.approx((0.05 + 0.95 * 0.6) * 0.5)
    assert value_of_meetings(both(1), both(1))[0, 1] == 0
    assert value_of_meetings(np.ones((2, 2)), both(0))[0, 0] == 0


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "nothing to tell needs by"),
        ({"related_tasks": both(1.2)}, "related tasks must be from 0 to 1"),
        ({"shared_enquiries": both(-1)}, "shared enquiries must be from 0"),
        ({"wishes": both(np.nan)}, "wishes must be from 0 to 1"),
        ({"wishes": np.zeros(3)}, "wishes must be a square of numbers"),
        ({"wishes": np.zeros((2, 3))}, "wishes must be a square of numbers"),
    ],
)
def test_needs_that_cannot_be_are_refused(given: dict[str, np.ndarray], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        needs(**given)


def test_a_chance_that_is_none_is_refused() -> None:
    with pytest.raises(BadInput, match="chance must be from 0 to 1"):
        value_of_meetings(both(0), both(0), chance=2)


def test_the_worse_the_guess_the_less_is_kept() -> None:
    evening = Evening(room(drawn(20, 3)), 4, floor=0)

    assert share_kept(evening) == pytest.approx(1)
    assert 0.5 < share_kept(evening, noise=1.0, seed=1) < share_kept(evening, noise=0.1, seed=1) <= 1
    assert share_kept(evening, unknown=0.9, seed=1) < share_kept(evening, unknown=0.2, seed=1)


def test_nothing_to_lose_is_all_kept() -> None:
    assert share_kept(Evening(room(np.zeros((4, 4))), 2), noise=1.0) == 1


def test_pairs_that_are_not_known_are_taken_for_the_mean_of_the_others() -> None:
    values = drawn(30, 4)

    guessed = guess(values, noise=0.0, unknown=0.5, seed=2)

    assert np.array_equal(guessed, guessed.T)
    known = np.triu(guessed == values, 1)
    one_mean = guessed[np.triu(guessed != values, 1)]
    assert one_mean == pytest.approx(np.full(len(one_mean), values[known].mean()))
    assert 0.4 < known.sum() / 435 < 0.6
    assert not guess(values, noise=0.0, unknown=1.0, seed=2).any()
