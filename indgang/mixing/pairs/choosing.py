"""Chooses the best set of meetings for all rounds at once: every one in as many as there are rounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from indgang.mixing.pairs.columns import Columns
from indgang.mixing.pairs.prices import Prices, rows_of
from indgang.mixing.pairs.rest import Indices, Rest
from indgang.mixing.people import Values

MOST_NODES = 400
MOST_SECONDS = 8.0  # a stop for machines under load; the nodes stop it first
GAP = 1e-7
MOST_CUTS = 8
COLUMNS_A_PLACE = 14


@dataclass(frozen=True)
class Chosen:
    """Pairs (P × 2) and groups of three (T × 3) that fill every round between them."""

    pairs: Indices
    threes: Indices


def choose(rest: Rest, prices: Prices, forbidden: int, floor: float | None) -> Chosen | None:
    """The meetings worth most; with a floor everybody's evening is worth that much. Nothing when there is no such set.

    Raises nothing: whether a set divides into rounds is seen when it is split. A set of an odd number of people that
    meet nobody else could not be split, so it is cut off here until there is none.
    """
    columns = near(rest, prices)
    rows = rows_of(rest, columns, forbidden)
    keeps = [LinearConstraint(rows.equal, rows.even, rows.even), LinearConstraint(rows.limits, ub=rows.most)]
    if floor is not None:
        gains = columns.gains(rest.values)[: rest.people]
        keeps.append(LinearConstraint(gains, lb=floor - rest.earned[: rest.people]))
    for _turn in range(MOST_CUTS):
        taken = solve(columns.values(rest.values), keeps)
        if taken is None:
            return None
        chosen = Chosen(
            columns.pairs[taken[: len(columns.pairs)]], columns.threes[taken[len(columns.pairs) :]]
        )
        islands = [] if rest.has_threes else odd_islands(len(rest), chosen.pairs)
        if not islands:
            return chosen
        keeps.append(LinearConstraint(crossing(columns, islands, len(rest)), lb=rest.rounds))
    return None


def solve(values: Values, keeps: list[LinearConstraint]) -> np.ndarray | None:
    """Which columns are taken."""
    solved = milp(
        -values,
        constraints=keeps,
        bounds=Bounds(0, 1),
        integrality=np.ones(len(values)),
        options={"mip_rel_gap": GAP, "node_limit": MOST_NODES, "time_limit": MOST_SECONDS},
    )
    return None if solved.x is None else solved.x > 0.5


def near(rest: Rest, prices: Prices) -> Columns:
    """The columns that are near their price: others hardly come into the best set."""
    columns, wanted = prices.columns, COLUMNS_A_PLACE * len(rest)
    if len(columns.pairs) <= wanted:
        return columns
    above = prices.above(rest)[columns.pairs[:, 0], columns.pairs[:, 1]]
    nearest = np.sort(np.argsort(-above, kind="stable")[:wanted])
    return Columns(columns.pairs[nearest], columns.threes)


def odd_islands(size: int, pairs: Indices) -> list[Indices]:
    """Odd numbers of places that are paired among themselves only."""
    ones = np.ones(len(pairs))
    graph = sparse.csr_array((ones, (pairs[:, 0], pairs[:, 1])), shape=(size, size))
    count, island = sparse.csgraph.connected_components(graph, directed=False)
    members = [np.flatnonzero(island == one) for one in range(count)]
    return [one for one in members if len(one) % 2]


def crossing(columns: Columns, islands: list[Indices], size: int) -> sparse.csr_array:
    """A row for each island: the pairs with one on it and one off it. Every round has at least one such pair."""
    is_on = np.zeros((len(islands), size), dtype=bool)
    for row, island in enumerate(islands):
        is_on[row, island] = True
    one, other = columns.pairs.T
    return sparse.csr_array((is_on[:, one] ^ is_on[:, other]).astype(float))
