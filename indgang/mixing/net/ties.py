"""Who is tied to whom, as edges; and the rule that a unit of few people is not shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indgang.mixing.errors import BadInput

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
FEWEST = 5


@dataclass(frozen=True)
class Edges:
    """E pairs of different people, each pair once and in either order: ``one`` and ``other`` are their places, and
    ``strength`` what stands on them (a tie from 0 to 1, or how much they need each other).
    """

    one: Whole
    other: Whole
    strength: Floats

    def __post_init__(self) -> None:
        if not len(self.one) == len(self.other) == len(self.strength):
            raise BadInput("Every edge needs two ends and a strength.")
        if (self.one == self.other).any():
            raise BadInput("Nobody is tied to themselves.")
        if not (np.isfinite(self.strength).all() and (self.strength >= 0).all()):
            raise BadInput("A strength is a number from 0 on.")

    def keys(self, people: int) -> Whole:
        """One number for each pair, whichever way round it stands."""
        return np.minimum(self.one, self.other) * people + np.maximum(self.one, self.other)


def edges_of(pairs: Sequence[tuple[int, int, float]]) -> Edges:
    one, other, strength = np.array(pairs, dtype=np.float64).reshape(-1, 3).T
    return Edges(one.astype(np.int64), other.astype(np.int64), strength)


@dataclass(frozen=True)
class Net:
    """Ties between people, of whom ``units`` gives the unit. A unit of fewer than ``fewest`` has no figures."""

    units: tuple[str, ...]
    ties: Edges
    fewest: int = FEWEST

    def __post_init__(self) -> None:
        self.check(self.ties)

    def check(self, edges: Edges) -> None:
        ends = np.concatenate([edges.one, edges.other])
        if len(ends) and not 0 <= ends.min() <= ends.max() < len(self.units):
            raise BadInput("An edge ends at somebody who is not there.")
        if len(np.unique(edges.keys(len(self.units)))) < len(edges.one):
            raise BadInput("A pair is there twice.")

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(sorted(set(self.units)))

    @cached_property
    def numbers(self) -> Whole:
        """For each person the place of their unit among ``names``."""
        places = {name: place for place, name in enumerate(self.names)}
        return np.array([places[unit] for unit in self.units], dtype=np.int64)

    @cached_property
    def sizes(self) -> Whole:
        return np.bincount(self.numbers, minlength=len(self.names)).astype(np.int64)

    @cached_property
    def shown(self) -> tuple[int, ...]:
        """The units that are large enough to be shown, as places among ``names``."""
        return tuple(np.flatnonzero(self.sizes >= self.fewest).tolist())

    def between(self, edges: Edges, weights: Floats) -> Floats:
        """Units × units, symmetric: the sum of ``weights`` over the edges between them, within one on the diagonal."""
        count = len(self.names)
        one, other = self.numbers[edges.one], self.numbers[edges.other]
        cells = np.minimum(one, other) * count + np.maximum(one, other)
        sums = np.bincount(cells, weights, count * count).astype(np.float64).reshape(count, count)
        symmetric: Floats = sums + np.triu(sums, 1).T
        return symmetric
