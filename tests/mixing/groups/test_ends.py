"""Where search and bound stop: nothing left to mend, or the work that is allowed has been done."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from indgang.mixing.errors import Cancelled
from indgang.mixing.groups import Wishes, annealing, bounds, columns, diving, making
from indgang.mixing.groups.boards import Chance
from indgang.mixing.groups.pricing import Work, groups_above
from indgang.mixing.groups.problem import Problem, Seating, problem_of
from indgang.mixing.groups.relabelling import relabelled
from indgang.mixing.groups.scores import score
from indgang.mixing.watching import Watch
from tests.mixing.groups.rooms import room_with, values_of


def problem_with(number: int, size: int, rotations: int = 1) -> Problem:
    wishes = Wishes(sizes=(size,) * (number // size), rotations=rotations)
    return problem_of(room_with(values_of(number, 3)), wishes, (None,) * len(wishes.sizes))


def in_order(number: int, size: int) -> Seating:
    return tuple(np.arange(number).reshape(-1, size))


def test_a_plan_with_nothing_to_press_is_only_settled() -> None:
    problem, plan = problem_with(6, 3), [in_order(6, 3)]

    pressed = annealing.pressed(problem, plan, 10, Chance(1))

    assert score(problem, pressed).rank >= score(problem, plan).rank


def test_of_more_people_than_can_be_priced_only_the_best_partners_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounds, "LARGEST", 5)
    problem, plan = problem_with(6, 3), [in_order(6, 3)]

    bounded = bounds.bounded(problem, plan, score(problem, plan), 1.0, Watch())

    assert (bounded.bound.method, bounded.columns) == ("partners", None)
    assert bounded.bound.value >= score(problem, plan).total


def columns_with(number: int, size: int) -> columns.Columns:
    problem = problem_with(number, size)
    barred = np.zeros((number, number), dtype=bool)
    return columns.columns_of(problem.worth, barred, problem.sizes, [in_order(number, size)], Work(1e9))


def test_a_bound_that_could_list_no_groups_is_no_bound() -> None:
    few = columns_with(12, 3)
    columns.solve(few, Watch(), most=0)
    assert few.best == np.inf


def test_the_bound_stops_after_its_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    near = columns_with(12, 3)
    columns.solve(near, Watch())
    monkeypatch.setattr(columns, "TURNS", 1)
    early = columns_with(12, 3)
    columns.solve(early, Watch())
    assert early.best >= near.best - 1e-9


def test_a_dive_leaves_nobody_in_two_groups_and_few_tables_to_fill() -> None:
    priced = columns_with(40, 4)
    columns.solve(priced, Watch())

    groups = diving.dive(priced, 0.15, Work(1e9), Watch())

    seated = np.concatenate(groups)
    assert len(set(seated.tolist())) == len(seated)
    assert {len(group) for group in groups} == {4}
    assert 10 - diving.FEW <= len(groups) <= 10


def test_a_dive_without_work_left_still_ends() -> None:
    priced = columns_with(40, 4)
    columns.solve(priced, Watch())

    groups = diving.dive(priced, 0.15, Work(0.0), Watch())

    assert 10 - diving.FEW <= len(groups) <= 10


def test_a_dive_can_be_cancelled() -> None:
    priced = columns_with(40, 4)
    columns.solve(priced, Watch())

    with pytest.raises(Cancelled):
        diving.dive(priced, 0.15, Work(1e9), Watch(is_cancelled=lambda: True))


def test_prices_kept_in_a_box_give_a_bound_no_lower_than_the_best_choice_of_groups() -> None:
    boxed, free = columns_with(12, 3), columns_with(12, 3)
    free.give = np.inf
    for one in (boxed, free):
        columns.solve(one, Watch())

    assert boxed.is_priced
    assert free.lowest - 1e-9 <= boxed.best <= free.lowest * (1 + columns.NEARLY)


def test_groups_are_not_listed_when_there_are_too_many_on_the_way() -> None:
    pairs = np.ones((6, 6))
    assert groups_above(pairs, 3, 1.0, 0, Work(1e9)) is None
    found = groups_above(pairs, 3, 1.0, 1000, Work(1e9))
    assert found is not None
    assert {tuple(sorted(group)) for group in found.groups.tolist()} >= {(0, 1, 2), (3, 4, 5)}


def test_relabelling_that_is_cut_short_keeps_everybody() -> None:
    problem, plan = problem_with(20, 4), [in_order(20, 4)]

    (seating,) = relabelled(problem, plan, 1, Chance(2))

    assert sorted(np.concatenate(seating).tolist()) == list(range(20))


def test_where_groups_can_be_listed_no_more_the_bound_that_was_reached_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    priced = columns_with(12, 3)
    columns.solve(priced, Watch())
    reached, asked = priced.best, list[float]()
    monkeypatch.setattr(columns, "listed", lambda one, prices, slack, most: asked.append(slack))

    columns.solve(priced, Watch())

    assert priced.best == reached
    assert asked == sorted(asked)
    assert asked[-1] > columns.typical_cost(priced) / 5


def test_at_large_tables_little_work_is_spent_on_groups_that_are_too_many() -> None:
    assert bounds.work_for(problem_with(24, 12)) < bounds.work_for(problem_with(24, 6))


def test_who_is_left_over_by_the_groups_is_seated_at_the_tables_left_over() -> None:
    problem = problem_with(12, 3)

    (seating,) = making.completed(problem, [np.array([0, 5, 7])], 50, Chance(1))

    assert sorted(np.concatenate(seating).tolist()) == list(range(12))
    assert {len(group) for group in seating} == {3}


def test_after_a_dive_that_took_most_of_the_work_there_is_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "FEW_TABLES", 3)
    problem, plan, priced = problem_with(40, 4), [in_order(40, 4)], columns_with(40, 4)
    columns.solve(priced, Watch())
    dives = list[float]()

    def dive(*given: Any) -> list[Any]:
        dives.append(given[1])
        return diving.dive(*given)

    monkeypatch.setattr(making, "dive", dive)
    monkeypatch.setattr(making, "WORK_OF_A_DIVE", 1.0)

    better = making.dived(problem, plan, priced, 1.0, Watch(), Chance(1))

    assert dives == [making.AT_ONCE[0]]
    assert score(problem, better).total >= score(problem, plan).total
