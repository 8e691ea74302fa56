from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from indgang.mixing.errors import OutOfTime
from indgang.mixing.pairs import choosing, prices
from indgang.mixing.pairs.columns import NO_THREES, best_of_each, best_threes, circle_rounds
from indgang.mixing.pairs.plan import Evening, Odd
from indgang.mixing.pairs.planning import best_rounds, by_circle, plan_pairs, rest_of
from indgang.mixing.pairs.rest import pairs_of, worth_of
from indgang.mixing.watching import Watch
from tests.mixing.pairs.rooms import drawn, is_sound, room


@pytest.mark.parametrize("odd", Odd)
def test_the_bound_holds_however_early_the_prices_stop(odd: Odd, monkeypatch: pytest.MonkeyPatch) -> None:
    evening = Evening(room(drawn(71, 3, "sought")), 3, odd=odd, floor=0)
    near = plan_pairs(evening)
    monkeypatch.setattr(prices, "MOST_TURNS", 1)
    monkeypatch.setattr(prices, "first_pairs", lambda rest, random: few(len(rest), random) & rest.allowed)

    early = plan_pairs(evening)

    assert is_sound(near, evening)
    assert near.bound <= early.bound + 1e-9
    assert near.total <= near.bound
    assert near.gap < 0.001


def test_pairs_that_nobody_listed_are_let_in_when_they_are_above_their_price(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rest = rest_of(Evening(room(drawn(80, 5)), 4))
    whole = prices.find_prices(rest, 0, np.random.default_rng(0))
    monkeypatch.setattr(prices, "MORE_A_PLACE", 2)
    monkeypatch.setattr(prices, "first_pairs", lambda one, random: few(80, random))

    few_at_first = prices.find_prices(rest, 0, np.random.default_rng(0))

    assert whole is not None
    assert few_at_first is not None
    assert few_at_first.bound(rest, 0) == pytest.approx(whole.bound(rest, 0), rel=1e-6)


def few(count: int, random: np.random.Generator) -> np.ndarray:
    mask = np.zeros((count, count), dtype=bool)
    for groups in circle_rounds(random.permutation(count // 2 * 2), 5):
        for one, other in groups:
            mask[one, other] = mask[other, one] = True
    mask[-1] = mask[:, -1] = True
    return mask


def test_all_pairs_are_let_in_when_those_listed_cannot_fill_the_rounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rest = rest_of(Evening(room(drawn(10, 5)), 4))
    monkeypatch.setattr(prices, "first_pairs", lambda one, random: np.eye(10, k=1, dtype=bool))

    found = prices.find_prices(rest, 0, np.random.default_rng(0))

    assert found is not None
    assert len(found.columns) == 45


def test_the_round_robin_lets_everybody_meet_everybody_once() -> None:
    pairs = [tuple(sorted(pair)) for groups in circle_rounds(np.arange(10), 99) for pair in groups]

    assert len(pairs) == len(set(pairs)) == 45


def test_where_all_else_fails_the_best_of_many_round_robins_is_taken() -> None:
    rest = rest_of(Evening(room(drawn(8, 5)), 6))

    outline, rounds = by_circle(rest, np.random.default_rng(0))

    assert len(set(pairs_of(rounds))) == 6 * 4
    assert 0.8 * outline.prices.bound(rest, 0) < worth_of(rest.values, rounds)


def test_a_round_robin_cannot_be_had_when_some_have_met() -> None:
    rest = rest_of(Evening(room(drawn(8, 5)), 3, happened=(((0, 1),),)))

    with pytest.raises(OutOfTime):
        by_circle(rest, np.random.default_rng(0))


def test_each_ones_best_are_listed_both_ways() -> None:
    values = drawn(6, 1)

    listed = best_of_each(values, ~np.eye(6, dtype=bool), 1)

    for place in range(6):
        best = int(values[place].argmax())
        assert listed[place, best]
        assert listed[best, place]


def test_the_best_groups_of_three_are_found_among_those_who_may() -> None:
    rest = rest_of(Evening(room(drawn(7, 2)), 2, odd=Odd.TRIPLE))

    threes, most = best_threes(rest, rest.values, 99)

    assert len(threes) == 35
    worth = [sum(rest.values[a, b] for a, b in ((i, j), (i, k), (j, k))) for i, j, k in threes]
    assert most == pytest.approx(max(worth))


def test_a_few_forbidden_pairs_in_a_large_room_are_no_matter() -> None:
    forbidden = np.zeros((20, 20), dtype=bool)
    forbidden[0, 1:5] = forbidden[1:5, 0] = True

    plan = plan_pairs(Evening(room(drawn(20, 1), forbidden), 3))

    assert plan.forbidden_used == ()
    assert plan.least_forbidden == 0


def test_a_set_that_keeps_falling_into_odd_islands_is_made_round_by_round(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    values = np.zeros((10, 10))
    for one, other in [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (6, 7), (7, 8), (8, 9), (6, 9)]:
        values[one, other] = values[other, one] = 1.0
    monkeypatch.setattr(choosing, "MOST_CUTS", 1)
    evening = Evening(room(values), 2, floor=0)

    plan = plan_pairs(evening)

    assert is_sound(plan, evening)
    assert plan.total >= 6


def test_groups_of_three_that_nobody_listed_are_let_in_when_they_are_above_their_price(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rest = rest_of(Evening(room(drawn(21, 5)), 4, odd=Odd.TRIPLE))
    whole = prices.find_prices(rest, 0, np.random.default_rng(0))
    monkeypatch.setattr(prices, "THREES_A_PERSON", 1)

    few_at_first = prices.find_prices(rest, 0, np.random.default_rng(0))

    assert whole is not None
    assert few_at_first is not None
    assert few_at_first.bound(rest, 0) == pytest.approx(whole.bound(rest, 0), rel=0.01)
    assert len(few_at_first.columns.threes) > 19


def test_where_nobody_may_meet_there_are_no_prices() -> None:
    rest = rest_of(Evening(room(drawn(4, 1), ~np.eye(4, dtype=bool)), 1)).without_forbidden()

    assert prices.find_prices(rest, 0, np.random.default_rng(0)) is None


def test_more_forbidden_pairs_are_let_in_step_by_step_until_the_rounds_fill() -> None:
    rest = rest_of(Evening(room(drawn(4, 1), ~np.eye(4, dtype=bool)), 1))

    outline, rounds = best_rounds(rest, 0, np.random.default_rng(0), Watch())

    assert outline.forbidden == 2
    assert len(pairs_of(rounds)) == 2


def test_where_no_three_may_sit_together_none_is_let_in() -> None:
    rest = rest_of(Evening(room(drawn(7, 3)), 2, odd=Odd.TRIPLE))
    found = prices.find_prices(rest, 0, np.random.default_rng(0))
    assert found is not None
    two_may = replace(rest, threes=np.array([1, 1, 0, 0, 0, 0, 0]))
    assert prices.missing_threes(two_may, found, NO_THREES) is NO_THREES
