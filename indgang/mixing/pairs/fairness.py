"""The floor under everybody's evening: a share of the most that all of them could be given at least."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from indgang.mixing.pairs.prices import Prices, rows_of
from indgang.mixing.pairs.rest import Rest, Round, pairs_of
from indgang.mixing.people import Values

CLOSE = 1e-9
MOST_SECONDS = 4.0


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


def fairest(rest: Rest, prices: Prices, forbidden: int, *, is_whole: bool) -> float:
    """The most that the poorest evening can be worth among the meetings with these prices.

    ``is_whole`` asks for real meetings; else parts of meetings count too, which is quicker and never less.
    """
    columns, people = prices.columns, slice(0, rest.people)
    rows = rows_of(rest, columns, forbidden)
    count = len(columns)

    def with_least(part: sparse.csr_array, weight: float = 0.0) -> sparse.csr_array:
        return sparse.hstack([part, np.full((part.shape[0], 1), weight)], "csr")

    objective = np.append(np.zeros(count), -1.0)
    solved = milp(
        objective,
        constraints=[
            LinearConstraint(with_least(rows.equal), rows.even, rows.even),
            LinearConstraint(with_least(rows.limits), ub=rows.most),
            LinearConstraint(with_least(columns.gains(rest.values)[people], -1.0), lb=-rest.earned[people]),
        ],
        bounds=Bounds(np.append(np.zeros(count), -np.inf), np.append(np.ones(count), np.inf)),
        integrality=np.append(np.full(count, float(is_whole)), 0.0),
        options={"mip_rel_gap": 0.01, "time_limit": MOST_SECONDS},
    )
    return -np.inf if solved.x is None else float(solved.x[-1])
