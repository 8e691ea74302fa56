"""The exact model: who holds which task and who stands in, as an integer program on the pairs that matter.

    max Σ hᵢₜ xᵢₜ + Σ sᵢₜ yᵢₜ − missing − overload;  Σᵢ xᵢₜ + uₜ = 1;  Σᵢ yᵢₜ + vₜ = 1;  xᵢₜ + yᵢₜ ≤ 1;
    Σₜ (hours xᵢₜ + second hours yᵢₜ) − oᵢ ≤ load · hoursᵢ;  0 ≤ oᵢ ≤ (1 − load) · hoursᵢ;  Σₜ xᵢₜ ≤ mostᵢ;
    moves ≤ most moves

The linear program is solved on the best pairs of every task, and those that its prices show to be missing are taken
in until none is (column generation), so that its value bounds all plans. The integer program then gets the pairs whose
reduced cost is small (the core).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from indgang.mixing.distribution.plans import NOBODY, Held, Worth
from indgang.mixing.distribution.scoring import Floats, Whole
from indgang.mixing.errors import OutOfTime
from indgang.mixing.watching import Watch
from indgang.mixing.words import Words

CANDIDATES = 12
TAKEN_IN = 4
ROUNDS = 8
NEAR = 0.1
FEW_PAIRS = 800
WIDE, NARROW, WIDE_UP_TO = (8, 6), (4, 2), 600  # pairs of the core for each task to hold and to stand in
CLOSE, CLOSE_OF_MANY = 1e-3, 2e-3
FEW_TASKS, NODES, NODES_OF_MANY = (
    40,
    500,
    1,
)  # where hours are scarce, nodes beyond the first take long and add little
IMPOSSIBLE = 2  # what scipy's milp calls it
TOLERANCE = 1e-6


class Pairs(NamedTuple):
    """The pairs of task and colleague that may be chosen, T × C each."""

    holding: NDArray[np.bool_]
    standing_in: NDArray[np.bool_]

    def with_plan(self, held: Held) -> Pairs:
        more = Pairs(self.holding.copy(), self.standing_in.copy())
        for pairs, places in zip(more, held, strict=True):
            there = np.flatnonzero(places != NOBODY)
            pairs[there, places[there]] = True
        return more


@dataclass(frozen=True)
class Prices:
    """What the linear program says. ``bound``: no plan is worth more. ``hour`` is what one more hour of each colleague
    would add; ``holding`` and ``standing_in`` (T × C) what forcing a pair costs at least, infinite where it may not be.
    """

    bound: float
    hour: Floats
    holding: Floats
    standing_in: Floats

    def core(self) -> Pairs:
        """All pairs where they are few; else for each task the best of those that the prices hardly speak against."""
        may = Pairs(np.isfinite(self.holding), np.isfinite(self.standing_in))
        if may.holding.sum() <= FEW_PAIRS:
            return may
        wide = WIDE if len(self.holding) <= WIDE_UP_TO else NARROW
        holding, standing_in = (
            _best(np.where(costs <= NEAR, -costs, -np.inf), kept)
            for costs, kept in zip((self.holding, self.standing_in), wide, strict=True)
        )
        return Pairs(holding, standing_in)


class Model:
    """The rows and columns for some pairs. Columns: holding, standing in, no holder, no second, overload."""

    def __init__(self, worth: Worth, pairs: Pairs) -> None:
        self.worth = worth
        self.held = np.nonzero(pairs.holding)
        self.stood = np.nonzero(pairs.standing_in)
        self.tasks, self.colleagues = len(worth.work.tasks), len(worth.work.colleagues)
        settings = worth.work.settings
        self.gain = np.concatenate(
            [
                worth.holding[self.held],
                worth.standing_in[self.stood],
                np.full(self.tasks, -settings.missing),
                np.full(self.tasks, -settings.second_missing),
                np.full(self.colleagues, -settings.overload),
            ]
        )
        self.high = np.concatenate(
            [
                np.ones(len(self.gain) - self.colleagues),
                (1 - settings.load) * worth.free,
            ]
        )
        self.integral = np.append(np.ones(len(self.gain) - self.colleagues), np.zeros(self.colleagues))

    def equal(self) -> sparse.csr_array:
        """Each task has a holder or none, and a second or none."""
        held, stood = len(self.held[0]), len(self.stood[0])
        rows = np.concatenate([self.held[0], self.tasks + self.stood[0], np.arange(2 * self.tasks)])
        columns = np.arange(held + stood + 2 * self.tasks)
        return _matrix(rows, columns, np.ones(len(rows)), (2 * self.tasks, len(self.gain)))

    def below(self) -> tuple[sparse.csr_array, Floats]:
        """Hours of each colleague, numbers, moves, and that nobody is their own second."""
        parts = [self._hours(), self._numbers(), self._moves(), self._seconds()]
        return sparse.vstack([rows for rows, _most in parts], format="csr"), np.concatenate(
            [most for _rows, most in parts]
        )

    def _hours(self) -> tuple[sparse.csr_array, Floats]:
        hours, second_hours = self.worth.hours
        first, everybody = len(self.held[0]), np.arange(self.colleagues)
        rows = np.concatenate([self.held[1], self.stood[1], everybody])
        overload = len(self.gain) - self.colleagues + everybody
        columns = np.concatenate([np.arange(first + len(self.stood[0])), overload])
        values = np.concatenate(
            [hours[self.held[0]], second_hours[self.stood[0]], np.full(self.colleagues, -1.0)]
        )
        most = self.worth.work.settings.load * self.worth.free
        return _matrix(rows, columns, values, (self.colleagues, len(self.gain))), most

    def _numbers(self) -> tuple[sparse.csr_array, Floats]:
        """A row for each colleague, which says nothing where there is no limit."""
        columns = np.arange(len(self.held[0]))
        most = np.minimum(self.worth.most, self.tasks)
        return _matrix(self.held[1], columns, np.ones(len(columns)), (self.colleagues, len(self.gain))), most

    def _moves(self) -> tuple[sparse.csr_array, Floats]:
        most = self.worth.work.settings.most_moves
        moved = np.flatnonzero(self.worth.is_move(*self.held))
        rows = _matrix(np.zeros(len(moved), dtype=np.int64), moved, np.ones(len(moved)), (1, len(self.gain)))
        return rows, np.array([self.tasks if most is None else most], dtype=np.float64)

    def _seconds(self) -> tuple[sparse.csr_array, Floats]:
        both, held, stood = self.both
        rows = np.tile(np.arange(len(both)), 2)
        columns = np.concatenate([held, len(self.held[0]) + stood])
        return _matrix(rows, columns, np.ones(len(rows)), (len(both), len(self.gain))), np.ones(len(both))

    @cached_property
    def both(self) -> tuple[Whole, Whole, Whole]:
        """Pairs (task · colleagues + colleague) that may hold and stand in, and their columns among either."""
        names = [tasks * self.colleagues + people for tasks, people in (self.held, self.stood)]
        both, held, stood = np.intersect1d(names[0], names[1], assume_unique=True, return_indices=True)
        return both, held, stood

    def pairs(self, is_chosen: NDArray[np.bool_]) -> Pairs:
        """The pairs among the columns that are marked."""
        shape, first = (self.tasks, self.colleagues), len(self.held[0])
        chosen = Pairs(np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool))
        chosen.holding[self.held] = is_chosen[:first]
        chosen.standing_in[self.stood] = is_chosen[first : first + len(self.stood[0])]
        return chosen

    def plan(self, solution: Floats) -> Held:
        """The plan a solution has chosen."""
        held = Held(np.full(self.tasks, NOBODY), np.full(self.tasks, NOBODY))
        for places, pairs in zip(held, self.pairs(solution > 0.5), strict=True):
            tasks, people = np.nonzero(pairs)
            places[tasks] = people
        return held


def _matrix(rows: Whole, columns: Whole, values: Floats, shape: tuple[int, int]) -> sparse.csr_array:
    return sparse.csr_array((values, (rows, columns)), shape=shape)


# Solving ---------------------------------------------------------------------------------------------------


def prices_of(worth: Worth, watch: Watch) -> Prices:
    """The linear program over all pairs. Raises Cancelled; when the time is up its bound is right but not as low."""
    pairs = Pairs(*(_best(values, CANDIDATES) for values in (worth.holding, worth.standing_in)))
    prices = _priced(worth, pairs)
    bound = prices.bound
    for number in range(ROUNDS):
        watch.at(0.05 + 0.4 * number / ROUNDS, "proving a bound")
        wanted = [
            _best(np.where(is_in | (cost >= -TOLERANCE), -np.inf, -cost), TAKEN_IN)
            for is_in, cost in zip(pairs, (prices.holding, prices.standing_in), strict=True)
        ]
        if not any(more.any() for more in wanted) or not watch.left:
            break
        pairs = Pairs(*(is_in | more for is_in, more in zip(pairs, wanted, strict=True)))
        prices = _priced(worth, pairs)
        bound = min(bound, prices.bound)
    return replace(
        prices,
        bound=bound,
        holding=np.maximum(prices.holding, 0.0),
        standing_in=np.maximum(prices.standing_in, 0.0),
    )


def _best(values: Floats, number: int) -> NDArray[np.bool_]:
    """Of each row the ``number`` highest that are finite."""
    best = np.zeros(values.shape, dtype=bool)
    if values.size:
        kept = min(number, values.shape[1])
        np.put_along_axis(best, np.argpartition(-values, kept - 1, axis=1)[:, :kept], True, axis=1)
    return best & np.isfinite(values)


def _priced(worth: Worth, pairs: Pairs) -> Prices:
    """The linear program on some pairs, and what all pairs cost at its prices: below 0 is a pair that is missed.

    Each task has one holder and one second, so that the pair that is missed most is all that a task can add.
    """
    model = Model(worth, pairs)
    below, most = model.below()
    equal = model.equal()
    result = linprog(
        -model.gain,
        A_ub=below,
        b_ub=most,
        A_eq=equal,
        b_eq=np.ones(equal.shape[0]),
        bounds=np.column_stack([np.zeros(len(model.gain)), model.high]),
        method="highs",
    )
    by_task, by_row = result.eqlin.marginals, result.ineqlin.marginals
    count = model.colleagues
    hour, number, moving = by_row[:count], by_row[count : 2 * count], by_row[2 * count]
    hours, second_hours = worth.hours
    everything = np.indices(worth.holding.shape)
    moves = worth.is_move(everything[0].ravel(), everything[1].ravel()).reshape(worth.holding.shape)
    holding = -worth.holding - by_task[: model.tasks, None] - hours[:, None] * hour - number - moving * moves
    standing_in = -worth.standing_in - by_task[model.tasks :, None] - second_hours[:, None] * hour
    both, _held, _stood = model.both
    for costs in (holding, standing_in):
        costs.ravel()[both] -= by_row[2 * count + 1 :]
    missed = sum(
        float(np.maximum(-costs.min(axis=1, initial=0.0), 0.0).sum())
        for costs in (
            np.where(is_in, 0.0, costs) for is_in, costs in zip(pairs, (holding, standing_in), strict=True)
        )
    )
    settings = worth.work.settings
    overload = -result.upper.marginals[len(model.gain) - count :]
    worth_of_hour = -settings.load * hour + (1 - settings.load) * overload
    return Prices(-float(result.fun) + missed + TOLERANCE, worth_of_hour, holding, standing_in)


def whole_plan(
    worth: Worth, pairs: Pairs, watch: Watch, *, forced: Mapping[int, int] | None = None
) -> Held | None:
    """The best plan on these pairs, to one or two thousandths where the nodes allow it. OutOfTime is raised when there
    was no time for any.

    ``forced`` are colleagues by the task they must hold; None is that there is no such plan. The search ends at a
    number of nodes, so that it gives the same plan on any machine that has the time.
    """
    model = Model(worth, _forced(pairs, forced or {}))
    below, most = model.below()
    high = model.high.copy()
    nodes = NODES if model.tasks <= FEW_TASKS else NODES_OF_MANY
    close = CLOSE if model.tasks <= WIDE_UP_TO else CLOSE_OF_MANY
    nobody = len(model.held[0]) + len(model.stood[0])
    high[[nobody + task for task in forced or {}]] = 0.0
    result = watch.left and milp(
        -model.gain,
        integrality=model.integral,
        bounds=Bounds(0, high),
        constraints=[LinearConstraint(below, -np.inf, most), LinearConstraint(model.equal(), 1, 1)],
        options={"mip_rel_gap": close, "node_limit": nodes}
        | ({} if watch.seconds is None else {"time_limit": max(watch.left, 1e-3)}),
    )
    if not result or (result.x is None and result.status != IMPOSSIBLE):
        raise OutOfTime(Words("There was no time for a plan."))
    return None if result.x is None else model.plan(result.x)


def _forced(pairs: Pairs, forced: Mapping[int, int]) -> Pairs:
    holding = pairs.holding.copy()
    for task, colleague in forced.items():
        holding[task] = False
        holding[task, colleague] = True
    return Pairs(holding, pairs.standing_in)
