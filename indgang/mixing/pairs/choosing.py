"""Chooses the best set of meetings for all rounds at once: every one in as many as there are rounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from indgang.mixing.pairs.columns import Columns
from indgang.mixing.pairs.prices import Prices, rows_of
from indgang.mixing.pairs.rest import Indices, Rest
from indgang.mixing.people import Mask, Values

MOST_NODES = 200
MOST_NODES_OVER_FLOOR = 60
MOST_SECONDS = 60.0  # a stop for the unforeseen: the nodes stop it first, and alike on every machine
GAP = 1e-5
GAP_OVER_FLOOR = 3e-4  # a floor makes many sets nearly as good, and the very best of them takes long to prove
SMALL = 16  # people up to which the best set is the very best
MOST_CUTS = 8
COLUMNS_A_PLACE = 8  # besides those that the relaxed choice takes
# On the day everybody stands and waits, so a little is given away for time.
GAP_UNDER_WAY = 2e-3
COLUMNS_A_PLACE_UNDER_WAY = 5


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
    gap, near = gap_of(rest, floor), prices.columns
    columns_a_place = COLUMNS_A_PLACE_UNDER_WAY if rest.is_under_way else COLUMNS_A_PLACE
    if len(near) > columns_a_place * len(rest) and len(rest) > SMALL:
        near = near_their_price(rest, near, keeps_of(rest, near, forbidden, floor), columns_a_place)
    for columns in (near, prices.columns) if near is not prices.columns else (near,):
        chosen = choose_among(rest, columns, keeps_of(rest, columns, forbidden, floor), gap)
        if chosen is not None:
            return chosen
    return None


def gap_of(rest: Rest, floor: float | None) -> float:
    """How much less than the best set may be worth, as a share: nothing of few people."""
    if len(rest) <= SMALL:
        return 0.0
    if floor is None:
        return GAP
    return GAP_UNDER_WAY if rest.is_under_way else GAP_OVER_FLOOR


@dataclass(frozen=True)
class Keeps:
    """``equal @ x == even`` and ``limits @ x <= most``: what every choice keeps."""

    equal: sparse.csr_array
    even: Values
    limits: sparse.csr_array
    most: Values

    def with_limit(self, rows: sparse.csr_array, most: Values) -> Keeps:
        limits = sparse.vstack([self.limits, rows], "csr")
        return Keeps(self.equal, self.even, limits, np.concatenate([self.most, most]))


def keeps_of(rest: Rest, columns: Columns, forbidden: int, floor: float | None) -> Keeps:
    rows = rows_of(rest, columns, forbidden)
    keeps = Keeps(rows.equal, rows.even, rows.limits, rows.most)
    if floor is None:
        return keeps
    people = slice(0, rest.people)
    return keeps.with_limit(-columns.gains(rest.values)[people], rest.earned[people] - floor)


def near_their_price(rest: Rest, columns: Columns, keeps: Keeps, columns_a_place: int) -> Columns:
    """The columns that the relaxed choice takes or nearly takes: others hardly come into the best set."""
    relaxed = linprog(
        -columns.values(rest.values),
        A_eq=keeps.equal,
        b_eq=keeps.even,
        A_ub=keeps.limits,
        b_ub=keeps.most,
        bounds=(0, 1),
        method="highs",
    )
    if not relaxed.success:
        return columns
    nearest = np.argsort(relaxed.lower.marginals, kind="stable")[: columns_a_place * len(rest)]
    is_near = relaxed.x > 0
    is_near[nearest] = True
    return Columns(
        columns.pairs[is_near[: len(columns.pairs)]], columns.threes[is_near[len(columns.pairs) :]]
    )


def choose_among(rest: Rest, columns: Columns, keeps: Keeps, gap: float) -> Chosen | None:
    for _turn in range(MOST_CUTS):
        taken = solve(columns.values(rest.values), keeps, gap)
        if taken is None:
            return None
        chosen = Chosen(
            columns.pairs[taken[: len(columns.pairs)]], columns.threes[taken[len(columns.pairs) :]]
        )
        islands = [] if rest.has_threes else odd_islands(len(rest), chosen.pairs)
        if not islands:
            return chosen
        keeps = keeps.with_limit(
            -crossing(columns, islands, len(rest)), np.full(len(islands), -float(rest.rounds))
        )
    return None


def solve(values: Values, keeps: Keeps, gap: float) -> Mask | None:
    """Which columns are taken."""
    solved = milp(
        -values,
        constraints=[
            LinearConstraint(keeps.equal, keeps.even, keeps.even),
            LinearConstraint(keeps.limits, ub=keeps.most),
        ],
        bounds=Bounds(0, 1),
        integrality=np.ones(len(values)),
        options={
            "mip_rel_gap": gap,
            "node_limit": MOST_NODES if gap < GAP_OVER_FLOOR else MOST_NODES_OVER_FLOOR,
            "time_limit": MOST_SECONDS,
        },
    )
    if solved.x is None:
        return None
    taken: Mask = solved.x > 0.5
    return taken


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
