"""The best list that could be found: swap after swap, and again from lists that were shaken a little.

Every step looks at all swaps and takes the best (steepest ascent). From the best list so far a few swaps by chance lead
somewhere else, and it climbs again (iterated local search: Lourenço, Martin and Stützle, 2003). The chance of
coming in is how much somebody is on the list of the linear program, which leaves aside those who hardly could be. Of
many people only those whom its prices did not leave out are swapped in, and all of them once more at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from indgang.mixing.selection.asked import Asked, Floats, Places
from indgang.mixing.selection.bounding import Ceiling
from indgang.mixing.selection.measuring import Measure
from indgang.mixing.watching import Watch

TRIES = 100
SHAKEN = (3, 10)
BETTER = 1e-9
SLIGHT = 1e-6  # the least chance: nobody is left out for good


class Climbed(NamedTuple):
    chosen: Places
    total: float


def search(
    measure: Measure,
    asked: Asked,
    starts: Sequence[Places],
    ceiling: Ceiling,
    seed: int,
    watch: Watch,
) -> Places:
    """At least as good as each of ``starts``, which must keep the wishes.

    The same seed gives the same list, as long as there is time.
    """
    some = np.union1d(np.flatnonzero(ceiling.among), np.concatenate([*starts, sorted(asked.must)])).astype(
        np.int64
    )
    best = search_among(
        measure.among(some),
        asked.among(some),
        [np.searchsorted(some, start) for start in starts],
        ceiling.leaning[some],
        seed,
        watch,
    )
    return climb(measure, asked, some[best.chosen], watch).chosen


def search_among(
    measure: Measure,
    asked: Asked,
    starts: Sequence[Places],
    chance: Floats,
    seed: int,
    watch: Watch,
) -> Climbed:
    """``chance`` is N numbers from 0 on."""
    best = max((climb(measure, asked, start, watch) for start in starts), key=lambda climbed: climbed.total)
    generator = np.random.default_rng(seed)
    for number in range(TRIES):
        watch.at(0.4 + 0.5 * number / TRIES, "searching the best list")
        if not watch.left:
            break
        found = climb(measure, asked, shaken(asked, best.chosen, chance, generator), watch)
        if found.total > best.total + BETTER:
            best = found
    return best


def climb(measure: Measure, asked: Asked, start: Places, watch: Watch) -> Climbed:
    """Until no swap helps, or the time is up."""
    chosen, total = start.copy(), measure.parts(start).total
    while watch.left:
        swapped = allowed_swaps(measure, asked, chosen)
        coming, leaving = np.unravel_index(swapped.argmax(), swapped.shape)
        if swapped[coming, leaving] <= total + BETTER:
            break
        chosen[leaving] = coming
        total = float(swapped[coming, leaving])
    return Climbed(np.sort(chosen), measure.parts(chosen).total)


def allowed_swaps(measure: Measure, asked: Asked, chosen: Places) -> Floats:
    """N × size: the total after each swap, −∞ for those that a wish forbids."""
    swapped: Floats = np.where(asked.swaps(chosen), measure.swapped(chosen), -np.inf)
    return swapped


def shaken(asked: Asked, chosen: Places, chance: Floats, generator: np.random.Generator) -> Places:
    """Some swaps by chance, all of them allowed."""
    other = chosen.copy()
    for _swap in range(generator.integers(*SHAKEN)):
        coming, leaving = np.nonzero(asked.swaps(other))
        if not len(coming):
            break
        steps = np.cumsum(chance[coming] + SLIGHT)
        at = np.searchsorted(steps, generator.random() * steps[-1])
        other[leaving[at]] = coming[at]
    return other
