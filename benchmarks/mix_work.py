"""Municipality-like rooms and work, drawn with a seed, for the benchmarks of selection and distribution."""

from __future__ import annotations

import numpy as np

from indgang.mixing.distribution.asked import Colleague, Task, Work
from indgang.mixing.people import Person, Room, room_of
from indgang.mixing.selection.asked import Floats, Quota

PROCESSES, SKILLS = 60, 24


def room(people: int, seed: int, units: int = 40) -> tuple[Room, Floats]:
    """What two need of each other comes from processes that some of two to five units share; contact goes with them."""
    generator = np.random.default_rng(seed)
    unit = generator.choice(units, people, p=generator.dirichlet(np.full(units, 2.0)))
    part = np.zeros((people, PROCESSES))
    for process in range(PROCESSES):
        for one in generator.choice(units, generator.integers(2, 6), replace=False):
            members = np.flatnonzero(unit == one)
            some = generator.permutation(members)[: max(1, len(members) // 4)]
            part[some, process] = generator.uniform(0.2, 1.0, len(some))
    needs = np.zeros((people, people))
    for process in range(PROCESSES):
        needs = np.maximum(needs, generator.uniform(0.3, 1.0) * np.outer(part[:, process], part[:, process]))
    tie = np.triu(np.clip(generator.exponential(0.1, (people, people)), 0, 1), 1)
    values = (0.05 + 0.95 * needs) * (1 - tie - tie.T)
    values[unit[:, None] == unit[None, :]] = 0.0
    contact = np.clip(0.2 * generator.random(people) + part.sum(axis=1) / 6, 0, 1)
    names = [Person(str(at), f"P{at}", f"U{unit[at]}", f"S{unit[at] % 4}") for at in range(people)]
    return room_of(names, np.triu(values, 1) + np.triu(values, 1).T), contact


def quotas(of: Room, size: int) -> tuple[Quota, ...]:
    """At least one of every unit whose share is half a place, and at most twice its share."""
    names, numbers = np.unique([person.unit for person in of.people], return_counts=True)
    shares = numbers / len(of) * size
    return tuple(
        Quota("unit", str(name), int(share > 0.5), int(np.ceil(2 * share)))
        for name, share in zip(names, shares, strict=True)
    )


def work(colleagues: int, tasks: int, seed: int, hours: float) -> Work:
    """``hours`` is what there is in all for each hour that the tasks take of their holders."""
    generator = np.random.default_rng(seed)
    units = max(4, colleagues // 25)
    skills = [generator.choice(SKILLS, 6, replace=False) for _unit in range(units)]
    own = generator.integers(units, size=colleagues)
    takes = generator.integers(5, 60, size=tasks).astype(float)
    free = generator.uniform(0.5, 1.5, colleagues)
    free *= takes.sum() * hours / free.sum()
    people = []
    for at in range(colleagues):
        known = {
            f"k{skill}": int(generator.integers(1, 5))
            for skill in skills[own[at]]
            if generator.random() < 0.7
        }
        more = {f"k{skill}": int(generator.integers(1, 4)) for skill in generator.choice(SKILLS, 3)}
        wishes = frozenset(f"t{task}" for task in generator.integers(tasks, size=3))
        unit = f"U{own[at]}"
        people.append(
            Colleague(f"c{at}", f"C{at}", float(free[at]), unit, skills={**more, **known}, wishes=wishes)
        )
    return Work(tuple(_task(at, takes[at], skills, own, generator) for at in range(tasks)), tuple(people))


def _task(
    at: int,
    hours: float,
    skills: list[np.ndarray],
    own: np.ndarray,
    generator: np.random.Generator,
) -> Task:
    unit = int(generator.integers(len(skills)))
    needs = {
        f"k{skill}": int(generator.integers(1, 4))
        for skill in generator.choice(skills[unit], generator.integers(1, 3), replace=False)
    }
    members = np.flatnonzero(own == unit)
    today = [f"c{generator.choice(members)}" if len(members) else None for _seat in range(2)]
    return Task(
        f"t{at}",
        f"T{at}",
        hours,
        needs,
        f"U{unit}",
        second_hours=hours / 10,
        holder=today[0],
        second=today[1],
    )
