"""The configuration bound: the best fractional choice of groups, by column generation.

A variable for each possible group; each person in exactly R of them, each pair in at most one, as many groups of a
size as there are tables of it. Its dual prices are kept near the best ones so far (smoothing after Wentges,
Int. Trans. Opl. Res. 4, 1997); whatever the prices, raising each person's by the largest excess of a group they are
in makes them feasible, so that every turn gives a proven bound. (The relaxation: Johnson,
Mehrotra & Nemhauser, Math. Prog. 62, 1993.)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

from indgang.mixing.groups.pricing import Floats, Priced, Work, groups_above, sums_within
from indgang.mixing.groups.problem import Seating, Whole
from indgang.mixing.people import Mask
from indgang.mixing.watching import Watch

NEAR = 2e-4
TURNS = 60
MOST = 60_000
PER_CELL = 60
"""What a cell of the linear program costs, in sums: as measured."""
FAR_BELOW = -1e7


@dataclass
class Prices:
    """``person``: N; ``pair``: N × N, not negative; ``size``: one for each size of table."""

    person: Floats
    pair: Floats
    size: dict[int, float]

    def toward(self, other: Prices, share: float) -> Prices:
        mixed = {size: share * other.size[size] + (1 - share) * cost for size, cost in self.size.items()}
        return Prices(
            share * other.person + (1 - share) * self.person,
            share * other.pair + (1 - share) * self.pair,
            mixed,
        )

    def reduced(self, worth: Floats, size: int) -> Floats:
        """N × N: a pair's worth less its part of what the group costs."""
        own = self.person / (size - 1)
        level = self.size[size] / (size * (size - 1) / 2)
        return worth - self.pair - own[:, None] - own[None, :] - level


@dataclass
class Columns:
    """``worth``: N × N, −∞ for pairs that must not be; ``tables``: how many of each size, over all rotations."""

    worth: Floats
    tables: dict[int, int]
    rotations: int
    groups: dict[int, Whole]
    work: Work
    prices: Prices
    best: float = np.inf
    lowest: float = -np.inf
    open_pairs: set[tuple[int, int]] = field(default_factory=set)

    @property
    def number(self) -> int:
        return len(self.worth)


def columns_of(
    worth: Floats, barred: Mask, sizes: tuple[int, ...], plan: list[Seating], work: Work
) -> Columns:
    """Starts from the groups of a plan; ``barred``: N × N, pairs that no group may hold."""
    scale = max(1.0, float(np.abs(worth).max(initial=0.0)))
    tables = {size: len(plan) * sizes.count(size) for size in sorted(set(sizes))}
    groups = {size: np.zeros((0, size), dtype=np.int64) for size in tables}
    for seating in plan:
        for group in seating:
            groups[len(group)] = np.vstack([groups[len(group)], np.sort(group)[None, :]])
    worth = np.where(barred, FAR_BELOW * scale, worth)
    prices = first_prices(worth, len(plan), tables, groups)
    return Columns(worth, tables, len(plan), groups, work, prices)


def first_prices(worth: Floats, rotations: int, tables: dict[int, int], groups: dict[int, Whole]) -> Prices:
    """Each person costs half of what their pairs bring in the plan, shared by the rotations."""
    person = np.zeros(len(worth))
    for group in (group for sized in groups.values() for group in sized):
        person[group] += worth[np.ix_(group, group)].sum(axis=1) / (2 * rotations)
    return Prices(person, np.zeros_like(worth), dict.fromkeys(tables, 0.0))


def solve(columns: Columns, watch: Watch, most: int = MOST) -> None:
    """Lowers ``columns.best`` until it is near what the groups at hand reach, or no longer can be priced."""
    wanted, share, slack = columns.prices, 0.5, 0.0
    for turn in range(TURNS):
        watch.at(turn / TURNS, "bounding")
        asked = columns.prices.toward(wanted, share)
        found = listed(columns, asked, slack, most)
        if watch.left <= 0 or columns.work.left <= 0:
            return
        if found is None and share > 0.05:
            share /= 2
        elif found is None and slack <= typical_cost(columns) / 5:
            slack = max(1.6 * slack, typical_cost(columns) / 100)
        elif found is None:
            return
        else:
            note_bound(columns, asked, found, slack)
            take(columns, wanted, found)
            wanted, share, slack = master(columns), min(0.5, 1.5 * share), slack / 2
            if columns.best - columns.lowest <= NEAR * abs(columns.best):
                return


def typical_cost(columns: Columns) -> float:
    """What a group costs on average at the best prices so far."""
    return float(np.abs(columns.prices.person).mean()) * max(columns.tables) or 1.0


def listed(columns: Columns, prices: Prices, floor: float, most: int) -> dict[int, Priced] | None:
    found = {}
    for size in columns.tables:
        one = groups_above(prices.reduced(columns.worth, size), size, floor, most, columns.work)
        if one is None:
            return None
        found[size] = one
    return found


