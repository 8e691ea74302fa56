"""Every group that is worth more than its people cost together.

A group of s whose pairs sum to v holds one of s − 1 whose pairs sum to at least v·(s − 2)/s: the one without the
member who brings least, since members bring 2v/s on average. So all groups above a floor are found by growing smaller
groups above smaller floors, each only by a newcomer who brings no more than anybody already in it. It is complete, and
there are few such groups where the costs are near the best ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indgang.mixing.groups.problem import Whole

Floats = NDArray[np.float64]
CHUNK = 4000
GROWN = 20
"""What a member of a group tried costs, in sums: as measured."""


@dataclass
class Work:
    """How many sums may still be made: a measure of time that is the same on each machine."""

    left: float

    def spend(self, sums: float) -> bool:
        """Whether there was as much left."""
        self.left -= sums
        return self.left >= 0


class Priced(NamedTuple):
    """``groups``: m × s people, and ``gains``: m, the sum over each group's pairs."""

    groups: Whole
    gains: Floats


def groups_above(pairs: Floats, size: int, floor: float, most: int, work: Work) -> Priced | None:
    """All groups of ``size``, two or more, whose pairs in N × N ``pairs`` sum to more than ``floor``.

    None when one layer on the way is larger than ``most``, or the work is spent. With ties a group may be there twice.
    """
    number = len(pairs)
    share = floor / (size * (size - 1))
    first, second = np.triu_indices(number, 1)
    found = pairs[first, second] > 2 * share
    groups = np.stack([first[found], second[found]], axis=1)
    brings = np.repeat(pairs[first[found], second[found]][:, None], 2, axis=1)
    for grown in range(3, size + 1):
        if len(groups) > most:
            return None
        grown_groups = grow(pairs, groups, brings, share * grown * (grown - 1), most, work)
        if grown_groups is None:
            return None
        groups, brings = grown_groups
    return None if len(groups) > most else Priced(groups, brings.sum(axis=1) / 2)


def grow(
    pairs: Floats, groups: Whole, brings: Floats, floor: float, most: int, work: Work
) -> tuple[Whole, Floats] | None:
    """One more member each; ``brings``: m × t, what each member's pairs inside the group sum to."""
    grown: list[Whole] = [np.zeros((0, groups.shape[1] + 1), dtype=np.int64)]
    brought: list[Floats] = [np.zeros((0, groups.shape[1] + 1))]
    total = 0
    for begin in range(0, len(groups), CHUNK):
        part, bring = groups[begin : begin + CHUNK], brings[begin : begin + CHUNK]
        if not work.spend(len(part) * len(pairs) * part.shape[1]):
            return None
        newcomer = pairs[part[:, 0]].copy()
        for column in range(1, part.shape[1]):
            newcomer += pairs[part[:, column]]
        newcomer[np.arange(len(part))[:, None], part] = -np.inf
        row, person = np.nonzero(newcomer + bring.sum(axis=1)[:, None] / 2 > floor)
        if not work.spend(GROWN * len(row) * part.shape[1]):
            return None
        gain = newcomer[row, person]
        members = bring[row] + pairs[person[:, None], part[row]]
        least = gain <= members.min(axis=1) + 1e-12 * np.abs(gain)
        grown.append(np.hstack([part[row[least]], person[least, None]]))
        brought.append(np.hstack([members[least], gain[least, None]]))
        total += int(least.sum())
        if total > most:
            return None
    return np.concatenate(grown), np.concatenate(brought)


def sums_within(pairs: Floats, groups: Whole) -> Floats:
    """m: what each group's pairs sum to."""
    sums = np.zeros(len(groups))
    for column in range(1, groups.shape[1]):
        for other in range(column):
            sums += pairs[groups[:, column], groups[:, other]]
    return sums
