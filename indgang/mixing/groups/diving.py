"""One rotation put together from the groups that the bound's prices single out.

Groups whose people cost little more than the group is worth are listed, the best fractional choice among them is
solved, what it chooses most firmly is fixed, and so on with the people that are left ("diving"). For small tables this
finds what exchanging people two by two does not.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csc_array

from indgang.mixing.groups.columns import Columns, Prices
from indgang.mixing.groups.pricing import Floats, Priced, Work, groups_above, sums_within
from indgang.mixing.groups.problem import Whole
from indgang.mixing.people import Mask

MOST = 6_000
FIRM = 0.5
WORK = 2e8
LEFT_OVER = 0.85
"""What a person still without a group is taken to bring, of their price."""


def dive(columns: Columns, reached: float) -> list[Whole]:
    """Disjoint groups, not more of a size than there are tables; ``reached`` is the best total so far."""
    prices = columns.prices
    room = dict(columns.tables)
    near = {size: one.groups for size, one in near_groups(columns, prices, columns.best - reached).items()}
    chosen: list[Whole] = []
    free = np.ones(columns.number, dtype=bool)
    while True:
        near = {size: groups[free[groups].all(axis=1)] for size, groups in near.items() if room[size]}
        flat = [group for groups in near.values() for group in groups]
        if not flat:
            return chosen
        for place in firmest(columns, prices, near, room, free):
            group = flat[place]
            if free[group].all() and room[len(group)]:
                chosen.append(group)
                free[group] = False
                room[len(group)] -= 1


def near_groups(columns: Columns, prices: Prices, gap: float) -> dict[int, Priced]:
    """Of each size the groups at most ``gap``, or as much less as leaves few enough of them, below their price."""
    found = {}
    for size in columns.tables:
        pairs, floor = prices.reduced(columns.worth, size), -max(gap, 1e-9 * abs(columns.best))
        one = groups_above(pairs, size, floor, MOST, Work(WORK))
        while one is None and -floor > 1e-4 * gap:
            floor *= 0.7
            one = groups_above(pairs, size, floor, MOST, Work(WORK))
        found[size] = one or Priced(columns.groups[size], np.zeros(len(columns.groups[size])))
    return found


def firmest(
    columns: Columns, prices: Prices, near: dict[int, Whole], room: dict[int, int], free: Mask
) -> list[int]:
    """Places among all the groups, the most firmly chosen first: those above FIRM, or else the firmest one."""
    shares = fractional(columns, prices, near, room, np.flatnonzero(free))
    order = np.argsort(-shares, kind="stable")
    firm = order[shares[order] > FIRM]
    places: list[int] = (firm if len(firm) else order[:1]).tolist()
    return places


def fractional(
    columns: Columns, prices: Prices, near: dict[int, Whole], room: dict[int, int], people: Whole
) -> Floats:
    place = np.zeros(columns.number, dtype=np.int64)
    place[people] = np.arange(len(people))
    rows, begin = [], 0
    for order, (size, groups) in enumerate(near.items()):
        columns_here = np.arange(begin, begin + len(groups))
        rows.append(np.stack([place[groups].ravel(), np.repeat(columns_here, size)]))
        rows.append(np.stack([np.full(len(groups), len(people) + order), columns_here]))
        begin += len(groups)
    rows.append(np.stack([np.arange(len(people)), begin + np.arange(len(people))]))
    where, which = np.hstack(rows)
    worth = np.concatenate([sums_within(columns.worth, groups) for groups in near.values()])
    height, width = len(people) + len(near), begin + len(people)
    matrix = csc_array((np.ones(len(where)), (where, which)), shape=(height, width))
    solved = linprog(
        np.concatenate([-worth, -LEFT_OVER * prices.person[people]]),
        A_eq=matrix[: len(people)],
        b_eq=np.ones(len(people)),
        A_ub=matrix[len(people) :],
        b_ub=[room[size] for size in near],
        method="highs-ds",
    )
    return np.asarray(solved.x[:begin])
