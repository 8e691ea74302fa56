"""What a plan of groups has to say of itself, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from indgang.mixing.groups.bounds import Bound
from indgang.mixing.groups.designs import more_tables
from indgang.mixing.groups.problem import Problem, Seating
from indgang.mixing.groups.scores import Score, beside, visits_of
from indgang.mixing.groups.wishes import Wishes
from indgang.mixing.people import Room
from indgang.mixing.words import Words

REACHED = 1e-6
METHODS = {
    "partners": "The bound counts everybody's best partners; the true best is likely well below it.",
    "spectrum": "The bound is that of the eigenvalues of who sits with whom; the true best is below it.",
    "groups": "The bound is that of the best fractional choice among all possible groups.",
}


def broken_wishes(room: Room, wishes: Wishes, problem: Problem, plan: list[Seating]) -> Iterator[Words]:
    yield from broken_pairs(room, wishes, plan)
    for rotation, seating in enumerate(plan, 1):
        for table, group in enumerate(seating, 1):
            yield from broken_caps(room, problem, rotation, table, group.tolist())
            yield from broken_needs(wishes, problem, rotation, table, group.tolist())
    yield from stale_visits(room, problem, plan)


def broken_pairs(room: Room, wishes: Wishes, plan: list[Seating]) -> Iterator[Words]:
    times = np.sum([beside(len(room), seating) for seating in plan], axis=0)
    for one, other in wishes.apart:
        if times[one, other]:
            yield Words(
                "{one} and {other} sit together.", one=room.people[one].name, other=room.people[other].name
            )
    for one, other in wishes.together:
        if times[one, other] < len(plan):
            yield Words(
                "{one} and {other} are apart.", one=room.people[one].name, other=room.people[other].name
            )


def broken_caps(room: Room, problem: Problem, rotation: int, table: int, group: list[int]) -> Iterator[Words]:
    units = problem.units[group]
    for unit in sorted(set(units.tolist())):
        count, cap = int((units == unit).sum()), int(problem.caps[unit])
        if count > cap:
            yield Words(
                "{count} from {unit} sit at table {table} in rotation {rotation}; at most {cap} should.",
                count=count,
                unit=next(
                    person.unit for person, own in zip(room.people, problem.units, strict=True) if own == unit
                ),
                table=table,
                rotation=rotation,
                cap=cap,
            )


def broken_needs(
    wishes: Wishes, problem: Problem, rotation: int, table: int, group: list[int]
) -> Iterator[Words]:
    able = problem.has[group].sum(axis=0)
    for skill, name in enumerate(wishes.needed_skills):
        if problem.needs[table - 1, skill] > able[skill]:
            yield Words(
                "Nobody at table {table} in rotation {rotation} has {skill}.",
                table=table,
                rotation=rotation,
                skill=name,
            )


def stale_visits(room: Room, problem: Problem, plan: list[Seating]) -> Iterator[Words]:
    if problem.fresh_tables:
        for person, table in zip(*np.nonzero(visits_of(problem, plan) > 1), strict=True):
            yield Words(
                "{name} comes to table {table} again.", name=room.people[person].name, table=int(table) + 1
            )


def explained(
    room: Room,
    problem: Problem,
    told: Score,
    bound: Bound,
    least_repeats: int,
    least_forbidden: int,
    used: int,
) -> Iterator[Words]:
    yield Words(
        "{people} people sit at {tables} tables in {rotations} rotations.",
        people=len(room),
        tables=len(problem.sizes),
        rotations=problem.rotations,
    )
    reached = bound.value - told.total <= REACHED * abs(bound.value)
    yield Words("No plan that keeps as much is worth more." if reached else METHODS[bound.method])
    if problem.rotations > 1:
        yield from about_repeats(problem, told, least_repeats)
    if used:
        yield Words("{count} meetings are of forbidden pairs.", count=used)
        if used <= least_forbidden:
            yield Words("With so many people who may not meet, it cannot be fewer.")


def about_repeats(problem: Problem, told: Score, least: int) -> Iterator[Words]:
    if told.repeats == 0:
        yield Words("Nobody meets anybody twice.")
    else:
        yield Words("{count} meetings are repeats.", count=told.repeats)
        if told.repeats <= least:
            yield Words("There are too few people for so many rotations: it cannot be fewer.")
    more = more_tables(problem.number, len(problem.sizes), problem.rotations)
    if more is not None:
        yield Words(
            "{tables} tables would allow {rotations} rotations without a repeat.",
            tables=more[0],
            rotations=more[1],
        )
