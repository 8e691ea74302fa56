from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indgang.mixing.distribution import programming
from indgang.mixing.distribution.asked import Colleague, Settings, Task, Work
from indgang.mixing.distribution.clashing import clash_of
from indgang.mixing.distribution.distributing import Plan, distribute, what_if
from indgang.mixing.distribution.greedy import greedy_plan
from indgang.mixing.distribution.plans import NOBODY, Held, Worth, worth_of
from indgang.mixing.distribution.programming import whole_plan
from indgang.mixing.distribution.reasons import Block, blocked, holding
from indgang.mixing.errors import BadInput, Cancelled, Impossible, OutOfTime
from indgang.mixing.watching import Watch
from tests.mixing.distribution.drawing import drawn

SEEDS = st.integers(min_value=0, max_value=10_000)
MOVES = st.sampled_from([None, 0, 2])


def is_allowed(worth: Worth, held: Held) -> bool:
    there = np.flatnonzero(held.holders != NOBODY)
    seconds = np.flatnonzero(held.seconds != NOBODY)
    numbers = np.bincount(held.holders[there], minlength=len(worth.free))
    most_moves = worth.work.settings.most_moves
    return bool(
        np.isfinite(worth.holding[there, held.holders[there]]).all()
        and np.isfinite(worth.standing_in[seconds, held.seconds[seconds]]).all()
        and ((held.holders != held.seconds) | (held.holders == NOBODY)).all()
        and (worth.load(held) <= worth.free + 1e-6).all()
        and (numbers <= worth.most).all()
        and (most_moves is None or worth.is_move(there, held.holders[there]).sum() <= most_moves)
    )


def held_by(plan: Plan) -> Held:
    return Held(
        *(
            np.array([NOBODY if place is None else place for place in places])
            for places in ([line.holder for line in plan.lines], [line.second for line in plan.lines])
        )
    )


@given(seed=SEEDS, moves=MOVES, hours=st.sampled_from([14, 40]))
@settings(max_examples=6, deadline=None)
def test_rules_hold_and_no_plan_is_better_than_the_bound(seed: int, moves: int | None, hours: int) -> None:
    work = drawn(8, 4, seed, Settings(most_moves=moves), hours=hours)
    plan = distribute(work)
    held = held_by(plan)
    assert is_allowed(plan.worth, held)
    assert plan.total == pytest.approx(plan.worth.total(held))
    assert plan.greedy_total - 1e-9 <= plan.total <= plan.bound
    assert plan.missing == tuple(np.flatnonzero(held.holders == NOBODY).tolist())
    assert plan.second_missing == tuple(np.flatnonzero(held.seconds == NOBODY).tolist())
    assert plan.hours == pytest.approx(plan.worth.load(held).tolist())


@given(seed=SEEDS, moves=MOVES)
@settings(max_examples=4, deadline=None)
def test_the_best_of_all_plans_is_found(seed: int, moves: int | None) -> None:
    work = drawn(3, 3, seed, Settings(most_moves=moves), hours=20)
    worth = worth_of(work)
    places = range(NOBODY, 3)
    best = max(
        worth.total(held)
        for holders in product(places, repeat=3)
        for seconds in product(places, repeat=3)
        if is_allowed(worth, held := Held(np.array(holders), np.array(seconds)))
    )
    assert distribute(work).total == pytest.approx(best, abs=0.02)


@given(seed=SEEDS)
@settings(max_examples=3, deadline=None)
def test_another_order_is_as_good(seed: int) -> None:
    work = drawn(6, 4, seed)
    turned = replace(work, tasks=work.tasks[::-1], colleagues=work.colleagues[::-1])
    first, second = distribute(work), distribute(turned)
    assert first.total == pytest.approx(second.total, rel=2e-3, abs=0.02)
    assert first.bound == pytest.approx(second.bound, abs=1e-4)


def test_the_same_work_gives_the_same_plan() -> None:
    work = drawn(10, 6, 5)
    assert distribute(work).lines == distribute(work).lines


