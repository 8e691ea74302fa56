"""What no list can exceed, proven.

The sum of everybody's best R meetings inside a list, written as a linear program, is a concave function of how much
each person is on the list: min(xᵢ, xⱼ) of the meeting i – j, at most R·xᵢ of them for i. For given x its best is found
by filling in order of value, and the prices of what ran out give a plane that lies above the function everywhere. So
do the bridges. Kelley's cutting planes (J. SIAM 8, 1960): the best list under all planes found so far, with the quotas,
is a bound at every step, and comes down to that of the whole linear program, which has up to N² more variables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.optimize import linprog

from indgang.mixing.selection.asked import Asked, Floats, Places, bounds_of, rows_of
from indgang.mixing.selection.measuring import Measure
from indgang.mixing.watching import Watch

ROUNDS = 16
GROUPS = 20  # a plane for each twentieth of the people, so that fewer rounds are needed
PARTNERS = 400
TOLERANCE = 1e-5  # points: what the solver may be off by
STEP = 0.2
BOUND_BY = "linear program by cutting planes"


class Ceiling(NamedTuple):
    """``bound``: no list has more points, known ``by`` what. ``leaning``: how much each person is on the best list of
    the linear program.
    """

    bound: float
    leaning: Floats
    by: str = BOUND_BY


class Planes(NamedTuple):
    """Laid at one x. The best meetings of each group of people are at most its row of ``meetings`` (groups × N)
    times x, and the bridges at most ``height`` + ``bridges`` (N) times x.
    """

    meetings: Floats
    height: float
    bridges: Floats


@dataclass
class Pricing:
    """Lays planes on one measure. ``partners`` is N × K, each person's best in order, and ``worth`` their values."""

    measure: Measure
    partners: Places
    worth: Floats

    def at(self, leaning: Floats) -> Planes:
        return Planes(self._meetings(leaning), *self._bridges(leaning))

    def _meetings(self, leaning: Floats) -> Floats:
        """The planes lie above whatever the prices; only how close they lie depends on them."""
        both = np.minimum(leaning[self.partners], leaning[:, None])
        filled = np.cumsum(both, axis=1)
        is_full = filled >= self.measure.meetings * leaning[:, None] - 1e-12
        last = np.where(is_full.any(axis=1), is_full.argmax(axis=1), self.worth.shape[1] - 1)
        price = np.take_along_axis(self.worth, last[:, None], axis=1)
        over = np.maximum(self.worth - price, 0.0)
        is_theirs = leaning[self.partners] < leaning[:, None]
        mine = self.measure.meetings * price[:, 0] + np.where(is_theirs, 0.0, over).sum(axis=1)
        count = len(leaning)
        groups = np.arange(count) % min(GROUPS, count)
        cells = groups[:, None] * count + self.partners
        theirs: Floats = np.where(is_theirs, over, 0.0).ravel()
        summed = np.bincount(cells.ravel(), theirs, (groups.max() + 1) * count)
        slopes = summed.astype(np.float64).reshape(-1, count)
        slopes[groups, np.arange(count)] += mine
        return slopes

    def _bridges(self, leaning: Floats) -> tuple[float, Floats]:
        sides = (self.measure.sides.T @ leaning).reshape(2, -1)
        worth, is_whole = self.measure.bridges, sides.min(axis=0) >= 1.0
        is_first = (sides[0] <= sides[1]) & ~is_whole
        on_side = np.concatenate([worth * is_first, worth * (~is_first & ~is_whole)])
        return float(worth[is_whole].sum()), self.measure.sides @ on_side


def pricing_of(measure: Measure) -> Pricing:
    """Beyond the best partners a meeting is priced as the last of them, which keeps the planes above."""
    kept = min(PARTNERS, len(measure.contact))
    partners = np.argsort(-measure.pairs, axis=1, kind="stable")[:, :kept]
    return Pricing(measure, partners, np.take_along_axis(measure.pairs, partners, axis=1))


def ceiling_of(measure: Measure, asked: Asked, watch: Watch, rounds: int = ROUNDS) -> Ceiling:
    """The bound after ``rounds`` of planes, or as many, at least one, as there was time for.

    There must be a list that keeps the wishes.
    """
    pricing, count = pricing_of(measure), len(asked.people)
    leaning = np.full(count, asked.size / count)
    laid: list[Planes] = []
    bound = np.inf
    for number in range(rounds):
        watch.at(0.4 * number / rounds, "proving a bound")
        laid.append(pricing.at(leaning))
        height, furthest = _under(laid, measure, asked)
        bound = min(bound, height)
        leaning = (1 - STEP) * leaning + STEP * furthest
        if not watch.left:
            break
    return Ceiling(bound + TOLERANCE, leaning)


def _under(laid: list[Planes], measure: Measure, asked: Asked) -> tuple[float, Floats]:
    """The highest point under all planes, and where. After the people stand the groups' meetings, and the bridges."""
    count, groups = len(asked.people), len(laid[0].meetings)
    rows, low, high = rows_of(asked.wishes, count)
    least, most = bounds_of(asked.wishes, count)
    rows, limits = (
        np.vstack([rows[np.isfinite(high)], -rows[low > 0]]),
        np.concatenate([high[np.isfinite(high)], -low[low > 0]]),
    )
    planes = np.vstack([np.vstack([planes.meetings, planes.bridges]) for planes in laid])
    result = linprog(
        -np.concatenate([measure.alone, np.ones(groups + 1)]),
        A_ub=np.block(
            [
                [-planes, np.tile(np.eye(groups + 1), (len(laid), 1))],
                [rows, np.zeros((len(rows), groups + 1))],
            ]
        ),
        b_ub=np.concatenate([*([*np.zeros(groups), one.height] for one in laid), limits]),
        bounds=np.vstack(
            [
                np.column_stack([least, most]),
                np.column_stack([np.full(groups + 1, -np.inf), np.full(groups + 1, np.inf)]),
            ]
        ),
        method="highs",
    )
    return -float(result.fun), np.asarray(result.x[:count])
