"""The meetings a choice is made among: pairs, and in rounds of odd numbers groups of three."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indgang.mixing.pairs.rest import Indices, Rest
from indgang.mixing.people import Mask, Values

MOST_WHOLE = 64  # up to so many people every pair is a column
BEST_PARTNERS = 24
BEST_BY_VALUE = 6
THREES_A_PERSON = 60
PAIRS_OF_THREE = ((0, 1), (0, 2), (1, 2))


@dataclass(frozen=True)
class Columns:
    """P pairs (P × 2, the lower first) and then T groups of three (T × 3)."""

    pairs: Indices
    threes: Indices

    def __len__(self) -> int:
        return len(self.pairs) + len(self.threes)

    def values(self, values: Values) -> Values:
        """What each column is worth."""
        of_threes = sum(values[self.threes[:, a], self.threes[:, b]] for a, b in PAIRS_OF_THREE)
        return np.concatenate([values[self.pairs[:, 0], self.pairs[:, 1]], of_threes])

    def incidence(self, size: int) -> sparse.csr_array:
        """Which places each column takes: places × columns."""
        return self.gains(np.ones((size, size)), of_three=0.5)

    def gains(self, values: Values, of_three: float = 1.0) -> sparse.csr_array:
        """What each place gets of each column: places × columns. One of three gets two meetings."""
        column = np.arange(len(self))
        pairs, threes = column[: len(self.pairs)], column[len(self.pairs) :]
        one, other = self.pairs.T
        rows, columns, data = [one, other], [pairs, pairs], [values[one, other]] * 2
        for place in range(3):
            mine, a, b = np.roll(self.threes, -place, axis=1).T
            rows.append(mine)
            columns.append(threes)
            data.append((values[mine, a] + values[mine, b]) * of_three)
        where = (np.concatenate(rows), np.concatenate(columns))
        return sparse.csr_array((np.concatenate(data), where), shape=(len(values), len(self)))

    @cached_property
    def shared_pairs(self) -> sparse.csr_array:
        """A row for each pair that stands in a group of three, with every column in which the two meet."""
        met = np.concatenate([self.threes[:, [a, b]] for a, b in PAIRS_OF_THREE])
        at = np.tile(np.arange(len(self.pairs), len(self)), 3)
        largest = int(self.pairs.max(initial=0)) + 1
        keys, rows = np.unique(met @ [largest, 1], return_inverse=True)
        own = self.pairs @ [largest, 1]
        found = np.minimum(np.searchsorted(keys, own), len(keys) - 1)
        is_there = keys[found] == own
        rows = np.concatenate([rows, found[is_there]])
        columns = np.concatenate([at, np.flatnonzero(is_there)])
        return sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(keys), len(self)))


NO_PAIRS: Indices = np.zeros((0, 2), dtype=np.int64)
NO_THREES: Indices = np.zeros((0, 3), dtype=np.int64)


def first_pairs(rest: Rest, random: np.random.Generator) -> Mask:
    """Pairs to begin with: all in a small room, else the best of each, and enough others for every round to fill."""
    if len(rest) <= MOST_WHOLE:
        return rest.allowed.copy()
    chosen = best_of_each(levelled(rest.values), rest.allowed, BEST_PARTNERS)
    chosen |= best_of_each(rest.values, rest.allowed, BEST_BY_VALUE)
    for groups in circle_rounds(random.permutation(len(rest) // 2 * 2), rest.rounds + 2):
        one, other = np.array(groups).T
        chosen[one, other] = chosen[other, one] = True
    if rest.has_pause:
        chosen[-1] = chosen[:, -1] = True
    return chosen & rest.allowed


def levelled(values: Values) -> Values:
    """Values as they differ from what the two are worth to everybody: else all would list the same few people."""
    mean = values.mean(axis=1)
    level: Values = values - mean[:, None] - mean[None, :]
    return level


def best_of_each(values: Values, allowed: Mask, count: int) -> Mask:
    """Each one's ``count`` best among those allowed, both ways."""
    ranked = np.where(allowed, values, -np.inf)
    count = min(count, len(values) - 1)
    best = np.argpartition(-ranked, count, axis=1)[:, :count]
    chosen = np.zeros_like(allowed)
    np.put_along_axis(chosen, best, values=True, axis=1)
    chosen &= allowed
    both: Mask = chosen | chosen.T
    return both


def circle_rounds(order: Indices, rounds: int) -> list[list[tuple[int, int]]]:
    """The round robin of an even number of people: one stands still and the others walk round. N − 1 rounds at most."""
    still, walking = int(order[-1]), [int(place) for place in order[:-1]]
    made = []
    for turn in range(min(rounds, len(walking))):
        ring = walking[turn:] + walking[:turn]
        pairs = [(still, ring[0])]
        pairs += [(ring[step], ring[-step]) for step in range(1, len(ring) // 2 + 1)]
        made.append(pairs)
    return made


def columns_of(pairs: Mask, threes: Indices = NO_THREES) -> Columns:
    return Columns(np.argwhere(np.triu(pairs, 1)), threes)


def best_threes(rest: Rest, halves: Values, count: int) -> tuple[Indices, float]:
    """The groups of three worth most when a pair is worth ``halves``, and the most that any at all is worth.

    At most ``count`` for each lowest member, and nobody who may not be one of three.
    """
    may = rest.allowed & (rest.threes > 0)[:, None] & (rest.threes > 0)[None, :]
    worth = np.where(np.triu(may, 1), halves, -np.inf)
    found, most = [NO_THREES], -np.inf
    for lowest in range(len(rest) - 2):
        above = slice(lowest + 1, None)
        sums = worth[lowest, above, None] + worth[lowest, None, above] + worth[above, above]
        best = _largest(sums.ravel(), count)
        most = max(most, float(sums.ravel()[best[0]]))
        best = best[np.isfinite(sums.ravel()[best])]
        others = np.stack(np.unravel_index(best, sums.shape), axis=1) + lowest + 1
        found.append(np.column_stack([np.full(len(best), lowest), others]))
    return np.concatenate(found), most


def _largest(numbers: NDArray[np.float64], count: int) -> NDArray[np.intp]:
    """The places of the largest numbers, the largest first."""
    count = min(count, len(numbers))
    best = np.argpartition(-numbers, count - 1)[:count]
    return best[np.argsort(-numbers[best], kind="stable")]