def test_the_core_of_many_tasks_is_as_good(monkeypatch: pytest.MonkeyPatch) -> None:
    work = drawn(10, 8, 3, hours=60)
    plan = distribute(work)
    monkeypatch.setattr(programming, "FEW_PAIRS", 0)
    assert distribute(work).total == pytest.approx(plan.total, rel=5e-3)
    monkeypatch.setattr(programming, "WIDE_UP_TO", 5)
    assert distribute(work).total == pytest.approx(plan.total, rel=2e-2)


def test_a_short_time_leaves_the_greedy_plan() -> None:
    work = drawn(12, 6, 1)
    plan = distribute(work, Watch(seconds=0))
    assert plan.solver == "greedy"
    assert plan.total == plan.greedy_total <= distribute(work).total <= plan.bound


def test_progress_is_told_and_can_be_stopped() -> None:
    told: list[float] = []
    distribute(drawn(12, 6, 1), Watch(tell=lambda share, _what: told.append(share)))
    assert told == sorted(told)
    with pytest.raises(Cancelled):
        distribute(drawn(12, 6, 1), Watch(is_cancelled=lambda: True))


def test_pairs_that_were_left_out_are_taken_in_when_prices_ask_for_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    work = drawn(10, 6, 4, hours=20)
    bound = distribute(work).bound
    monkeypatch.setattr(programming, "CANDIDATES", 1)
    assert distribute(work).bound == pytest.approx(bound, abs=1e-4)
    monkeypatch.setattr(programming, "ROUNDS", 1)
    assert distribute(work).bound >= bound - 1e-4


# Small stories ---------------------------------------------------------------------------------------------


ANE = Colleague("ane", "Ane", 20, "Byg", "Nord", {"byggesag": 3})
BO = Colleague("bo", "Bo", 20, "Miljø", "Syd", {"byggesag": 2})
CARL = Colleague("carl", "Carl", 20, "Byg", "Nord", {})
SHED = Task("shed", "Skure", 10, {"byggesag": 3}, "Byg", "Nord", second_hours=1)


def test_the_parts_of_a_fit_and_why_not_the_others() -> None:
    plan = distribute(Work((SHED,), (ANE, BO, CARL)))
    line = plan.lines[0]
    assert (line.holder, line.second) == (0, 1)
    assert (line.skill, line.unit, line.place, line.wish) == (0.55, 0.15, 0.1, 0.0)
    assert line.score == pytest.approx(0.8)
    assert [(one.place, one.block, one.missing) for one in line.next] == [
        (1, Block.LOWER, 1),
        (2, Block.SKILL, 3),
    ]
    assert what_if(plan, 0, 1) == pytest.approx((0.8 - 0.55 * 2 / 3) * (1 - 0.3))
    assert 0 <= (line.next[0].cost or 0) <= what_if(plan, 0, 1)
    assert line.next[1].cost is None
    assert holding(line, plan.work) == (
        "Skure: Ane, 0.80 points (skills 0.55, unit 0.15, place 0.10, wish 0.00)."
    )
    assert blocked(line.next[0]._replace(cost=0.25), plan.work) == (
        "not Bo (0.37): the whole would lose 0.25 or more"
    )
    assert blocked(line.next[1], plan.work) == "not Carl: 3 levels of a skill are missing"
    assert plan.worst_off == 0
    assert plan.gap == pytest.approx(0, abs=1e-4)


def test_wishes_count_and_rules_bar() -> None:
    work = Work(
        (replace(SHED, needs={}, unit="", second_hours=0),),
        (
            replace(ANE, never=frozenset({"shed"})),
            replace(BO, site="Nord", wishes=frozenset({"shed", "unknown"})),
            replace(CARL, rather_not=frozenset({"shed"})),
        ),
    )
    plan = distribute(work)
    assert plan.lines[0].holder == 1
    assert plan.lines[0].wish == 0.2
    assert [(one.place, one.block) for one in plan.lines[0].next] == [(0, Block.RULE), (2, Block.LOWER)]


def test_only_some_units_may_hold_it() -> None:
    plan = distribute(Work((replace(SHED, only=frozenset({"Miljø"})),), (ANE, BO)))
    assert (plan.lines[0].holder, plan.lines[0].second) == (1, None)
    assert plan.second_missing == (0,)


