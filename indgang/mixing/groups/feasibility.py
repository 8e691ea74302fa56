"""Whether caps, needs, hosts and who is to be together can be kept at one time, and if not, which of them collide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from indgang.mixing.errors import Impossible
from indgang.mixing.groups.problem import Problem, Seating, Whole
from indgang.mixing.groups.wishes import Wishes
from indgang.mixing.people import Room
from indgang.mixing.words import Words

NODES = 20_000


class Row(NamedTuple):
    """``low`` ≤ Σ over ``cells`` of sign · (person sits at table) ≤ ``high``."""

    cells: tuple[tuple[int, int, int], ...]
    low: float
    high: float


class Rule(NamedTuple):
    wish: Words
    rows: tuple[Row, ...]


def seating_that_keeps_all(room: Room, wishes: Wishes, problem: Problem) -> Seating | None:
    """One rotation that keeps every hard wish; None when none was found in the nodes allowed.

    Raises Impossible, with a smallest set of wishes that collide, when there is none.
    """
    rules = list(rules_of(room, wishes, problem))
    status, seating = solved(problem, rules)
    if status == INFEASIBLE:
        wishes_left = colliding(problem, rules)
        raise Impossible(Words("No plan keeps these wishes together."), wishes=tuple(wishes_left))
    return seating


INFEASIBLE = 2


def colliding(problem: Problem, rules: Sequence[Rule]) -> list[Words]:
    """Drops every wish without which there still is no plan (a deletion filter)."""
    kept = list(rules)
    for rule in rules:
        fewer = [other for other in kept if other is not rule]
        if solved(problem, fewer)[0] == INFEASIBLE:
            kept = fewer
    return [rule.wish for rule in kept]


def solved(problem: Problem, rules: Sequence[Rule]) -> tuple[int, Seating | None]:
    number, tables = problem.fit.shape
    rows = [*seats(problem), *(row for rule in rules for row in rule.rows)]
    where = [
        (place, person * tables + table, sign)
        for place, row in enumerate(rows)
        for person, table, sign in row.cells
    ]
    line, cell, sign = np.array(where).T
    matrix = coo_array((sign, (line, cell)), shape=(len(rows), number * tables)).tocsc()
    result = milp(
        np.zeros(number * tables),
        constraints=LinearConstraint(matrix, [row.low for row in rows], [row.high for row in rows]),
        integrality=np.ones(number * tables),
        bounds=Bounds(0, 1),
        options={"node_limit": NODES},
    )
    if result.x is None:
        return int(result.status), None
    table = result.x.reshape(number, tables).argmax(axis=1)
    return 0, tuple(
        hosts_first(problem, place, np.flatnonzero(table == place).tolist()) for place in range(tables)
    )


def hosts_first(problem: Problem, table: int, people: list[int]) -> Whole:
    return np.array(sorted(people, key=lambda person: person != problem.hosts[table]), dtype=np.int64)


def seats(problem: Problem) -> Iterator[Row]:
    number, tables = problem.fit.shape
    for person in range(number):
        yield Row(tuple((person, table, 1) for table in range(tables)), 1, 1)
    for table, size in enumerate(problem.sizes):
        yield Row(tuple((person, table, 1) for person in range(number)), size, size)


def rules_of(room: Room, wishes: Wishes, problem: Problem) -> Iterator[Rule]:
    yield from host_rules(room, problem)
    yield from cap_rules(room, problem)
    yield from need_rules(wishes, problem)
    yield from pair_rules(room, wishes, len(problem.sizes))


def host_rules(room: Room, problem: Problem) -> Iterator[Rule]:
    for table, host in enumerate(problem.hosts):
        if host is not None:
            wish = Words("{name} is host of table {table}", name=room.people[host].name, table=table + 1)
            yield Rule(wish, (Row(((host, table, 1),), 1, 1),))


def cap_rules(room: Room, problem: Problem) -> Iterator[Rule]:
    for unit, cap in enumerate(problem.caps.tolist()):
        members = np.flatnonzero(problem.units == unit).tolist()
        if min(len(members), max(problem.sizes)) > cap:
            name = room.people[members[0]].unit
            wish = Words(
                "at most {cap} of {count} people from {unit} at a table",
                cap=cap,
                count=len(members),
                unit=name,
            )
            rows = [
                Row(tuple((person, table, 1) for person in members), 0, cap)
                for table in range(len(problem.sizes))
            ]
            yield Rule(wish, tuple(rows))


def need_rules(wishes: Wishes, problem: Problem) -> Iterator[Rule]:
    for skill, name in enumerate(wishes.needed_skills):
        able = np.flatnonzero(problem.has[:, skill]).tolist()
        for table in np.flatnonzero(problem.needs[:, skill]).tolist():
            wish = Words(
                "somebody with {skill} at table {table} ({count} have it)",
                skill=name,
                table=table + 1,
                count=len(able),
            )
            yield Rule(wish, (Row(tuple((person, table, 1) for person in able), 1, np.inf),))


def pair_rules(room: Room, wishes: Wishes, tables: int) -> Iterator[Rule]:
    def same(one: int, other: int, table: int) -> Row:
        return Row(((one, table, 1), (other, table, -1)), 0, 0)

    def never(one: int, other: int, table: int) -> Row:
        return Row(((one, table, 1), (other, table, 1)), 0, 1)

    kinds: tuple[tuple[str, tuple[tuple[int, int], ...], Callable[[int, int, int], Row]], ...] = (
        ("{one} and {other} together", wishes.together, same),
        ("{one} and {other} apart", wishes.apart, never),
    )
    for words, pairs, row in kinds:
        for one, other in pairs:
            wish = Words(words, one=room.people[one].name, other=room.people[other].name)
            yield Rule(wish, tuple(row(one, other, table) for table in range(tables)))
