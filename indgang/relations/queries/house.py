"""The colleagues at work with their departments, and what ties and needs there are among them, as a net."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from indgang.mixing.net.ties import Edges, Floats, Net
from indgang.people.models import Membership, Unit
from indgang.relations.queries.needs import IdPair
from indgang.relations.queries.strengths import Ids, Strengths

Departments = Mapping[int, int]
"""Colleague's id → the id of their department, by colleague's id."""
MOST_DEPARTMENTS = 24
"""More than these nobody can take in at once."""
FEWEST = 5
"""Nothing is told of a department of fewer people."""


@dataclass(frozen=True)
class House:
    """Everybody at work who has a main unit, and the net of ties between them; a unit goes by its id as text."""

    departments: Departments
    net: Net

    @property
    def ids(self) -> Ids:
        return np.array(list(self.departments), dtype=np.int64)


def departments_on(today: date) -> dict[int, int]:
    """Everybody at work by the unit that is their main one."""
    mains = Membership.objects.filter(is_main=True).exclude(colleague__leaving_date__lt=today)
    return dict(mains.order_by("colleague_id").values_list("colleague_id", "unit_id"))


def house_of(departments: Departments, ties: Strengths) -> House:
    """The net of these ties; those of whoever is not in a department here are left out."""
    ids = np.array(list(departments), dtype=np.int64)
    edges = _edges(ids, np.column_stack([ties.first, ties.second]), ties.values)
    return House(departments, Net(tuple(map(str, departments.values())), edges, FEWEST))


def task_edges(house: House, related: Mapping[IdPair, float]) -> Edges:
    """Pairs whose tasks need each other, as edges of the house."""
    pairs = np.array(list(related), dtype=np.int64).reshape(-1, 2)
    return _edges(house.ids, pairs, np.array(list(related.values()), dtype=np.float64))


def _edges(ids: Ids, pairs: Ids, strengths: Floats) -> Edges:
    here = np.isin(pairs, ids).all(axis=1)
    places = np.searchsorted(ids, pairs[here])
    return Edges(places[:, 0], places[:, 1], strengths[here])


def rolled_up(departments: Departments, most: int = MOST_DEPARTMENTS) -> Departments:
    """The same people by units further up the tree, where there are more departments than can be taken in.

    As deep in the tree as it can be with no more than ``most`` units that are large enough to be told of.
    """
    above = dict(Unit.objects.values_list("pk", "parent_id"))
    paths = {unit: _path(unit, above) for unit in set(departments.values())}
    for depth in range(max(map(len, paths.values()), default=1), 1, -1):
        rolled = {pk: paths[unit][:depth][-1] for pk, unit in departments.items()}
        if _number_told_of(rolled) <= most:
            return rolled
    return {pk: paths[unit][0] for pk, unit in departments.items()}


def _path(unit: int, above: Mapping[int, int | None]) -> list[int]:
    """From the top of the tree down to the unit."""
    path = [unit]
    while (parent := above[path[-1]]) is not None:
        path.append(parent)
    return path[::-1]


def _number_told_of(departments: Departments) -> int:
    _units, sizes = np.unique(list(departments.values()), return_counts=True)
    return int((sizes >= FEWEST).sum())