def test_hours_and_numbers_are_the_first_thing_in_the_way() -> None:
    tasks = tuple(replace(SHED, id=f"t{at}", name=f"T{at}", hours=12) for at in range(2))
    plan = distribute(Work(tasks, (ANE, replace(BO, hours=30, most=1), CARL)))
    holders = [line.holder for line in plan.lines]
    assert sorted(holders, key=str) == [0, 1]
    by_ane, by_bo = holders.index(0), holders.index(1)
    assert plan.lines[by_bo].next[0].block == Block.HOURS
    assert plan.lines[by_ane].next[0].block == Block.NUMBER


def test_tasks_stay_where_they_are_when_little_is_won() -> None:
    today = replace(SHED, needs={"byggesag": 2}, unit="", site="", holder="bo", second="ane")
    assert distribute(Work((today,), (ANE, BO))).moves == 0
    better = replace(today, unit="Byg", site="Nord")
    plan = distribute(Work((better,), (ANE, BO)))
    assert (plan.lines[0].holder, plan.moves, plan.lines[0].is_move) == (0, 1, True)
    held_fast = distribute(Work((better,), (ANE, BO), Settings(most_moves=0)))
    assert (held_fast.lines[0].holder, held_fast.moves) == (1, 0)


def test_one_more_hour_has_a_price_where_hours_are_scarce() -> None:
    plan = distribute(Work((SHED, replace(SHED, id="two", name="To")), (replace(ANE, hours=15), CARL)))
    assert plan.hour_prices[0] > 0
    assert plan.hour_prices[1] == 0


def test_what_another_choice_costs_is_the_difference_of_the_plans() -> None:
    work = drawn(8, 5, 2)
    plan = distribute(work)
    line = plan.lines[0]
    other = next(one for one in line.next if one.cost is not None)
    cost = what_if(plan, 0, other.place)
    assert other.cost is not None
    assert cost >= other.cost - 1e-6
    assert what_if(plan, 0, line.holder or 0) == pytest.approx(0, abs=1e-2)


def test_with_many_tasks_another_choice_is_priced_by_the_linear_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = distribute(Work((SHED,), (ANE, BO, CARL)))
    exact = what_if(plan, 0, 1)
    monkeypatch.setattr("indgang.mixing.distribution.distributing.WIDE_UP_TO", 0)
    assert what_if(plan, 0, 1) == pytest.approx(exact, abs=1e-4)


def test_what_may_not_be_has_no_cost() -> None:
    plan = distribute(Work((SHED,), (replace(ANE, most=1), BO, CARL), Settings(most_moves=0)))
    with pytest.raises(Impossible):
        what_if(plan, 0, 2)
    with pytest.raises(BadInput):
        what_if(plan, 1, 0)
    with pytest.raises(OutOfTime):
        what_if(plan, 0, 1, Watch(seconds=0))
    today = replace(SHED, holder="ane")
    held_fast = distribute(Work((today,), (ANE, BO), Settings(most_moves=0)))
    with pytest.raises(Impossible):
        what_if(held_fast, 0, 1)


# What collides ---------------------------------------------------------------------------------------------


def test_hours_that_collide_are_named_and_no_others() -> None:
    tasks = tuple(replace(SHED, id=f"t{at}", name=f"T{at}", hours=12, second_hours=0) for at in range(3))
    far = replace(SHED, id="far", name="Fjern", needs={"plan": 2})
    plan = distribute(Work((*tasks, far), (ANE, BO, Colleague("dina", "Dina", 90, skills={"plan": 2}))))
    assert len(plan.missing) == 1
    assert set(plan.clashes[0].wishes) == {
        *(f"T{at} (12 hours) has a holder, and 2 may hold it" for at in range(3)),
        "Ane has 20 hours",
        "Bo has 20 hours",
    }


def test_a_limit_that_collides_is_named() -> None:
    tasks = tuple(replace(SHED, id=f"t{at}", name=f"T{at}", hours=1, second_hours=0) for at in range(2))
    plan = distribute(Work(tasks, (replace(ANE, most=1), CARL)))
    assert plan.clashes[0].wishes[-1] == "Ane holds at most 1 tasks"
    assert len(plan.clashes[0].wishes) == 3


