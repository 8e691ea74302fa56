from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from indgang.people.models import Colleague, Unit
from indgang.relations.queries.house import departments_on, house_of, rolled_up, task_edges
from indgang.relations.queries.strengths import Strengths
from tests.factories import make_colleague, make_unit

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 3)


def people(unit: Unit, count: int) -> list[Colleague]:
    return [make_colleague(units=[unit]) for _ in range(count)]


def tied(*pairs: tuple[Colleague, Colleague, float]) -> Strengths:
    first = np.array([one.pk for one, _other, _tie in pairs], dtype=np.int64)
    second = np.array([other.pk for _one, other, _tie in pairs], dtype=np.int64)
    return Strengths(first, second, np.array([tie for *_two, tie in pairs], dtype=float))


def test_everybody_at_work_is_in_their_main_unit() -> None:
    byg, vej = make_unit("Byg"), make_unit("Vej")
    karla = make_colleague("Karla", units=[byg, vej])
    ida = make_colleague("Ida", units=[vej], leaving_date=DAY)
    make_colleague("Rolf", units=[vej], leaving_date=DAY - timedelta(days=1))
    make_colleague("Hans")
    assert departments_on(DAY) == {karla.pk: byg.pk, ida.pk: vej.pk}


def test_ties_of_whoever_is_not_in_the_house_are_left_out() -> None:
    karla, bo = people(make_unit("Byg"), 2)
    left = make_colleague("Rolf", leaving_date=DAY - timedelta(days=1))
    house = house_of(departments_on(DAY), tied((karla, bo, 0.6), (bo, left, 0.9)))
    assert house.ids.tolist() == [karla.pk, bo.pk]
    assert (house.net.ties.one.tolist(), house.net.ties.other.tolist()) == ([0], [1])
    assert house.net.ties.strength.tolist() == [0.6]


def test_a_house_of_nobody_has_no_edges() -> None:
    house = house_of({}, tied())
    assert len(house.net.ties.one) == 0
    assert len(task_edges(house, {}).one) == 0


def test_tasks_become_edges() -> None:
    karla, bo, ida = people(make_unit("Byg"), 3)
    edges = task_edges(house_of(departments_on(DAY), tied()), {(karla.pk, ida.pk): 1.0, (bo.pk, 10**9): 0.5})
    assert (edges.one.tolist(), edges.other.tolist(), edges.strength.tolist()) == ([0], [2], [1.0])


def test_few_departments_stand_as_they_are() -> None:
    top = make_unit("Direktion")
    people(make_unit("Byg", parent=top), 5)
    departments = departments_on(DAY)
    assert rolled_up(departments, most=1) == departments


def test_many_are_put_together_as_far_up_as_is_needed() -> None:
    top = make_unit("Direktion")
    land, town = make_unit("Land", parent=top), make_unit("By", parent=top)
    for parent in (land, land, town):
        people(make_unit(parent=parent), 5)
    departments = departments_on(DAY)
    assert set(rolled_up(departments, most=3).values()) == set(departments.values())
    assert set(rolled_up(departments, most=2).values()) == {land.pk, town.pk}
    assert set(rolled_up(departments, most=1).values()) == {top.pk}


def test_where_even_the_top_is_many_the_top_stands() -> None:
    for _ in range(3):
        people(make_unit(), 5)
    departments = departments_on(DAY)
    assert rolled_up(departments, most=2) == departments
