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
from scipy.sparse import coo_array, eye_array, hstack

from indgang.mixing.groups.pricing import Floats, Priced, Work, groups_above, sums_within
from indgang.mixing.groups.problem import Seating, Whole
from indgang.mixing.people import Mask
from indgang.mixing.watching import Watch

NEAR = 2e-4
NEARLY = 2e-3
"""The share of the bound by which it may be above the groups at hand: to end the pricing, and to call it done."""
TURNS = 60
MOST, MOST_AT_LARGE = 60_000, 250_000
FEW_PEOPLE = 60
"""How many groups one layer may have on the way to a table's size; for FEW_PEOPLE at tables of eight or more, more."""
PER_CELL = 150
"""What a cell of the linear program costs, in sums: as measured."""
FAR_BELOW = -1e7
GIVE = 0.2
"""How far prices may move at a time, as a share of the mean: a linear program of few groups makes them wild."""
KEPT = 4
"""How many groups stay in the linear program, for each person and rotation and each pair with a row."""


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
    give: float = np.inf
    """How far a person's price may be from the best so far; what is not covered is paid for with it."""
    best: float = np.inf
    lowest: float = -np.inf
    open_pairs: set[tuple[int, int]] = field(default_factory=set)
    shares: Floats = field(default_factory=lambda: np.zeros(0))
    """How much of each group the last master took, in the order of ``groups``."""

    @property
    def number(self) -> int:
        return len(self.worth)

    @property
    def is_priced(self) -> bool:
        """Whether the bound is near the best fractional choice of groups, which no spectrum is below."""
        return bool(np.isfinite(self.best)) and self.best - self.lowest <= NEARLY * abs(self.best)


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
    give = give_at(prices) if len(plan) == 1 else np.inf
    return Columns(worth, tables, len(plan), groups, work, prices, give)


def give_at(prices: Prices) -> float:
    return GIVE * float(np.abs(prices.person).mean())


def first_prices(worth: Floats, rotations: int, tables: dict[int, int], groups: dict[int, Whole]) -> Prices:
    """Each person costs half of what their pairs bring in the plan, shared by the rotations."""
    person = np.zeros(len(worth))
    for group in (group for sized in groups.values() for group in sized):
        person[group] += worth[np.ix_(group, group)].sum(axis=1) / (2 * rotations)
    return Prices(person, np.zeros_like(worth), dict.fromkeys(tables, 0.0))


def solve(columns: Columns, watch: Watch, most: int | None = None, near: float = NEAR) -> None:
    """Lowers ``columns.best`` until it is near what the groups at hand reach, or no longer can be priced."""
    most = most_on_the_way(columns) if most is None else most
    wanted, share, slack = columns.prices, 0.5, 0.0
    for turn in range(TURNS):
        watch.at(turn / TURNS, "bounding")
        asked = columns.prices.toward(wanted, share)
        found = listed(columns, asked, slack, most)
        if watch.left <= 0 or columns.work.left <= 0:
            return
        if found is None and np.isinf(columns.best) and slack <= typical_cost(columns) / 5:
            slack = max(2 * slack, typical_cost(columns) / 40)
        elif found is None and share > 0.05:
            share /= 2
        elif found is None and slack <= typical_cost(columns) / 5:
            slack = max(1.6 * slack, typical_cost(columns) / 100)
        elif found is None:
            return
        else:
            note_bound(columns, asked, found, slack)
            if len(columns.shares):
                drop_worst(columns, wanted)
            take(columns, wanted, found)
            wanted, share, slack = master(columns), min(0.5, 1.5 * share), slack / 2
            if columns.best - columns.lowest <= near * abs(columns.best):
                return


def most_on_the_way(columns: Columns) -> int:
    is_large = max(columns.tables) > 7 and columns.number <= FEW_PEOPLE
    return MOST_AT_LARGE if is_large else MOST


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


def drop_worst(columns: Columns, wanted: Prices) -> None:
    """Keeps the groups that the last master took, and of the others those that lose least by its prices."""
    most = KEPT * (columns.rotations * columns.number + len(columns.open_pairs))
    begin = 0
    for size, groups in columns.groups.items():
        shares = columns.shares[begin : begin + len(groups)]
        begin += len(groups)
        if len(groups) > most:
            gains = np.where(shares > 0, np.inf, sums_within(wanted.reduced(columns.worth, size), groups))
            columns.groups[size] = groups[np.sort(np.argsort(-gains, kind="stable")[:most])]


def master(columns: Columns) -> Prices:
    """Solves for the groups at hand; pairs get a row when they would meet more than once."""
    while True:
        height = columns.number + len(columns.open_pairs)
        columns.work.spend(PER_CELL * height * sum(map(len, columns.groups.values())))
        worth = np.concatenate([sums_within(columns.worth, groups) for groups in columns.groups.values()])
        solved = linprog(
            -np.concatenate([worth, *ransoms(columns)]),
            A_eq=coverage(columns),
            b_eq=[columns.rotations] * columns.number + list(columns.tables.values()),
            A_ub=meetings(columns, sorted(columns.open_pairs)) if columns.open_pairs else None,
            b_ub=np.ones(len(columns.open_pairs)) if columns.open_pairs else None,
            method="highs-ds",
        )
        columns.lowest, columns.shares = -float(solved.fun), np.asarray(solved.x[: len(worth)])
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
    shape = (columns.number + len(sizes), begin)
    inside = coo_array((np.ones(len(rows)), (rows, places)), shape=shape).tocsc()
    if np.isinf(columns.give):
        return inside
    each = eye_array(shape[0], format="csc")
    return hstack([inside, each, -each], format="csc")


def ransoms(columns: Columns) -> list[Floats]:
    """What leaving a row of the linear program short by one brings, and what one too many brings; none when they must
    be kept.
    """
    if np.isinf(columns.give):
        return []
    price = np.concatenate([columns.prices.person, list(columns.prices.size.values())])
    margin = columns.give * np.concatenate([np.ones(columns.number), list(columns.tables)])
    return [price - margin, -price - margin]


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