def note_bound(columns: Columns, asked: Prices, found: dict[int, Priced], slack: float) -> None:
    """Raises the price of each person by the largest excess of a group they are in, and keeps it if it is the best."""
    excess = np.full(columns.number, slack / min(columns.tables))
    for size, one in found.items():
        for member in range(size):
            np.maximum.at(excess, one.groups[:, member], one.gains / size)
    raised = Prices(asked.person + excess, asked.pair, asked.size)
    bound = columns.rotations * float(raised.person.sum()) + float(np.triu(raised.pair, 1).sum())
    bound += 1e-9 * float(np.abs(raised.person).sum()) * columns.rotations
    bound += sum(cost * columns.tables[size] for size, cost in raised.size.items())
    if bound < columns.best:
        columns.best, columns.prices = bound, raised


def take(columns: Columns, wanted: Prices, found: dict[int, Priced]) -> None:
    """Adds for each person the ten best of the groups found, by the prices wanted."""
    for size, one in found.items():
        gains = sums_within(wanted.reduced(columns.worth, size), one.groups)
        times = np.zeros(columns.number, dtype=np.int64)
        taken = []
        for place in np.argsort(-gains, kind="stable")[:8000]:
            members = one.groups[place]
            if (times[members] < 10).any():
                taken.append(np.sort(members))
                times[members] += 1
        columns.groups[size] = np.unique(np.vstack([columns.groups[size], *taken]), axis=0)


def master(columns: Columns) -> Prices:
    """Solves for the groups at hand; pairs get a row when they would meet more than once."""
    while True:
        height = columns.number + len(columns.open_pairs)
        columns.work.spend(PER_CELL * height * sum(map(len, columns.groups.values())))
        worth = np.concatenate([sums_within(columns.worth, groups) for groups in columns.groups.values()])
        solved = linprog(
            -worth,
            A_eq=coverage(columns),
            b_eq=[columns.rotations] * columns.number + list(columns.tables.values()),
            A_ub=meetings(columns, sorted(columns.open_pairs)) if columns.open_pairs else None,
            b_ub=np.ones(len(columns.open_pairs)) if columns.open_pairs else None,
            method="highs-ds",
        )
        columns.lowest = -float(solved.fun)
        crowded = too_often(columns, solved.x) - columns.open_pairs
        if not crowded:
            return prices_of(columns, solved)
        columns.open_pairs |= crowded


def coverage(columns: Columns) -> coo_array:
    """Rows for the people, then for the sizes."""
    people, sizes, begin = [], [], 0
    for row, groups in enumerate(columns.groups.values()):
        places = np.arange(begin, begin + len(groups))
        people.append(np.stack([groups.ravel(), np.repeat(places, groups.shape[1])]))
        sizes.append(np.stack([np.full(len(groups), columns.number + row), places]))
        begin += len(groups)
    rows, places = np.hstack([*people, *sizes])
    return coo_array((np.ones(len(rows)), (rows, places)), shape=(columns.number + len(sizes), begin)).tocsc()


def meetings(columns: Columns, pairs: list[tuple[int, int]]) -> coo_array:
    number = sum(map(len, columns.groups.values()))
    inside = membership(columns)
    rows = [np.flatnonzero(inside[:, one] & inside[:, other]) for one, other in pairs]
    places = np.repeat(np.arange(len(pairs)), [len(row) for row in rows])
    hits = np.concatenate(rows)
    return coo_array((np.ones(len(hits)), (places, hits)), shape=(len(pairs), number)).tocsc()


def membership(columns: Columns) -> Mask:
    inside = np.zeros((sum(map(len, columns.groups.values())), columns.number), dtype=bool)
    begin = 0
    for groups in columns.groups.values():
        inside[np.arange(begin, begin + len(groups))[:, None], groups] = True
        begin += len(groups)
    return inside


def too_often(columns: Columns, shares: Floats) -> set[tuple[int, int]]:
    """Pairs that meet more than once; in one rotation none can."""
    if columns.rotations == 1:
        return set()
    inside = membership(columns)[shares > 0].astype(float)
    times = np.triu(inside.T @ (shares[shares > 0][:, None] * inside), 1)
    return set(zip(*(place.tolist() for place in np.nonzero(times > 1 + 1e-6)), strict=True))


def prices_of(columns: Columns, solved: Any) -> Prices:
    person = -np.asarray(solved.eqlin.marginals[: columns.number])
    size = dict(zip(columns.tables, (-solved.eqlin.marginals[columns.number :]).tolist(), strict=True))
    pair = np.zeros_like(columns.worth)
    if columns.open_pairs:
        one, other = np.array(sorted(columns.open_pairs)).T
        pair[one, other] = pair[other, one] = np.maximum(-solved.ineqlin.marginals, 0.0)
    return Prices(person, pair, size)
