"""A plan as two rows of places, and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from indgang.mixing.distribution.asked import Work
from indgang.mixing.distribution.scoring import Bar, Fit, Floats, Whole, fit_of

NOBODY = -1


class Held(NamedTuple):
    """For each task the place of its holder and of its second, NOBODY (−1) where there is none."""

    holders: Whole
    seconds: Whole


@dataclass(frozen=True)
class Worth:
    """``holding`` and ``standing_in`` are T × C, what each pair adds to the total, −∞ where it may not be."""

    work: Work
    fit: Fit
    holding: Floats
    standing_in: Floats

    @cached_property
    def free(self) -> Floats:
        return np.array([colleague.hours for colleague in self.work.colleagues], dtype=np.float64)

    @cached_property
    def hours(self) -> tuple[Floats, Floats]:
        """What each task takes of its holder, and of its second."""
        return (
            np.array([task.hours for task in self.work.tasks], dtype=np.float64),
            np.array([task.second_hours for task in self.work.tasks], dtype=np.float64),
        )

    @cached_property
    def most(self) -> Floats:
        """How many tasks each may hold, infinite where nothing is said."""
        limits = [colleague.most for colleague in self.work.colleagues]
        return np.array([np.inf if most is None else most for most in limits], dtype=np.float64)

    @cached_property
    def today(self) -> tuple[Whole, Whole]:
        holders, seconds = (
            np.array([NOBODY if place is None else place for place in places], dtype=np.int64)
            for places in self.work.today
        )
        return holders, seconds

    def is_move(self, tasks: Whole, holders: Whole) -> Whole:
        """1 where the task leaves somebody who has it today."""
        today = self.today[0][tasks]
        is_move: Whole = ((today != NOBODY) & (holders != today)).astype(np.int64)
        return is_move

    def load(self, held: Held) -> Floats:
        """Hours each colleague has in the plan."""
        load = np.zeros(len(self.work.colleagues))
        for places, hours in zip(held, self.hours, strict=True):
            np.add.at(load, places[places != NOBODY], hours[places != NOBODY])
        return load

    def total(self, held: Held) -> float:
        """The sum of what the pairs add, less what is missing and what is too much."""
        settings = self.work.settings
        total = 0.0
        for places, worth, missing in (
            (held.holders, self.holding, settings.missing),
            (held.seconds, self.standing_in, settings.second_missing),
        ):
            there = np.flatnonzero(places != NOBODY)
            total += float(worth[there, places[there]].sum()) - missing * (len(places) - len(there))
        over = np.maximum(self.load(held) - settings.load * self.free, 0.0)
        return total - settings.overload * float(over.sum())


def worth_of(work: Work) -> Worth:
    fit = fit_of(work)
    score, settings = fit.score, work.settings
    holding = np.where(fit.bar == Bar.NOTHING, score, -np.inf)
    standing_in = np.where(fit.second_bar == Bar.NOTHING, settings.second_share * score, -np.inf)
    for worth, today, cost in zip(
        (holding, standing_in), work.today, (settings.move, settings.second_move), strict=True
    ):
        for task, place in enumerate(today):
            if place is not None:
                worth[task] -= cost
                worth[task, place] += cost
    return Worth(work, fit, holding, standing_in)
