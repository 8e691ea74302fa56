"""What collides when somebody cannot be found for a task."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from indgang.mixing.collisions import smallest_collision
from indgang.mixing.distribution.plans import NOBODY, Held, Worth
from indgang.mixing.distribution.scoring import Bar, Whole
from indgang.mixing.errors import OutOfTime
from indgang.mixing.watching import Watch
from indgang.mixing.words import Words

IMPOSSIBLE = 2  # what scipy's milp calls it


class Clash(NamedTuple):
    """``wishes`` cannot all be kept, though they can as soon as one of them is given up."""

    task: int
    wishes: tuple[Words, ...]


class _Wish(NamedTuple):
    kind: str  # "task", "hours", "number" or "moves"
    place: int
    words: Words


def clash_of(worth: Worth, held: Held, task: int, watch: Watch) -> Clash | None:
    """Why ``task`` has no holder: a smallest set of tasks, hours and limits that collide, None when none do.

    It looks first at the task alone, then also at what those who may hold it have in the plan, and so on, so that the
    set stays near. Raises OutOfTime and Cancelled.
    """
    may_hold = np.isfinite(worth.holding)
    if not may_hold[task].any():
        return Clash(task, (_must_be_held(worth, task), _nobody_may(worth, task)))
    tasks = np.array([task])
    while True:
        wishes = _wishes(worth, tasks)
        if not _is_possible(worth, wishes, watch):
            found = smallest_collision(wishes, lambda some: _is_possible(worth, some, watch))
            return Clash(task, tuple(wish.words for wish in found))
        people = np.flatnonzero(may_hold[tasks].any(axis=0))
        theirs = np.flatnonzero(np.isin(held.holders, people))
        more = np.union1d(tasks, theirs)
        if len(more) == len(tasks):
            return _with_seconds(worth, held, task, people)
        tasks = np.concatenate([[task], more[more != task]])


def _with_seconds(worth: Worth, held: Held, task: int, people: Whole) -> Clash | None:
    """All could be held if nobody had to stand in; None where that takes no hours."""
    hours = float(worth.hours[1][np.isin(held.seconds, people)].sum())
    if hours <= 0:
        return None
    words = Words("the seconds of the tasks nearby take {hours} hours", hours=f"{hours:g}")
    return Clash(task, (_must_be_held(worth, task), words))


def _wishes(worth: Worth, tasks: Whole) -> list[_Wish]:
    people = np.flatnonzero(np.isfinite(worth.holding[tasks]).any(axis=0))
    colleagues = [(int(place), worth.work.colleagues[place]) for place in people]
    moves = worth.work.settings.most_moves
    return [
        *(_Wish("task", int(task), _must_be_held(worth, int(task))) for task in tasks),
        *(
            _Wish("hours", place, Words("{name} has {hours} hours", name=one.name, hours=f"{one.hours:g}"))
            for place, one in colleagues
        ),
        *(
            _Wish("number", place, Words("{name} holds at most {most} tasks", name=one.name, most=one.most))
            for place, one in colleagues
            if one.most is not None
        ),
        *(
            [_Wish("moves", NOBODY, Words("at most {moves} tasks leave their holders", moves=moves))]
            if moves is not None
            else []
        ),
    ]


def _must_be_held(worth: Worth, task: int) -> Words:
    one = worth.work.tasks[task]
    number = int(np.isfinite(worth.holding[task]).sum())
    return Words(
        "{task} ({hours} hours) has a holder, and {number} may hold it",
        task=one.name,
        hours=f"{one.hours:g}",
        number=number,
    )


def _nobody_may(worth: Worth, task: int) -> Words:
    """What stands in the way of those for whom it is least: hours, then skills, then rules."""
    bars, name = worth.fit.bar[task], worth.work.tasks[task].name
    if (bars == Bar.HOURS).any():
        return Words("nobody who may hold {task} has the hours for it alone", task=name)
    if (bars == Bar.SKILL).any():
        needs = ", ".join(f"{skill} {level}" for skill, level in worth.work.tasks[task].needs.items())
        return Words("{task} needs {needs}, which nobody who may hold it is near", task=name, needs=needs)
    return Words("rules keep everybody from {task}", task=name)


def _is_possible(
    worth: Worth,
    wishes: Sequence[_Wish],
    watch: Watch,
) -> bool:
    """Whether the wishes can be kept together by those who may hold these tasks at all."""
    watch.at(0.9, "finding what collides")
    wanted = [wish.place for wish in wishes if wish.kind == "task"]
    if not wanted:
        return True
    pairs = np.nonzero(np.isfinite(worth.holding[wanted]))
    task, people = np.array(wanted)[pairs[0]], pairs[1]
    columns = np.arange(len(task))
    rows, values, limits = [people], [worth.hours[0][task]], [np.full(len(worth.free), np.inf)]
    for wish in wishes:
        if wish.kind == "hours":
            limits[0][wish.place] = worth.free[wish.place]
    counts = {wish.place: wish for wish in wishes if wish.kind == "number"}
    most = np.full(len(worth.free), np.inf)
    most[list(counts)] = worth.most[list(counts)]
    rows.append(people + len(worth.free))
    values.append(np.ones(len(task)))
    moves = worth.work.settings.most_moves if any(wish.kind == "moves" for wish in wishes) else None
    rows.append(np.full(len(task), 2 * len(worth.free)))
    values.append(worth.is_move(task, people).astype(np.float64))
    upper = np.concatenate([limits[0], most, [np.inf if moves is None else moves]])
    below = sparse.csr_array(
        (np.concatenate(values), (np.concatenate(rows), np.tile(columns, 3))), shape=(len(upper), len(task))
    )
    held = sparse.csr_array((np.ones(len(task)), (pairs[0], columns)), shape=(len(wanted), len(task)))
    result = watch.left and milp(
        np.zeros(len(task)),
        integrality=np.ones(len(task)),
        bounds=Bounds(0, 1),
        constraints=[LinearConstraint(below, -np.inf, upper), LinearConstraint(held, 1, 1)],
        options={} if watch.seconds is None else {"time_limit": max(watch.left, 1e-3)},
    )
    if not result or (result.x is None and result.status != IMPOSSIBLE):
        raise OutOfTime(Words("There was no time to see what collides."))
    return bool(result.status != IMPOSSIBLE)