def test_moves_that_collide_are_named() -> None:
    today = replace(SHED, needs={"byggesag": 4}, holder="carl")
    plan = distribute(Work((today,), (ANE, CARL), Settings(most_moves=0)))
    assert plan.clashes[0].wishes == (
        "Skure (10 hours) has a holder, and 1 may hold it",
        "at most 0 tasks leave their holders",
    )


@pytest.mark.parametrize(
    ("colleague", "why"),
    [
        (replace(ANE, hours=5), "nobody who may hold Skure has the hours for it alone"),
        (CARL, "Skure needs byggesag 3, which nobody who may hold it is near"),
        (replace(ANE, never=frozenset({"shed"})), "rules keep everybody from Skure"),
        (replace(ANE, most=0), "rules keep everybody from Skure"),
    ],
)
def test_what_keeps_everybody_from_a_task(colleague: Colleague, why: str) -> None:
    plan = distribute(Work((SHED,), (colleague,)))
    assert plan.clashes[0].wishes == ("Skure (10 hours) has a holder, and 0 may hold it", why)
    assert holding(plan.lines[0], plan.work) == "Skure: nobody."
    assert plan.worst_off is None


def test_a_task_that_could_be_held_without_seconds_says_so() -> None:
    worth = worth_of(Work((SHED, replace(SHED, id="two", name="To")), (ANE, BO)))
    held = Held(np.array([NOBODY, 0]), np.array([1, 1]))
    clash = clash_of(worth, held, 0, Watch())
    assert clash is not None
    assert clash.wishes[1] == "the seconds of the tasks nearby take 2 hours"
    without = worth_of(Work((replace(SHED, second_hours=0),), (ANE, BO)))
    assert clash_of(without, Held(np.array([NOBODY]), np.array([1])), 0, Watch()) is None


def test_no_time_to_find_what_collides_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work((SHED, replace(SHED, id="two", name="To")), (replace(ANE, hours=15),))
    plan = distribute(work)
    assert len(plan.clashes) == 1
    with pytest.raises(OutOfTime):
        clash_of(plan.worth, plan.held, plan.missing[0], Watch(seconds=0))
    monkeypatch.setattr("indgang.mixing.distribution.distributing.SECONDS_FOR_A_CLASH", 0.0)
    assert distribute(work).clashes == ()


# Edges -----------------------------------------------------------------------------------------------------


def test_no_tasks_and_no_colleagues() -> None:
    assert distribute(Work((), (ANE,))).lines == ()
    nobody = distribute(Work((SHED,), ()))
    assert nobody.missing == (0,)


@pytest.mark.parametrize(
    ("tasks", "colleagues"),
    [
        ((SHED, SHED), (ANE,)),
        ((SHED,), (ANE, ANE)),
        ((replace(SHED, hours=-1),), (ANE,)),
        ((SHED,), (replace(ANE, hours=float("nan")),)),
        ((SHED,), (replace(ANE, skills={"byggesag": -1}),)),
    ],
)
def test_what_cannot_be_is_refused(tasks: tuple[Task, ...], colleagues: tuple[Colleague, ...]) -> None:
    with pytest.raises(BadInput):
        Work(tasks, colleagues)


def test_a_plan_that_cannot_be_forced_is_none() -> None:
    worth = worth_of(Work((SHED, replace(SHED, id="two")), (replace(ANE, most=1), BO)))
    pairs = programming.Pairs(np.isfinite(worth.holding), np.isfinite(worth.standing_in))
    assert whole_plan(worth, pairs, Watch(), forced={0: 0, 1: 0}) is None


def test_by_greed_the_last_move_allowed_leaves_the_others_where_they_are() -> None:
    worth = worth_of(drawn(30, 12, 5, Settings(most_moves=1), hours=60))
    held = greedy_plan(worth)
    there = np.flatnonzero(held.holders != NOBODY)
    assert worth.is_move(there, held.holders[there]).sum() == 1
