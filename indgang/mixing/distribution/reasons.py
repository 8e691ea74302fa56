"""Why each task is with whom it is, and why not with the next three."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import numpy as np

from indgang.mixing.distribution.asked import Work
from indgang.mixing.distribution.plans import NOBODY, Held, Worth
from indgang.mixing.distribution.programming import Prices
from indgang.mixing.distribution.scoring import Bar, Floats
from indgang.mixing.words import Words

NEXT = 3


class Block(StrEnum):
    """The first thing that keeps a task from somebody. LOWER is that the plan as a whole would be worth less."""

    RULE = "rule"
    SKILL = "skill"
    HOURS = "hours"
    NUMBER = "number"
    LOWER = "lower"


class Candidate(NamedTuple):
    """``score`` is the fit in points; ``missing`` how many levels of the skill that lacks most.

    ``cost`` is what the whole plan would lose at least with them, by the prices of the linear program (``what_if`` says
    it exactly); None where a rule, skills or too few hours bar them.
    """

    place: int
    score: float
    block: Block
    missing: int
    cost: float | None


class Line(NamedTuple):
    """One task. ``skill``, ``unit``, ``place`` and ``wish`` are the parts of the holder's fit, all 0 without a holder.

    ``is_move`` is that the task leaves somebody who has it today.
    """

    task: int
    holder: int | None
    second: int | None
    skill: float
    unit: float
    place: float
    wish: float
    is_move: bool
    next: tuple[Candidate, ...]

    @property
    def score(self) -> float:
        return self.skill + self.unit + self.place + self.wish


def lines_of(worth: Worth, held: Held, prices: Prices) -> tuple[Line, ...]:
    left = worth.free - worth.load(held)
    numbers = worth.most - np.bincount(held.holders[held.holders != NOBODY], minlength=len(worth.free))
    score = worth.fit.score
    lines = []
    for task, (holder, second) in enumerate(zip(held.holders.tolist(), held.seconds.tolist(), strict=True)):
        fit = worth.fit
        parts = [
            0.0 if holder == NOBODY else float(part[task, holder])
            for part in (fit.skill, fit.unit, fit.place, fit.wish)
        ]
        order = np.argsort(-score[task], kind="stable")[: NEXT + 1]
        following = tuple(
            _candidate(worth, prices, task, int(place), left, numbers) for place in order if place != holder
        )[:NEXT]
        is_move = holder != NOBODY and bool(worth.is_move(np.array([task]), np.array([holder]))[0])
        lines.append(
            Line(
                task,
                None if holder == NOBODY else holder,
                None if second == NOBODY else second,
                parts[0],
                parts[1],
                parts[2],
                parts[3],
                is_move,
                following,
            )
        )
    return tuple(lines)


def _candidate(
    worth: Worth,
    prices: Prices,
    task: int,
    place: int,
    left: Floats,
    numbers: Floats,
) -> Candidate:
    bar = worth.fit.bar[task, place]
    if bar == Bar.NOTHING:
        is_full = worth.hours[0][task] > left[place] + 1e-9
        block = Block.NUMBER if numbers[place] < 1 else Block.HOURS if is_full else Block.LOWER
    else:
        block = {Bar.RULE: Block.RULE, Bar.SKILL: Block.SKILL, Bar.HOURS: Block.HOURS}[Bar(bar)]
    cost = float(prices.holding[task, place]) if bar == Bar.NOTHING else None
    return Candidate(
        place, float(worth.fit.score[task, place]), block, int(worth.fit.missing[task, place]), cost
    )


# In words --------------------------------------------------------------------------------------------------

BLOCKED = {
    Block.RULE: "not {name}: a rule",
    Block.SKILL: "not {name}: {missing} levels of a skill are missing",
    Block.HOURS: "not {name} ({score}): no hours left",
    Block.NUMBER: "not {name} ({score}): holds as many tasks as they may",
    Block.LOWER: "not {name} ({score}): the whole would lose {cost} or more",
}


def holding(line: Line, work: Work) -> Words:
    """Who holds the task, and the parts of their fit."""
    task = work.tasks[line.task].name
    if line.holder is None:
        return Words("{task}: nobody.", task=task)
    template = "{task}: {name}, {score} points (skills {skill}, unit {unit}, place {place}, wish {wish})."
    return Words(
        template,
        task=task,
        name=work.colleagues[line.holder].name,
        score=f"{line.score:.2f}",
        skill=f"{line.skill:.2f}",
        unit=f"{line.unit:.2f}",
        place=f"{line.place:.2f}",
        wish=f"{line.wish:.2f}",
    )


def blocked(candidate: Candidate, work: Work) -> Words:
    """Why not this one."""
    return Words(
        BLOCKED[candidate.block],
        name=work.colleagues[candidate.place].name,
        missing=candidate.missing,
        score=f"{candidate.score:.2f}",
        cost=f"{candidate.cost or 0.0:.2f}",
    )
