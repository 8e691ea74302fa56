"""Gives every group a table, so that as many as can keep theirs from one round to the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

import numpy as np
from scipy.optimize import linear_sum_assignment

from indgang.mixing.pairs.rest import Round

Tables = tuple[int, ...]


def seat(
    rounds: Sequence[Round], steady: Collection[int] = (), seated: Sequence[Tables] = ()
) -> tuple[Tables, ...]:
    """A table number from 1 on for each group of each round. ``steady`` are those who walk badly: they come first.

    ``seated`` are the tables of the first rounds, where they have been and cannot be chosen.

    Best possible from each round to the next: an assignment of groups to tables, worth one for everybody who stays.
    When nobody meets twice, one of each table at most can stay, and exactly one does.
    """
    at: dict[int, int] = {}
    made: list[Tables] = []
    count = max([*map(len, rounds), *map(max, filter(None, seated))], default=0)
    for turn, groups in enumerate(rounds):
        made.append(seated[turn] if turn < len(seated) else seat_round(groups, at, count, steady))
        at |= {person: table for group, table in zip(groups, made[-1], strict=True) for person in group}
    return tuple(made)


def seat_round(groups: Round, at: Mapping[int, int], count: int, steady: Collection[int]) -> Tables:
    """The tables of one round, when those who have sat sat ``at`` theirs."""
    stay = np.zeros((len(groups), count))
    for place, group in enumerate(groups):
        for person in filter(at.__contains__, group):
            stay[place, at[person] - 1] += 1.0 + len(at) * (person in steady)
    _places, tables = linear_sum_assignment(stay, maximize=True)
    return tuple(int(table) + 1 for table in tables)


def stays(rounds: Sequence[Round], tables: Sequence[Tables]) -> tuple[int, ...]:
    """How many keep their table at each change."""
    at = [
        {person: table for group, table in zip(groups, numbers, strict=True) for person in group}
        for groups, numbers in zip(rounds, tables, strict=True)
    ]
    return tuple(
        sum(before.get(person) == table for person, table in after.items()) for before, after in pairwise(at)
    )
