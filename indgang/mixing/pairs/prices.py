"""Relaxes the choice of meetings to a linear program, and turns its prices into a bound that is easy to check.

A price for each place's slot in a round: a pair is worth taking when its value is above the two prices. Whatever the
prices are, the sum of all slots' prices and of what every pair is worth above its own is at least what any plan is
worth (weak duality). So the bound holds whether or not the solver was right.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from indgang.mixing.pairs.columns import (
    NO_PAIRS,
    NO_THREES,
    THREES_A_PERSON,
    Columns,
    best_threes,
    columns_of,
    first_pairs,
)
from indgang.mixing.pairs.rest import Indices, Rest
from indgang.mixing.people import Mask, Values

MOST_TURNS = 15
CLOSE = 1e-9  # relative to the largest value
MORE_A_PLACE = 24
THREES_MORE = 12
MOST_REPRICED = 251  # people up to which groups of three are priced again


@dataclass(frozen=True)
class Rows:
    """What every choice keeps: ``equal @ x == even`` and ``limits @ x <= most``."""

    equal: sparse.csr_array
    even: Values
    limits: sparse.csr_array
    most: Values


def rows_of(rest: Rest, columns: Columns, forbidden: int) -> Rows:
    """Everybody in every round; as many groups of three as rounds; nobody twice; forbidden pairs at most so many."""
    equal, even = [columns.incidence(len(rest))], [np.full(len(rest), float(rest.rounds))]
    limits = [sparse.csr_array(columns.values(rest.forbidden.astype(float))[None, :])]
    most = [np.array([float(forbidden)])]
    if len(columns.threes):
        is_three = np.arange(len(columns)) >= len(columns.pairs)
        equal.append(sparse.csr_array(is_three[None, :].astype(float)))
        even.append(np.array([float(rest.rounds)]))
        limits += [columns.incidence(len(rest)) * is_three[None, :], columns.shared_pairs]
        most += [rest.threes.astype(float), np.ones(columns.shared_pairs.shape[0])]
    return Rows(
        sparse.vstack(equal, "csr"), np.concatenate(even), sparse.vstack(limits, "csr"), np.concatenate(most)
    )


@dataclass(frozen=True)
class Prices:
    """M prices of a slot, M of being one of three, that of a forbidden pair; and the columns they were found with."""

    slots: Values
    threes: Values
    forbidden: float
    columns: Columns

    def above(self, rest: Rest) -> Values:
        """M × M: what each pair is worth above the prices of its two slots."""
        value = rest.values - self.forbidden * rest.forbidden
        above: Values = value - self.slots[:, None] - self.slots[None, :]
        return above

    def halves(self, rest: Rest) -> Values:
        """M × M, to be summed over the three pairs of a group of three: what the group is worth above its prices.

        A pair that counts above its slots already is taken at its price: it is there once.
        """
        above = self.above(rest)
        each = (self.slots - self.threes) / 2
        half: Values = np.minimum(above, 0.0) + each[:, None] + each[None, :]
        return half

    def bound(self, rest: Rest, forbidden: int) -> float:
        """No plan of the rest with at most so many forbidden pairs is worth more."""
        above = np.triu(np.where(rest.allowed, np.maximum(self.above(rest), 0.0), 0.0), 1).sum()
        total = rest.rounds * self.slots.sum() + above + self.forbidden * forbidden
        if rest.has_threes:
            total += rest.rounds * best_threes(rest, self.halves(rest), 1)[1] + self.threes @ rest.threes
        return float(total)


def find_prices(rest: Rest, forbidden: int, random: np.random.Generator) -> Prices | None:
    """The prices of the relaxed choice, by letting in pairs until none left out is above its price.

    Nothing when even the relaxed choice cannot fill every round.
    """
    pairs, threes = first_pairs(rest, random), first_threes(rest)
    tolerance = CLOSE * max(1.0, float(np.abs(rest.values).max()))
    found = None
    for _turn in range(MOST_TURNS):
        found = solve(rest, columns_of(pairs, threes), forbidden)
        if found is None:
            if np.array_equal(pairs, rest.allowed):
                return None
            pairs = rest.allowed.copy()
            continue
        more = missing_pairs(found.above(rest), rest.allowed & ~pairs, tolerance)
        more_threes = missing_threes(rest, found, threes)
        if not more.any() and len(more_threes) == len(threes):
            break
        pairs |= more
        threes = more_threes
    return found


def first_threes(rest: Rest) -> Indices:
    """The groups of three worth most beside what the three would get elsewhere: a third of the mean of their best."""
    if not rest.has_threes:
        return NO_THREES
    best = np.sort(np.where(rest.allowed, rest.values, -np.inf), axis=1)[:, -rest.rounds :]
    usual = np.where(np.isfinite(best), best, 0.0).mean(axis=1) / 2
    value = rest.values - rest.forbidden * (1.0 + np.abs(rest.values).sum())
    halves = value - (usual[:, None] + usual[None, :]) / 2
    return best_threes(rest, halves, THREES_A_PERSON)[0]


def missing_threes(rest: Rest, found: Prices, threes: Indices) -> Indices:
    """The groups of three let in already, and those that are worth more above their prices than any of them."""
    if not rest.has_threes or len(rest) > MOST_REPRICED:
        return threes
    halves = found.halves(rest)
    best, most = best_threes(rest, halves, THREES_MORE)
    worth = worth_of_threes(halves, best)
    if not np.isfinite(most):
        return threes
    known = worth_of_threes(halves, threes).max(initial=-np.inf)
    if not most > known + CLOSE * max(1.0, abs(most)):
        return threes
    return np.unique(np.concatenate([threes, best[worth > known]]), axis=0)


def worth_of_threes(halves: Values, threes: Indices) -> Values:
    return Columns(NO_PAIRS, threes).values(halves)


def missing_pairs(above: Values, outside: Mask, tolerance: float) -> Mask:
    """Of the pairs left out those above their price: at most a few for each place at a time."""
    wanted = outside & (above > tolerance)
    for place in np.flatnonzero(wanted.sum(axis=1) > MORE_A_PLACE):
        mine = np.flatnonzero(wanted[place])
        worst = mine[np.argsort(-above[place, mine], kind="stable")[MORE_A_PLACE:]]
        wanted[place, worst] = False
    both: Mask = wanted | wanted.T
    return both & outside


def solve(rest: Rest, columns: Columns, forbidden: int) -> Prices | None:
    """The prices at these columns; nothing when they cannot fill every round."""
    if not len(columns):
        return None
    rows = rows_of(rest, columns, forbidden)
    solved = linprog(
        -columns.values(rest.values),
        A_eq=rows.equal,
        b_eq=rows.even,
        A_ub=rows.limits,
        b_ub=rows.most,
        bounds=(0, 1),
        method="highs",
    )
    if not solved.success:
        return None
    limits = np.maximum(0.0, -solved.ineqlin.marginals)
    threes = limits[1 : 1 + len(rest)] if len(columns.threes) else np.zeros(len(rest))
    return Prices(-solved.eqlin.marginals[: len(rest)], threes, float(limits[0]), columns)
