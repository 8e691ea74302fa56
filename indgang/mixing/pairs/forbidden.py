"""Proves how few forbidden pairs any plan can do with."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import maximum_flow

from indgang.mixing.pairs.rest import Rest


def least_forbidden(rest: Rest) -> int:
    """No plan of the rest has fewer forbidden pairs than this.

    Everybody has so many slots, and a pair that is not forbidden fills one of each of its two. The most slots that
    such pairs can fill is a maximum flow from each to each; what it leaves open, forbidden pairs must fill.
    """
    free = rest.allowed & ~rest.forbidden
    partners = free.sum(axis=1)
    if not rest.has_threes and partners.min(initial=0) >= len(rest) / 2 + rest.rounds - 1:
        return 0  # Dirac: after each round it is still a graph in which everybody can be paired
    slots = rest.rounds + np.minimum(rest.threes, rest.rounds)
    filled = most_filled(free, slots) // 2
    alone = int(np.maximum(0, rest.rounds - partners).sum())
    return max(0, rest.meetings - filled, -(-alone // 2))


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
