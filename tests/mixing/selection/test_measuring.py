from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indgang.mixing.selection.measuring import Weights, measure_of
from tests.mixing.selection.drawing import drawn

SEEDS = st.integers(min_value=0, max_value=10_000)


@given(seed=SEEDS)
@settings(max_examples=5, deadline=None)
def test_what_each_brings_is_the_difference_between_lists(seed: int) -> None:
    room, contact, invited = drawn(14, seed)
    measure = measure_of(room, contact, invited, 6, 3, Weights())
    chosen = np.sort(np.random.default_rng(seed).permutation(14)[:6])
    bridges, meetings = measure.bridges_by_each(chosen), measure.meetings_of_each(chosen)
    for place in range(14):
        others = chosen[chosen != place]
        with_them = np.append(others, place)
        assert bridges[place] == len(measure.is_bridged(with_them)) - len(measure.is_bridged(others))
        assert meetings[place] == pytest.approx(np.sort(measure.pairs[place, others])[-3:].sum())
