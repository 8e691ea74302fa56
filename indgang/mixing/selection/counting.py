"""The best list by looking at every one, where there are few enough of them: that is its own proof."""

from __future__ import annotations

from itertools import combinations
from math import comb

import numpy as np

from indgang.mixing.selection.asked import Asked, Places
from indgang.mixing.selection.measuring import Measure

FEW = 4_000
COUNTED_BY = "all lists looked at"


def best_of_all(measure: Measure, asked: Asked) -> Places | None:
    """The places of the best list that keeps the wishes, in order; None where there are more than ``FEW`` lists."""
    if comb(len(asked.people), asked.size) > FEW:
        return None
    every = (np.array(chosen) for chosen in combinations(range(len(asked.people)), asked.size))
    return max(
        (chosen for chosen in every if asked.keeps(chosen)), key=lambda chosen: measure.parts(chosen).total
    )
