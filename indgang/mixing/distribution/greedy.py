"""A plan without a solver: always the task next that would lose most by waiting (regret).

Martello and Toth's heuristic for the generalised assignment problem (1981), first for holders and then for seconds. It
is the rival the exact model is held against, and what is left when there is no time for that.
"""

from __future__ import annotations

import numpy as np

from indgang.mixing.distribution.plans import NOBODY, Held, Worth
from indgang.mixing.distribution.scoring import Floats, Whole


def greedy_plan(worth: Worth) -> Held:
    """Holders within what costs nothing of their hours, then within all of them; seconds likewise."""
    settings, (hours, second_hours) = worth.work.settings, worth.hours
    empty = np.full(len(worth.work.tasks), NOBODY)
    held = Held(empty.copy(), empty.copy())
    if not len(worth.free):
        return held
    moves = np.inf if settings.most_moves is None else settings.most_moves
    for load in (settings.load, 1.0):
        values = worth.holding.copy()
        _assign(_Round(worth, held, values, hours, load, held.holders, worth.most, moves), settings.missing)
    for load in (settings.load, 1.0):
        values = worth.standing_in.copy()
        there = np.flatnonzero(held.holders != NOBODY)
        values[there, held.holders[there]] = -np.inf
        anything = np.full(len(worth.free), np.inf)
        _assign(
            _Round(worth, held, values, second_hours, load, held.seconds, anything, np.inf),
            settings.second_missing,
        )
    return held


class _Round:
    """The tasks of ``places`` that are still open, and who may take them. ``values`` is used up."""

    def __init__(
        self,
        worth: Worth,
        held: Held,
        values: Floats,
        hours: Floats,
        load: float,
        places: Whole,
        most: Floats,
        moves: float,
    ) -> None:
        self.worth, self.values, self.hours, self.places, self.moves = worth, values, hours, places, moves
        self.left = load * worth.free - worth.load(held)
        self.numbers = most - np.bincount(places[places != NOBODY], minlength=len(worth.free))
        there = np.flatnonzero(places != NOBODY)
        self.moves -= worth.is_move(there, places[there]).sum()
        values[there] = -np.inf
        values[hours[:, None] > self.left[None, :] + 1e-9] = -np.inf
        values[:, self.numbers < 1] = -np.inf
        self.stay_when_moves_are_used()

    def stay_when_moves_are_used(self) -> None:
        if self.moves < 1:
            today = self.worth.today[0]
            rows = np.flatnonzero((today != NOBODY) & (self.places == NOBODY))
            kept = self.values[rows, today[rows]]
            self.values[rows] = -np.inf
            self.values[rows, today[rows]] = kept

    def give(self, task: int, colleague: int) -> Whole:
        """The tasks whose choice has become smaller."""
        self.places[task] = colleague
        self.left[colleague] -= self.hours[task]
        self.numbers[colleague] -= 1
        self.values[task] = -np.inf
        is_out = (self.hours > self.left[colleague] + 1e-9) | (self.numbers[colleague] < 1)
        touched = np.flatnonzero(is_out & np.isfinite(self.values[:, colleague]))
        self.values[touched, colleague] = -np.inf
        if self.worth.is_move(np.array([task]), np.array([colleague])).any():
            self.moves -= 1
            if self.moves < 1:
                self.stay_when_moves_are_used()
                return np.arange(len(self.places))
        return touched


def _assign(turn: _Round, missing: float) -> None:
    best, regret = np.full(len(turn.places), NOBODY), np.full(len(turn.places), -np.inf)
    touched = np.arange(len(turn.places))
    while True:
        best[touched], regret[touched] = _choices(turn.values[touched], missing)
        task = int(regret.argmax()) if len(regret) else 0
        if not len(regret) or regret[task] == -np.inf:
            return
        touched = np.append(turn.give(task, int(best[task])), task)


def _choices(values: Floats, missing: float) -> tuple[Whole, Floats]:
    """For each row its best place, and what is lost with the next best, or with nobody; −∞ where nobody may."""
    best = values.argmax(axis=1)
    rows = np.arange(len(values))
    highest = values[rows, best]
    others = values.copy()
    others[rows, best] = -missing
    return best, highest - np.maximum(others.max(axis=1), -missing)
