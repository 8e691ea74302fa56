from __future__ import annotations

import numpy as np
import pytest

from indgang.relations.fitting import CHANCE, FEWEST_RATINGS, Past, fit
from indgang.relations.weights import faded


def drawn_pasts(count: int, *, weight_scale: float, half_life_scale: float, seed: int) -> list[Past]:
    """Pairs with one to four meetings, who know each other as often as these scales say."""
    chance = np.random.default_rng(seed)
    pasts = []
    for _ in range(count):
        size = int(chance.integers(1, 5))
        weights, half_lives = chance.uniform(0.1, 1.0, size), np.full(size, 110.0)
        ages = chance.uniform(0, 900, size)
        bound = faded(weight_scale * weights, ages, half_life_scale * half_lives).sum()
        knows = CHANCE + (1 - CHANCE) * (1 - np.exp(-bound))
        pasts.append(Past(weights, ages, half_lives, bool(chance.random() < knows)))
    return pasts


def test_scales_are_found_again() -> None:
    found = fit(drawn_pasts(6000, weight_scale=2.0, half_life_scale=3.0, seed=4))
    assert found is not None
    assert found.weight_scale == pytest.approx(2.0, rel=0.15)
    assert found.half_life_scale == pytest.approx(3.0, rel=0.15)
    assert found.gain > 0
    assert found.ratings == 6000


def test_defaults_that_hold_are_kept() -> None:
    found = fit(drawn_pasts(6000, weight_scale=1.0, half_life_scale=1.0, seed=5))
    assert found is not None
    assert found.weight_scale == pytest.approx(1.0, rel=0.15)
    assert found.half_life_scale == pytest.approx(1.0, rel=0.2)
    assert found.gain == pytest.approx(0.0, abs=0.001)


def test_pairs_whom_nothing_brought_together_count_as_well() -> None:
    nothing = Past(np.array([]), np.array([]), np.array([]), False)
    assert fit([*drawn_pasts(200, weight_scale=1.0, half_life_scale=1.0, seed=6), nothing]) is not None


def test_few_ratings_tell_nothing() -> None:
    assert fit(drawn_pasts(FEWEST_RATINGS - 1, weight_scale=1.0, half_life_scale=1.0, seed=7)) is None


def test_everybody_saying_yes_tells_nothing() -> None:
    known = Past(np.array([1.0]), np.array([0.0]), np.array([110.0]), True)
    assert fit([known] * 200) is None
