from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indgang.mixing.coffee import CoffeeRound, plan_coffee
from indgang.mixing.errors import BadInput
from indgang.mixing.pairs.rest import Round
from indgang.mixing.people import Person, Room, room_of


def office(count: int, seed: int = 0, forbidden: list[tuple[int, int]] | None = None) -> Room:
    random = np.random.default_rng(seed)
    above = np.triu(random.random((count, count)), 1)
    mask = np.zeros((count, count), dtype=bool)
    for one, other in forbidden or []:
        mask[one, other] = mask[other, one] = True
    people = [
        Person(str(at), f"P{at}", f"U{at % 2}", "Nord" if at < count // 2 else "Syd") for at in range(count)
    ]
    return room_of(people, above + above.T, mask)


def test_the_pairs_worth_most_across_departments_meet() -> None:
    plan = plan_coffee(CoffeeRound(office(12)))

    assert sorted(person for pair in plan.pairs for person in pair) == list(range(12))
    assert plan.within_unit == plan.again == plan.too_soon == ()
    assert plan.waiting == ()
    assert plan.total == pytest.approx(sum(office(12).values[pair] for pair in plan.pairs))


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 9), st.integers(0, 999))
def test_nobody_meets_again_until_there_is_nobody_else(half: int, seed: int) -> None:
    room, been = office(2 * half, seed), list[Round]()
    for _turn in range(half):  # as many as there are in the other department
        plan = plan_coffee(CoffeeRound(room, earlier=been, cool_down=0, seed=seed))
        been.append(plan.pairs)
        assert len(plan.pairs) == half

    first = {pair for pairs in been for pair in pairs}
    assert len(first) == half * half


def test_within_the_cool_down_nobody_meets_but_where_somebody_would_else_have_nobody() -> None:
    room = office(4)
    been = (((0, 1), (2, 3)), ((0, 3), (1, 2)), ((0, 2), (1, 3)))

    again = plan_coffee(CoffeeRound(room, earlier=been, cool_down=2))
    soon = plan_coffee(CoffeeRound(room, earlier=been, cool_down=3))

    assert again.pairs == again.again == ((0, 1), (2, 3))
    assert again.too_soon == ()
    assert len(soon.too_soon) == 2


def test_those_away_and_those_not_to_meet_are_left_out() -> None:
    room = office(6, forbidden=[(1, 2), (1, 3), (1, 4), (1, 5)])

    plan = plan_coffee(CoffeeRound(room, absent=frozenset({0})))

    assert 0 not in {person for pair in plan.pairs for person in pair}
    assert plan.waiting == (1,)


def test_whoever_waited_is_first_next_time() -> None:
    room = office(5)
    first = plan_coffee(CoffeeRound(room))

    second = plan_coffee(CoffeeRound(room, earlier=(first.pairs,)))

    assert len(first.waiting) == len(second.waiting) == 1
    assert first.waiting != second.waiting


def test_only_those_in_one_place_meet_when_that_is_asked_for() -> None:
    plan = plan_coffee(CoffeeRound(office(8), same_site=True))

    assert len(plan.pairs) == 4
    assert all((one < 4) == (other < 4) for one, other in plan.pairs)


def test_the_same_seed_gives_the_same_pairs() -> None:
    room = Room(office(10).people, np.ones((10, 10)), np.zeros((10, 10), dtype=bool))

    plans = [plan_coffee(CoffeeRound(room, seed=seed)).pairs for seed in (1, 1, 2)]

    assert plans[0] == plans[1] != plans[2]


def test_nobody_there_is_nobody_paired() -> None:
    plan = plan_coffee(CoffeeRound(office(2), absent=frozenset({0, 1})))

    assert plan.pairs == ()
    assert plan.waiting == ()
    assert plan.total == 0


@pytest.mark.parametrize("changed", [{"cool_down": -1}, {"absent": frozenset({7})}])
def test_what_makes_no_sense_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        plan_coffee(CoffeeRound(office(4), **changed))  # type: ignore[arg-type]
