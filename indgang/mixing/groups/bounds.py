"""The least of the proven bounds that can be had in the time, and which one it is."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from indgang.mixing.groups.columns import FEW_PEOPLE, Columns, columns_of, solve
from indgang.mixing.groups.pricing import Floats, Work
from indgang.mixing.groups.problem import Problem, Seating
from indgang.mixing.groups.scores import Score, beside
from indgang.mixing.groups.spectra import spectral_bound
from indgang.mixing.people import Mask
from indgang.mixing.watching import Watch

WORK_OF_FEW, WORK, WORK_AT_LARGE = 2.2e9, 1.4e9, 2e8
"""For up to FEW_PEOPLE, for more of them, and where a table is larger than LARGE_TABLE."""
LARGE_TABLE = 10
"""At larger tables the groups are too many to be priced to the end: more work would hardly lower their bound."""
MANY_ROTATIONS = 4
"""Beyond them so many pairs meet that the groups take longer than they are worth."""
LARGEST = 400
"""People above which only the partners are counted: the other bounds would take longer than the plan."""


NEAR_ENOUGH = 0.01
"""The share of the total by which the bound may be over it without trying another kind."""


class Bound(NamedTuple):
    """``method``: "partners", "spectrum" or "groups"."""

    value: float
    method: str


class Bounded(NamedTuple):
    """``columns`` are there when the prices of groups were found, for one rotation and several."""

    bound: Bound
    columns: Columns | None


def bounded(problem: Problem, plan: list[Seating], told: Score, effort: float, watch: Watch) -> Bounded:
    """A bound of the total over all plans that break no more than this one: those without a repeat when it has none,
    and without a forbidden pair or one to be kept apart when it has none. Caps, needs and what is to be together
    are not used.
    """
    barred = barred_pairs(problem, plan)
    worth = np.where(barred, 0.0, problem.worth)
    found = [Bound(partners_bound(problem, barred, told.repeats > 0), "partners")]
    columns = None
    if problem.number <= LARGEST:
        if told.repeats == 0 and min(problem.sizes) > 1 and problem.rotations <= MANY_ROTATIONS:
            columns = columns_of(problem.worth, barred, problem.sizes, plan, Work(work_for(problem) * effort))
            solve(columns, watch)
            found.append(Bound(columns.best, "groups"))
        priced = columns is not None and columns.is_priced
        if not priced and min(found).value - told.total > NEAR_ENOUGH * abs(told.total):
            found.append(Bound(rotated_spectrum(problem, worth, barred, effort, watch), "spectrum"))
    least = min(found)
    fit = problem.rotations * best_fit(problem)
    return Bounded(Bound(least.value + fit, least.method), columns)


def work_for(problem: Problem) -> float:
    if max(problem.sizes) > LARGE_TABLE:
        return WORK_AT_LARGE
    return WORK_OF_FEW if problem.number <= FEW_PEOPLE else WORK


def rotated_spectrum(problem: Problem, worth: Floats, barred: Mask, effort: float, watch: Watch) -> float:
    """A barred pair counts as the worst of all, which is no less than it can bring: it brings nothing."""
    low = min(0.0, float(worth.min(initial=0.0)))
    one = spectral_bound(
        np.where(barred, low, worth), problem.sizes, watch, turns=max(10, int(60 * min(1.0, effort)))
    )
    return problem.rotations * one


def barred_pairs(problem: Problem, plan: list[Seating]) -> Mask:
    """Pairs that meet in no plan as good: two hosts, and, when this plan has none of them, faulty pairs."""
    barred = np.zeros(problem.worth.shape, dtype=bool)
    hosts = [host for host in problem.hosts if host is not None]
    barred[np.ix_(hosts, hosts)] = True
    faulty = problem.fault > 0
    if not any((faulty & beside(problem.number, seating)).any() for seating in plan):
        barred |= faulty
    np.fill_diagonal(barred, False)
    return barred


def partners_bound(problem: Problem, barred: Mask, may_repeat: bool) -> float:
    """Half of what everybody's best partners bring: each has R·(s − 1) of them, s between the least and largest table,
    and all together as many as the tables give. With repeats, fewer.
    """
    number, rotations = problem.number, problem.rotations
    worth = np.where(barred, -np.inf, problem.worth)
    np.fill_diagonal(worth, -np.inf)
    best = -np.sort(-worth, axis=1)[:, : number - 1]
    fewest = min(rotations * (min(problem.sizes) - 1), number - 1)
    most = min(rotations * (max(problem.sizes) - 1), number - 1)
    if may_repeat:
        return float(np.maximum(best[:, :most], 0.0).sum() / 2)
    best = np.where(np.isfinite(best), best, min(0.0, float(problem.worth.min(initial=0.0))))
    further = rotations * sum(size * (size - 1) for size in problem.sizes) - number * fewest
    extra = -np.sort(-best[:, fewest:most].ravel())[:further]
    return float(best[:, :fewest].sum() + extra.sum()) / 2


def best_fit(problem: Problem) -> float:
    """The most that the fit can bring in one rotation."""
    seats = np.repeat(np.arange(len(problem.sizes)), problem.sizes)
    gain = problem.fit[:, seats]
    people, places = linear_sum_assignment(gain, maximize=True)
    return float(gain[people, places].sum())
