"""How well each colleague fits each task, and what bars them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indgang.mixing.distribution.asked import Work

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


class Bar(IntEnum):
    """What bars somebody from a task whoever else has what; the first that applies."""

    NOTHING = 0
    RULE = 1
    SKILL = 2
    HOURS = 3


@dataclass(frozen=True)
class Fit:
    """T × C each: the points of a perfect fit that are reached, part by part; levels missing of the skill that lacks
    most; and what bars from holding the task, and from standing in.
    """

    skill: Floats
    unit: Floats
    place: Floats
    wish: Floats
    missing: Whole
    bar: Whole
    second_bar: Whole

    @cached_property
    def score(self) -> Floats:
        return self.skill + self.unit + self.place + self.wish


def fit_of(work: Work) -> Fit:
    settings, shape = work.settings, (len(work.tasks), len(work.colleagues))
    fit, missing = _skills(work)
    is_own, is_here, is_ruled_out = (np.zeros(shape, dtype=bool) for _part in range(3))
    wish = np.zeros(shape)
    units = np.array([colleague.unit for colleague in work.colleagues])
    sites = np.array([colleague.site for colleague in work.colleagues])
    for place, task in enumerate(work.tasks):
        is_own[place] = (units == task.unit) & (units != "")
        is_here[place] = (sites == task.site) | (task.site == "")
        is_ruled_out[place] = bool(task.only) & ~np.isin(units, sorted(task.only))
    for place, colleague in enumerate(work.colleagues):
        for ids, worth in ((colleague.wishes, 1.0), (colleague.rather_not, -1.0)):
            wish[_places(work, ids), place] = worth
        is_ruled_out[_places(work, colleague.never), place] = True
    return Fit(
        settings.skill * fit,
        settings.unit * is_own,
        settings.place * is_here,
        settings.wish * wish,
        missing,
        _bars(work, is_ruled_out, missing, [task.hours for task in work.tasks]),
        _bars(work, is_ruled_out, missing, [task.second_hours for task in work.tasks]),
    )


def _places(work: Work, ids: frozenset[str]) -> list[int]:
    return sorted(work.task_places[one] for one in ids if one in work.task_places)


def _skills(work: Work) -> tuple[Floats, Whole]:
    """The share of the levels needed that is there, and how many levels are missing of the worst skill."""
    shape = (len(work.tasks), len(work.colleagues))
    reached, needed, missing = np.zeros(shape), np.zeros(shape[0]), np.zeros(shape, dtype=np.int64)
    levels: dict[str, Whole] = {}
    for place, task in enumerate(work.tasks):
        for skill, level in task.needs.items():
            if skill not in levels:
                levels[skill] = np.array(
                    [one.skills.get(skill, 0) for one in work.colleagues], dtype=np.int64
                )
            reached[place] += np.minimum(levels[skill], level)
            needed[place] += level
            missing[place] = np.maximum(missing[place], level - levels[skill])
    fit = np.divide(reached, needed[:, None], out=np.ones(shape), where=needed[:, None] > 0)
    return fit, missing


def _bars(work: Work, is_ruled_out: NDArray[np.bool_], missing: Whole, hours: list[float]) -> Whole:
    free = np.array([colleague.hours for colleague in work.colleagues])
    may_hold = np.array([colleague.most != 0 for colleague in work.colleagues], dtype=bool)
    bar = np.where(np.array(hours)[:, None] > free[None, :], Bar.HOURS, Bar.NOTHING)
    bar = np.where(missing > work.settings.gap, Bar.SKILL, bar)
    return np.where(is_ruled_out | ~may_hold[None, :], Bar.RULE, bar).astype(np.int64)
