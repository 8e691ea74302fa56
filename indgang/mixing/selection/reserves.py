"""Who comes next when somebody of a department sends regrets."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from indgang.mixing.selection.asked import Asked, Places
from indgang.mixing.selection.measuring import Measure

EACH = 2


class Reserve(NamedTuple):
    """``number`` counts from 1 within ``unit``, whose place is taken. ``loss`` is in points, on the average of whoever
    of the unit may have stayed away; it can be below 0 when one of them had to be invited.
    """

    unit: str
    number: int
    place: int
    loss: float


def reserves_of(measure: Measure, asked: Asked, chosen: Places, each: int = EACH) -> tuple[Reserve, ...]:
    """The ``each`` best swaps for every unit on the list, from the unit itself, or from all when it has nobody left.

    Every swap keeps the quotas. A unit without a reserve has nobody who may come instead.
    """
    loss = measure.parts(chosen).total - measure.swapped(chosen)
    loss[~asked.swaps(chosen, with_must=True)] = np.nan
    units = np.array([person.unit for person in asked.people])
    found = []
    for unit in sorted(set(units[chosen].tolist())):
        seats = loss[:, units[chosen] == unit]
        may_come = np.flatnonzero(~np.isnan(seats).all(axis=1))
        own = may_come[units[may_come] == unit]
        candidates = own if len(own) else may_come
        means = np.nanmean(seats[candidates], axis=1)
        for number, at in enumerate(np.argsort(means, kind="stable")[:each], start=1):
            found.append(Reserve(unit, number, int(candidates[at]), float(means[at])))
    return tuple(found)
