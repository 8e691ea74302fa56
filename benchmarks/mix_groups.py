"""Groups against lot, greed and proven bounds: ``python -m benchmarks.mix_groups`` (some twenty minutes).

Words after it pick parts: ``once``, ``rotations``, ``golfers`` and ``long``. The tables stand in ``mix_groups.md``.

Instances are drawn here, in the manner of the MDGPLIB sets (RanReal: U(0, 100); RanInt: whole numbers 0–100; Geo:
distances of points in 2–21 dimensions) and as a municipality: units, needs between few pairs of units, heavy tails.
Building and tuning used seeds below 100, and 101 and 102 were looked at; what is reported uses seeds from 201 on.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from indgang.mixing.groups import GroupPlan, Wishes, plan_groups, sizes_for
from indgang.mixing.groups.annealing import plan_by_cooling
from indgang.mixing.groups.boards import Chance
from indgang.mixing.groups.making import steps_for
from indgang.mixing.groups.problem import Problem, Seating, problem_of
from indgang.mixing.groups.scores import Score, beside, score
from indgang.mixing.people import Person, Room, Values, room_of
from indgang.mixing.watching import Watch

SEEDS = (201, 202)
LONG = ((60, 6), (120, 10), (240, 48), (240, 12))
ONCE = ((60, 12), (60, 6), (120, 30), (120, 10), (240, 60), (240, 48), (240, 12))
ROTATIONS = ((50, 10, 1), (50, 10, 3), (50, 10, 5), (50, 11, 11), (51, 9, 4), (200, 40, 3))
GOLFERS = (
    (8, 4, 5),
    (8, 4, 6),
    (8, 4, 7),
    (8, 4, 8),
    (8, 4, 9),
    (5, 3, 6),
    (10, 5, 5),
    (11, 5, 11),
    (9, 4, 9),
)


def symmetric(values: Values) -> Values:
    above = np.triu(values, 1)
    return above + above.T


def ran_real(number: int, draw: np.random.Generator) -> Values:
    return symmetric(draw.uniform(0, 100, (number, number)))


def ran_int(number: int, draw: np.random.Generator) -> Values:
    return symmetric(draw.integers(0, 101, (number, number)).astype(float))


def geo(number: int, draw: np.random.Generator) -> Values:
    points = draw.uniform(0, 10, (number, int(draw.integers(2, 22))))
    return symmetric(np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2)))


def municipality(number: int, draw: np.random.Generator) -> Values:
    """Nothing inside a unit; between units a need in one of five pairs of them, and chance elsewhere."""
    unit = draw.integers(0, max(4, number // 6), number)
    need = symmetric((draw.random((number, number)) < 0.2) * draw.pareto(2.5, (number, number)))
    worth = need[np.ix_(unit, unit)] * symmetric(draw.uniform(0.2, 1.0, (number, number)))
    return np.where(unit[:, None] == unit[None], 0.0, worth + 0.05 * symmetric(draw.random((number, number))))


KINDS = {"RanReal": ran_real, "RanInt": ran_int, "Geo": geo}


def room_with(values: Values) -> Room:
    return room_of([Person(str(place), f"Person {place}") for place in range(len(values))], values)


def by_lot(problem: Problem, seed: int) -> list[Seating]:
    draw = np.random.default_rng(seed)
    cuts = np.cumsum(problem.sizes)[:-1]
    return [tuple(np.split(draw.permutation(problem.number), cuts)) for _ in range(problem.rotations)]


def greedily(problem: Problem, seed: int) -> list[Seating]:
    """In each rotation one person by lot begins each table; the others, by lot, join the open table whose people are
    worth most to them on average.
    """
    draw, plan = np.random.default_rng(seed), list[Seating]()
    worth = problem.worth.copy()
    for _ in range(problem.rotations):
        order = draw.permutation(problem.number).tolist()
        tables = [[person] for person in order[: len(problem.sizes)]]
        for person in order[len(problem.sizes) :]:
            places = [place for place, size in enumerate(problem.sizes) if len(tables[place]) < size]
            gain = [float(worth[person, tables[place]].mean()) for place in places]
            tables[places[int(np.argmax(gain))]].append(person)
        plan.append(tuple(np.array(table, dtype=np.int64) for table in tables))
        worth[beside(problem.number, plan[-1])] = -2.0 * problem.span
    return plan


def measured(values: Values, tables: int, rotations: int, seed: int) -> tuple[GroupPlan, Score, Score]:
    room, wishes = room_with(values), Wishes(sizes=sizes_for(len(values), tables), rotations=rotations)
    problem = problem_of(room, wishes, wishes.given_hosts)
    lot, greed = score(problem, by_lot(problem, seed)), score(problem, greedily(problem, seed))
    begun = time.process_time()
    plan = plan_groups(room, wishes, seed=seed)
    return replace(plan, seconds=time.process_time() - begun), lot, greed


def line(name: str, results: list[tuple[GroupPlan, Score, Score]]) -> str:
    def mean(parts: list[float]) -> str:
        return f"{100 * float(np.mean(parts)):.1f}"

    plans = [plan for plan, _lot, _greed in results]
    cells = [
        name,
        mean([lot.total / plan.bound for plan, lot, _greed in results]),
        mean([greed.total / plan.bound for plan, _lot, greed in results]),
        f"**{mean([plan.total / plan.bound for plan in plans])}**",
        ", ".join(sorted({plan.bound_method for plan in plans})),
        "/".join(
            str(sum(told))
            for told in zip(
                *((lot.repeats, greed.repeats, plan.repeats) for plan, lot, greed in results), strict=True
            )
        ),
        f"{max(plan.seconds for plan in plans):.1f}",
    ]
    return f"| {' | '.join(cells)} |"


HEADING = (
    "| | lot | greedy | plan | bound by | repeats (lot/greedy/plan) | CPU s |\n|---|---|---|---|---|---|---|"
)


def once() -> Iterator[str]:
    yield f"### One rotation, % of the proven bound, seeds {SEEDS}\n\n{HEADING}"
    for name, draw in KINDS.items():
        for number, tables in ONCE:
            results = [measured(draw(number, np.random.default_rng(seed)), tables, 1, seed) for seed in SEEDS]
            yield line(f"{name} n={number}, {tables} tables of {number // tables}", results)


def in_rotations() -> Iterator[str]:
    yield f"\n### Rotations, % of the proven bound, seeds {SEEDS}\n\n{HEADING}"
    for name, draw in {"municipality": municipality, "uniform": ran_real}.items():
        for number, tables, rotations in ROTATIONS:
            results = [
                measured(draw(number, np.random.default_rng(seed)), tables, rotations, seed) for seed in SEEDS
            ]
            yield line(f"{name} n={number}, {tables} tables, {rotations} rotations", results)


def golfers() -> Iterator[str]:
    yield "\n### Social golfer (all values equal)\n\n| groups-size-rotations | repeats | CPU s |\n|---|---|---|"
    for groups, size, rotations in GOLFERS:
        room = room_with(np.zeros((groups * size, groups * size)))
        begun = time.process_time()
        plan = plan_groups(room, Wishes(sizes=(size,) * groups, rotations=rotations))
        yield f"| {groups}-{size}-{rotations} | {plan.repeats} | {time.process_time() - begun:.1f} |"


def in_a_long_run() -> Iterator[str]:
    """The search alone with ten times the steps: what share of the bound is the plan's fault."""
    yield "\n### The plan beside a search of ten times the steps, one rotation\n"
    yield "| | plan | long search | bound | plan, % of the better | CPU s |\n|---|---|---|---|---|---|"
    for number, tables in LONG:
        values, seed = ran_real(number, np.random.default_rng(SEEDS[0])), SEEDS[0]
        plan, _lot, _greed = measured(values, tables, 1, seed)
        problem = problem_of(room_with(values), Wishes(sizes=sizes_for(number, tables)), (None,) * tables)
        begun = time.process_time()
        steps = 10 * steps_for(problem, 1.0)
        long = score(problem, plan_by_cooling(problem, steps, 0, Chance(seed), Watch())).total
        took = time.process_time() - begun
        cells = f"{plan.total:.0f} | {long:.0f} | {plan.bound:.0f} | {100 * plan.total / max(plan.total, long):.2f}"
        yield f"| RanReal n={number}, {tables} tables of {number // tables} | {cells} | {took:.0f} |"


PARTS = {"once": once, "rotations": in_rotations, "golfers": golfers, "long": in_a_long_run}


def main(words: Sequence[str]) -> None:
    for name, part in PARTS.items():
        if name in words or not words:
            for told in part():
                print(told, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
