"""The floor under everybody's evening: a share of the most that all of them could be given at least."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from indgang.mixing.pairs.prices import Prices, rows_of
from indgang.mixing.pairs.rest import Rest, Round, pairs_of
from indgang.mixing.people import Values

CLOSE = 1e-9
MOST_NODES, MOST_SECONDS = 20, 30.0
ROUGH = 0.02  # how near the fairest whole meetings are found; the floor is a share of it anyway


def evenings(rest: Rest, rounds: list[Round]) -> Values:
    """What each person's evening is worth when these rounds are added."""
    worth = rest.earned.copy()
    for one, other in pairs_of(rounds):
        worth[[one, other]] += rest.values[one, other]
    return worth[: rest.people]


def floor_of(fairest: float, share: float) -> float:
    """``share`` of the fairest; below zero the rest of the share is added to what is lacking."""
    return fairest - (1 - share) * abs(fairest)


def is_kept(rest: Rest, rounds: list[Round], floor: float) -> bool:
    return bool(evenings(rest, rounds).min() >= floor - CLOSE * max(1.0, abs(floor)))


def most_for_anybody(rest: Rest) -> float:
    """What the poorest evening is worth when everybody gets their best: no plan gives everybody more."""
    best = np.sort(np.where(rest.allowed, rest.values, -np.inf), axis=1)
    more = int(rest.threes.max())  # as many more meetings than rounds, or fewer
    count = rest.rounds + more
    best = np.where(np.isfinite(best[:, -count:]), best[:, -count:], 0.0)
    best[:, :more] = np.maximum(best[:, :more], 0.0)
    return float((best.sum(axis=1) + rest.earned)[: rest.people].min())


def fairest(rest: Rest, prices: Prices, forbidden: int, *, is_whole: bool) -> float:
    """The most that the poorest evening can be worth among the meetings with these prices.

    ``is_whole`` asks for real meetings; else parts of meetings count too, which is quicker and never less.
    """
    columns, people = prices.columns, slice(0, rest.people)
    scale = 1.0 / (float(np.abs(rest.values).max()) or 1.0)
    rows = rows_of(rest, columns, forbidden)
    count = len(columns)

    def beside(part: sparse.csr_array, weight: float = 0.0) -> sparse.csr_array:
        return sparse.hstack([part, np.full((part.shape[0], 1), weight)], "csr")

    limits = sparse.vstack(
        [beside(rows.limits), beside(-columns.gains(rest.values * scale)[people], 1.0)], "csr"
    )
    solved = (
        milp(
            np.append(np.zeros(count), -1.0),
            constraints=[
                LinearConstraint(beside(rows.equal), rows.even, rows.even),
                LinearConstraint(limits, ub=np.concatenate([rows.most, rest.earned[people] * scale])),
            ],
            bounds=Bounds(np.append(np.zeros(count), -np.inf), np.append(np.ones(count), np.inf)),
            integrality=np.append(np.ones(count), 0.0),
            options={"mip_rel_gap": ROUGH, "node_limit": MOST_NODES, "time_limit": MOST_SECONDS},
        )
        if is_whole
        else linprog(
            np.append(np.zeros(count), -1.0),
            A_eq=beside(rows.equal),
            b_eq=rows.even,
            A_ub=limits,
            b_ub=np.concatenate([rows.most, rest.earned[people] * scale]),
            bounds=[(0, 1)] * count + [(None, None)],
            method="highs-ipm",
        )
    )
    return most_for_anybody(rest) if solved.x is None else float(solved.x[-1]) / scale
