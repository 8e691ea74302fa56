"""Proves how few forbidden pairs any plan can do with."""

from __future__ import annotations

import math

import numpy as np
from scipy import sparse
from scipy.optimize import linprog
from scipy.sparse.csgraph import maximum_flow

from indgang.mixing.pairs.columns import columns_of
from indgang.mixing.pairs.rest import Rest

LARGE = 250
CLOSE = 1e-6  # what the program's figure may be off by


def least_forbidden(rest: Rest) -> int:
    """No plan of the rest has fewer forbidden pairs than this.

    Everybody has so many slots, and a pair that is not forbidden fills one of each of its two. The most slots that
    such pairs can fill is a maximum flow from each to each; what it leaves open, forbidden pairs must fill. Whoever
    lacks partners needs a forbidden pair for each.
    """
    free = rest.allowed & ~rest.forbidden
    partners = free.sum(axis=1)
    if not rest.has_threes and partners.min() >= len(rest) / 2 + rest.rounds - 1:
        return 0  # Dirac: after each round it is still a graph in which everybody can be paired
    slots = rest.rounds + np.minimum(rest.threes, rest.rounds)
    filled = most_filled(free, slots) // 2
    lacking = np.maximum(0, rest.rounds - partners)
    least = max(0, rest.meetings - filled, int(lacking.max()), -(-int(lacking.sum()) // 2))
    return least if rest.has_threes or len(rest) > LARGE else max(least, least_relaxed(rest))


def least_relaxed(rest: Rest) -> int:
    """The same when parts of meetings count: a linear program over all pairs, too large for a large room."""
    columns = columns_of(rest.allowed)
    solved = linprog(
        columns.values(rest.forbidden.astype(float)),
        A_eq=columns.incidence(len(rest)),
        b_eq=np.full(len(rest), float(rest.rounds)),
        bounds=(0, 1),
        method="highs",
    )
    return math.ceil(solved.fun - CLOSE) if solved.success else 0


def most_filled(free: np.ndarray, slots: np.ndarray) -> int:
    """The most slots that free pairs can fill, each pair once: a flow from people to people."""
    size = len(free)
    start, end = 2 * size, 2 * size + 1
    one, other = np.nonzero(free)
    people = np.arange(size)
    rows = np.concatenate([np.full(size, start), one, people + size])
    columns = np.concatenate([people, other + size, np.full(size, end)])
    most = np.concatenate([slots, np.ones(len(one)), slots]).astype(np.int32)
    shape = (2 * size + 2, 2 * size + 2)
    return int(maximum_flow(sparse.csr_array((most, (rows, columns)), shape=shape), start, end).flow_value)
