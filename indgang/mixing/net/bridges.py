"""How many separate ties hold two units together."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import maximum_bipartite_matching

from indgang.mixing.net.ties import Net, Whole

KNOWN = 0.3  # about what one good conversation leaves


def independent_bridges(net: Net, one: str, other: str, known: float = KNOWN) -> int | None:
    """Ties of at least ``known`` between two units that share nobody, as many as there can be.

    It is also the fewest people whose absence cuts the units apart (Kőnig 1931): 1 is one holiday from silence. None
    where a unit is unknown, too small, or both are the same. Hopcroft and Karp's matching, O(E·√V).
    """
    places = {net.names[place]: place for place in net.shown}
    if one == other or one not in places or other not in places:
        return None
    numbers, strong = net.numbers, net.ties.strength >= known
    ends = np.column_stack([net.ties.one, net.ties.other])[strong]
    units = numbers[ends]
    straight = (units[:, 0] == places[one]) & (units[:, 1] == places[other])
    turned = (units[:, 0] == places[other]) & (units[:, 1] == places[one])
    return _matching(np.vstack([ends[straight], ends[turned][:, ::-1]]))


def all_bridges(net: Net, known: float = KNOWN) -> dict[tuple[str, str], int]:
    """The same for every two units that are large enough, in their order."""
    strong = net.ties.strength >= known
    ends = np.column_stack([net.ties.one, net.ties.other])[strong]
    units = net.numbers[ends]
    ends = np.where((units[:, 0] > units[:, 1])[:, None], ends[:, ::-1], ends)
    cells = np.sort(units, axis=1) @ np.array([len(net.names), 1])
    order = np.argsort(cells, kind="stable")
    ends, cells = ends[order], cells[order]
    found = {}
    for one, other in combinations(net.shown, 2):
        first, last = np.searchsorted(cells, [one * len(net.names) + other, one * len(net.names) + other + 1])
        found[net.names[one], net.names[other]] = _matching(ends[first:last])
    return found


def _matching(pairs: Whole) -> int:
    if not len(pairs):
        return 0
    left, rows = np.unique(pairs[:, 0], return_inverse=True)
    right, columns = np.unique(pairs[:, 1], return_inverse=True)
    graph = sparse.csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=(len(left), len(right)))
    return int((maximum_bipartite_matching(graph, perm_type="column") >= 0).sum())
