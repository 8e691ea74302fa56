"""Choosing who stays at each table."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from indgang.mixing.groups.annealing import MILD, cooled, drawn_seating
from indgang.mixing.groups.boards import Chance
from indgang.mixing.groups.problem import Problem, Whole


def chosen_hosts(problem: Problem, steps: int, chance: Chance) -> tuple[int, ...]:
    """One for each table of a good first rotation: who brings most to the guests who will come by.

    Somebody with what the table's task needs goes before anybody without.
    """
    once = replace(problem, rotations=1)
    seating = cooled(once, drawn_seating(once, chance), [], steps, MILD, chance)
    taken: list[int] = []
    for table, group in enumerate(seating):
        taken.append(best_host(problem, table, group, taken))
    return tuple(taken)


def best_host(problem: Problem, table: int, group: Whole, taken: list[int]) -> int:
    guests = np.setdiff1d(np.arange(problem.number), taken)
    meets = problem.rotations * (problem.sizes[table] - 1)
    worth = problem.worth - problem.repeat * problem.fault
    best = -np.sort(-worth[np.ix_(group, guests)], axis=1)[:, :meets]
    brings = best.sum(axis=1) + problem.rotations * problem.fit[group, table]
    able = (problem.has[group] * problem.needs[table]).sum(axis=1)
    return int(max(zip(able.tolist(), brings.tolist(), group.tolist(), strict=True))[2])
