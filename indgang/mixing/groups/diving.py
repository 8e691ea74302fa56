"""One rotation put together from the groups that the bound's prices single out.

What the best fractional choice of groups takes most firmly is fixed, and the people that are left are priced anew as a
smaller question of the same kind, until everybody has a group ("diving", with columns generated on the way: Sadykov,
Vanderbeck, Pessoa, Tahiri & Uchoa, INFORMS J. Comput. 31, 2019). For small tables this finds what exchanging people two
by two does not.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from indgang.mixing.groups.columns import Columns, Prices, give_at, master, solve, take, typical_cost
from indgang.mixing.groups.pricing import Priced, Work, groups_above
from indgang.mixing.groups.problem import Whole
from indgang.mixing.watching import Watch

MOST = 20_000
"""Groups of a layer when they are listed."""
NEAR = 1e-3
BELOW = (0.2, 0.1, 0.05, 0.025, 0.01, 0.003)
"""How much of what a group costs on average a listed one may lose, the first that leaves few enough."""
FEW = 5
"""Tables that exchanging people fills as well."""
FIRM = 0.5


def dive(columns: Columns, at_once: float, work: Work, watch: Watch) -> list[Whole]:
    """Disjoint groups, for all tables but the FEW last; ``columns``, of one rotation, are left as they are.

    ``at_once`` is the share of the tables left that is fixed at a time, of groups taken by less than a whole.
    """
    part, people = replace(columns, work=work), np.arange(columns.number)
    quiet = replace(watch, tell=None)
    chosen: list[Whole] = []
    while sum(part.tables.values()) > FEW and len(part.shares):
        watch.at(len(chosen) / sum(columns.tables.values()), "choosing groups")
        fixed = firmest(part, at_once)
        chosen += [people[group] for group in fixed]
        left = np.setdiff1d(np.arange(part.number), np.concatenate(fixed))
        if not len(left):
            break
        part, people = rest(part, fixed, left), people[left]
        take(part, part.prices, near_groups(part))
        master(part)
        solve(part, quiet, MOST, NEAR)
    return chosen


def firmest(part: Columns, at_once: float) -> list[Whole]:
    """All groups taken whole, and the firmest of the others, though the first in any case."""
    flat = [group for groups in part.groups.values() for group in groups]
    most = max(1.0, at_once * sum(part.tables.values()))
    free = np.ones(part.number, dtype=bool)
    fixed: list[Whole] = []
    for place in np.argsort(-part.shares, kind="stable").tolist():
        share, group = part.shares[place], flat[place]
        if fixed and share < 1 - 1e-6 and (share <= FIRM or len(fixed) >= most):
            break
        if free[group].all():
            fixed.append(group)
            free[group] = False
    return fixed


def rest(part: Columns, fixed: list[Whole], left: Whole) -> Columns:
    """The question that remains for the people ``left``, with the groups that are still possible and some that fill
    the tables.
    """
    tables = {
        size: number - [len(group) for group in fixed].count(size) for size, number in part.tables.items()
    }
    tables = {size: number for size, number in tables.items() if number}
    place = np.full(part.number, -1)
    place[left] = np.arange(len(left))
    groups, begin = {}, 0
    for size, number in tables.items():
        possible = place[part.groups[size]]
        filling = np.arange(begin, begin + size * number).reshape(number, size)
        groups[size] = np.unique(np.vstack([possible[(possible >= 0).all(axis=1)], filling]), axis=0)
        begin += size * number
    prices = Prices(
        part.prices.person[left],
        part.prices.pair[np.ix_(left, left)],
        {size: part.prices.size[size] for size in tables},
    )
    return Columns(part.worth[np.ix_(left, left)], tables, 1, groups, part.work, prices, give_at(prices))


def near_groups(part: Columns) -> dict[int, Priced]:
    """Of each size the groups that lose little by the prices: as little as leaves few enough of them."""
    found = {}
    for size in part.tables:
        pairs = part.prices.reduced(part.worth, size)
        for below in BELOW:
            one = groups_above(pairs, size, -below * typical_cost(part), MOST, part.work)
            if one is not None:
                found[size] = one
                break
    return found
