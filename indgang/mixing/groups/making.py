"""From a room and wishes to a plan of groups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from indgang.mixing.groups.annealing import (
    LARGE,
    MILD,
    PRESSES,
    cooled,
    padded,
    plan_by_cooling,
    seated,
    settle,
    settled,
    spread_of,
)
from indgang.mixing.groups.boards import Board, Chance
from indgang.mixing.groups.bounds import Bound, bounded
from indgang.mixing.groups.certificates import forbidden_at_least, repeats_at_least
from indgang.mixing.groups.columns import Columns
from indgang.mixing.groups.designs import design
from indgang.mixing.groups.diving import FEW as FEW_TABLES
from indgang.mixing.groups.diving import dive
from indgang.mixing.groups.feasibility import seating_that_keeps_all
from indgang.mixing.groups.hosting import chosen_hosts
from indgang.mixing.groups.plans import GroupPlan
from indgang.mixing.groups.pricing import Work
from indgang.mixing.groups.problem import Problem, Seating, Whole, problem_of
from indgang.mixing.groups.relabelling import relabelled
from indgang.mixing.groups.scores import beside, score
from indgang.mixing.groups.wishes import Wishes, check
from indgang.mixing.groups.words import broken_wishes, explained
from indgang.mixing.people import Room
from indgang.mixing.watching import Watch, on_one_core

STEPS_ONCE, STEPS_IN_TURN = 15_000, 6_000
STEPS_A_PERSON = 250
WORK_OF_A_DIVE = 7e8
AT_ONCE = (0.15, 0.05, 0.3)
"""The shares of the tables fixed at a time, tried one after another as long as the work suffices."""
STARTS = 3
FEWEST_STEPS = 600
FEW = 12
"""People up to whom some more starts cost nothing, and find the best there is."""
MANY_ROTATIONS = 8
"""Beyond them a plan by construction is as good as a searched one, and has no repeats."""


@on_one_core
def plan_groups(
    room: Room, wishes: Wishes, *, seed: int = 1, effort: float = 1.0, watch: Watch | None = None
) -> GroupPlan:
    """Seats everybody at the tables, in each rotation.

    ``effort`` scales the search and the bound, from 0 on; the same seed and effort give the same plan. Raises BadInput
    for wishes that do not fit the room, Impossible when hard wishes collide, and Cancelled.
    """
    watch = watch or Watch()
    check(room, wishes)
    chance = Chance(seed)
    problem = problem_of(room, wishes, wishes.given_hosts)
    if wishes.hosts == "choose":
        steps = steps_for(problem, effort)
        problem = problem_of(room, wishes, chosen_hosts(problem, steps, chance))
    plan = found_plan(room, wishes, problem, effort, chance, watch)
    told = score(problem, plan)
    bound, columns = bounded(problem, plan, told, effort, watch)
    if columns is not None and columns.is_priced and problem.rotations == 1 and problem.is_alike:
        plan = dived(problem, plan, columns, effort, watch, chance)
    watch.at(1.0, "planned")
    return described(room, wishes, problem, plan, bound, seed, watch)


def rank_by(problem: Problem) -> Callable[[list[Seating]], tuple[float, int, float]]:
    return lambda plan: score(problem, plan).rank


def steps_for(problem: Problem, effort: float) -> int:
    most = STEPS_ONCE if problem.rotations == 1 else STEPS_IN_TURN
    return max(FEWEST_STEPS, int(effort * min(most, STEPS_A_PERSON * problem.number)))


def found_plan(
    room: Room, wishes: Wishes, problem: Problem, effort: float, chance: Chance, watch: Watch
) -> list[Seating]:
    steps = steps_for(problem, effort)
    constructed = constructed_plan(problem, steps, chance)
    alike = not problem.fault.any() and not spread_of(problem)
    if constructed is not None and (alike or problem.rotations > MANY_ROTATIONS):
        return constructed
    presses = PRESSES if constructed is None else 0
    large = problem.rotations == 1 and max(problem.sizes) >= LARGE
    starts = STARTS if problem.number <= FEW or large else 1
    plan = max(
        (plan_by_cooling(problem, steps, presses, chance, watch) for _ in range(starts)), key=rank_by(problem)
    )
    if constructed is not None:
        plan = max(plan, constructed, key=rank_by(problem))
    if score(problem, plan).rank[0] < 0:
        plan = kept_to_wishes(room, wishes, problem, plan, chance)
    return plan


def constructed_plan(problem: Problem, steps: int, chance: Chance) -> list[Seating] | None:
    """A plan without repeats by construction, where no wish is for a table or a group."""
    free = problem.is_alike and not problem.is_capped and not problem.kept.any()
    plan = design(problem.sizes, problem.rotations) if free and problem.rotations > 1 else None
    if plan is None:
        return None
    return relabelled(problem, plan, steps // 2, chance)


def kept_to_wishes(
    room: Room, wishes: Wishes, problem: Problem, plan: list[Seating], chance: Chance
) -> list[Seating]:
    """Puts a seating that keeps the hard wishes in the place of each that does not, where that is better.

    Raises Impossible when there is none.
    """
    keeping = seating_that_keeps_all(room, wishes, problem)
    if (
        keeping is None
    ):  # pragma: no cover – the nodes allowed have always been enough; else the search's best stands
        return plan
    for place in range(problem.rotations):
        others = plan[:place] + plan[place + 1 :]
        anew = settle(problem, Board(problem, padded(problem, keeping)), others, chance)
        plan = max(plan, [*plan[:place], anew, *plan[place + 1 :]], key=rank_by(problem))
    return settled(problem, plan, chance)


def dived(
    problem: Problem, plan: list[Seating], columns: Columns, effort: float, watch: Watch, chance: Chance
) -> list[Seating]:
    """The plan, or a better one from the groups that the bound singles out."""
    work = Work(WORK_OF_A_DIVE * effort)
    for at_once in AT_ONCE if len(problem.sizes) > 2 * FEW_TABLES else ():
        before = work.left
        groups = dive(columns, at_once, work, watch)
        tried = completed(problem, groups, steps_for(problem, effort) // 4, chance)
        plan = max(plan, tried, key=rank_by(problem))
        if work.left < before - work.left:
            break
    return plan


def completed(problem: Problem, groups: list[Whole], steps: int, chance: Chance) -> list[Seating]:
    """The groups, and the people left over at the tables left over, cooled."""
    sizes = list(problem.sizes)
    for group in groups:
        sizes.remove(len(group))
    left = np.setdiff1d(np.arange(problem.number), np.concatenate([*groups, np.zeros(0, dtype=np.int64)]))
    if sizes:
        part = partial(problem, left, tuple(sizes))
        start = seated(part, chance.draw.permutation(len(left)))
        groups += [left[group] for group in cooled(part, start, [], steps, MILD, chance)]
    placed = tuple(next_of(groups, size) for size in problem.sizes)
    return settled(problem, [placed], chance)


def next_of(groups: list[Whole], size: int) -> Whole:
    place = next(place for place, group in enumerate(groups) if len(group) == size)
    return groups.pop(place)


def partial(problem: Problem, people: Whole, sizes: tuple[int, ...]) -> Problem:
    """The same question for some of the people, at tables that are all alike."""
    pairs = np.ix_(people, people)
    return replace(
        problem,
        sizes=sizes,
        worth=problem.worth[pairs],
        fault=problem.fault[pairs],
        kept=problem.kept[pairs],
        units=problem.units[people],
        has=problem.has[people],
        fit=np.zeros((len(people), len(sizes))),
        needs=problem.needs[: len(sizes)],
        hosts=(None,) * len(sizes),
    )


def described(
    room: Room, wishes: Wishes, problem: Problem, plan: list[Seating], bound: Bound, seed: int, watch: Watch
) -> GroupPlan:
    told = score(problem, plan)
    times = np.sum([beside(len(room), seating) for seating in plan], axis=0)
    own = (problem.worth * (times > 0)).sum(axis=1)
    values = np.where(np.eye(len(room), dtype=bool), 0.0, room.values)
    used = int((np.triu(room.forbidden, 1) * times).sum())
    least = problem.rotations * forbidden_at_least(room.forbidden, problem.sizes)
    repeats = repeats_at_least(problem)
    value = max(bound.value, told.total)
    return GroupPlan(
        groups=tuple(tuple(tuple(group.tolist()) for group in seating) for seating in plan),
        hosts=problem.hosts,
        total=told.total,
        costs=float(((values - problem.worth) * (times > 0)).sum() / 2),
        bound=value,
        bound_method=bound.method,
        gap=(value - told.total) / abs(value) if value else 0.0,
        repeats=told.repeats,
        repeats_at_least=repeats,
        forbidden_used=used,
        forbidden_at_least=least,
        broken=tuple(broken_wishes(room, wishes, problem, plan)),
        worst_off=int(own.argmin()),
        worst_off_value=float(own.min()),
        seed=seed,
        seconds=watch.taken,
        explanation=tuple(explained(room, problem, told, bound, repeats, least, used)),
    )
