"""Odd numbers of few people, three together in each round: the best there is, or the proof that there is none."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indgang.mixing.errors import Impossible
from indgang.mixing.pairs.few import is_of_few, most_rounds, seldom_enough
from indgang.mixing.pairs.plan import Evening, Odd, continued
from indgang.mixing.pairs.planning import plan_pairs, rest_of
from indgang.mixing.pairs.rest import Group, Rest, pairs_of
from indgang.mixing.people import Mask, Values
from tests.mixing.pairs.rooms import drawn, is_sound, pairings, room

NONE = (99, np.inf)
MOST_ROUNDS = {3: 1, 5: 1, 7: 3, 9: 6}


def best_by_trying(values: Values, rounds: int, most_in_three: int, mask: Mask) -> tuple[int, float]:
    """The fewest forbidden pairs, and the most worth with so few, of all plans with a group of three in each round."""
    every = every_round(len(values))
    costs = [
        (sum(int(mask[pair]) for pair in pairs), -sum(float(values[pair]) for pair in pairs))
        for _met, pairs, _three in every
    ]

    def best_from(begin: int, met: int, threes: Group, left: int) -> tuple[int, float]:
        if not left:
            return (0, 0.0)
        best = NONE
        for at in range(begin, len(every)):
            pairs, _pairs, three = every[at]
            if not met & pairs and all(threes.count(one) < most_in_three for one in three):
                used, lost = best_from(at + 1, met | pairs, threes + three, left - 1)
                best = min(best, (used + costs[at][0], lost + costs[at][1]))
        return best

    used, lost = best_from(0, 0, (), rounds)
    return used, -lost


@cache
def every_round(size: int) -> list[tuple[int, tuple[tuple[int, int], ...], tuple[int, int, int]]]:
    """Each with its pairs, as bits and as they are, and its group of three."""
    bits = {pair: 1 << at for at, pair in enumerate(combinations(range(size), 2))}
    every = []
    for three in combinations(range(size), 3):
        for pairing in pairings(tuple(one for one in range(size) if one not in three)):
            pairs = (*combinations(three, 2), *pairing)
            every.append((sum(bits[pair] for pair in pairs), pairs, three))
    return every


def in_threes(count: int, rounds: int) -> Evening:
    return Evening(room(drawn(count, 1)), rounds, odd=Odd.TRIPLE, floor=0)


@settings(max_examples=8, deadline=None)
@given(
    st.sampled_from([(3, 1, 1), (5, 1, 1), (7, 1, 1), (7, 2, 2)]),
    st.integers(0, 10**6),
    st.sampled_from([0.0, 0.3, 0.7]),
)
def test_the_best_plan_is_as_good_as_trying_everything(
    asked: tuple[int, int, int], seed: int, share: float
) -> None:
    count, rounds, most_in_three = asked
    above = np.triu(np.random.default_rng(seed).random((count, count)) < share, 1)
    values, forbidden = drawn(count, seed) - 0.3, above | above.T
    evening = Evening(room(values, forbidden), rounds, odd=Odd.TRIPLE, floor=0, seed=seed)

    plan = plan_pairs(evening)

    used, worth = best_by_trying(values, rounds, most_in_three, forbidden)
    assert is_sound(plan, evening)
    assert len(plan.forbidden_used) == plan.least_forbidden == used
    assert plan.total == pytest.approx(worth)


@pytest.mark.parametrize(("count", "rounds"), [(5, 2), (7, 4)])
def test_there_is_no_plan_where_trying_everything_finds_none(count: int, rounds: int) -> None:
    nothing = np.zeros((count, count), dtype=bool)
    assert best_by_trying(drawn(count, 1), rounds, rounds, nothing) == (99, -np.inf)

    words = f"{count} people cannot have {rounds} rounds with a group of three in each and meet nobody twice"
    most = f"ask for at most {MOST_ROUNDS[count]} rounds, or let one pause in each"
    with pytest.raises(Impossible, match=f"{words}: {most}"):
        plan_pairs(in_threes(count, rounds))


@pytest.mark.parametrize(("count", "rounds"), [(3, 1), (5, 1), (7, 3)])
def test_as_many_rounds_as_there_can_be_are_planned(count: int, rounds: int) -> None:
    plan = plan_pairs(in_threes(count, rounds))

    assert is_sound(plan, in_threes(count, rounds))
    assert plan.total <= plan.bound + 1e-9


def test_somebody_who_is_one_of_three_again_is_told() -> None:
    plan = plan_pairs(in_threes(7, 2))

    threes = [one for groups in plan.rounds for group in groups if len(group) == 3 for one in group]
    (again,) = {one for one in threes if threes.count(one) == 2}
    assert plan.broken_wishes == (f"Person {again} is one of three 2 times.",)


def test_of_nine_the_rounds_are_found_where_the_search_finds_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indgang.mixing.pairs.splitting.arrange_many", lambda *_asked: None)

    plan = plan_pairs(in_threes(9, 2))

    assert is_sound(plan, in_threes(9, 2))
    assert plan.gap < 0.02


def test_a_floor_is_kept_where_it_can_be() -> None:
    evening = replace(in_threes(7, 3), floor=0.9)

    plan = plan_pairs(evening)

    assert is_sound(plan, evening)
    assert min(plan.evenings) >= plan.floor - 1e-9


def test_what_is_left_after_some_have_met_is_planned_or_refused() -> None:
    evening = in_threes(7, 3)
    before = plan_pairs(evening)

    plan = plan_pairs(continued(evening, before, from_round=3, absent=()))

    assert plan.rounds[:2] == before.rounds[:2]
    assert len(set(pairs_of(plan.rounds))) == 15
    with pytest.raises(Impossible, match="ask for at most 3 rounds"):
        plan_pairs(replace(continued(evening, before, from_round=3, absent={5, 6}), rounds=4))


def rest_with(allowed: Mask, rounds: int) -> Rest:
    return replace(rest_of(in_threes(len(allowed), rounds)), allowed=allowed)


def test_where_nobody_may_meet_there_is_no_round() -> None:
    rest = rest_with(np.zeros((5, 5), dtype=bool), 2)

    assert is_of_few(rest)
    assert seldom_enough(rest) is None
    assert most_rounds(rest) == 0
