from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indgang.mixing.errors import BadInput, Cancelled, Impossible, OutOfTime
from indgang.mixing.pairs.plan import Evening, Odd, continued
from indgang.mixing.pairs.planning import plan_pairs
from indgang.mixing.pairs.rest import pairs_of
from indgang.mixing.people import Room
from indgang.mixing.watching import Watch
from tests.mixing.pairs.rooms import best_by_trying, drawn, greedy, is_sound, people, room

MOST_IN_THREES = {3: 1, 5: 1, 7: 3, 9: 6}
KINDS = st.sampled_from(["uniform", "heavy", "sought"])


@settings(max_examples=10, deadline=None)
@given(
    st.integers(2, 14), st.integers(1, 6), st.integers(0, 10**6), KINDS, st.sampled_from(Odd), st.booleans()
)
def test_every_plan_keeps_what_it_must(
    count: int, rounds: int, seed: int, kind: str, odd: Odd, has_forbidden: bool
) -> None:
    random = np.random.default_rng(seed)
    above = np.triu(random.random((count, count)) < 0.3 * has_forbidden, 1)
    evening = Evening(room(drawn(count, seed, kind), above | above.T), rounds, odd=odd, seed=seed)
    try:
        plan = plan_pairs(evening)
    except Impossible:
        is_three = odd == Odd.TRIPLE and count % 2
        assert rounds > (MOST_IN_THREES.get(count, count) if is_three else count - 1 + count % 2)
        return
    except OutOfTime:  # up to nine people it is proven; of more the search may find none, and says so
        assert odd == Odd.TRIPLE
        assert count in (11, 13)
        return

    assert is_sound(plan, evening)


@settings(max_examples=15, deadline=None)
@given(st.sampled_from([4, 6]), st.integers(1, 5), st.integers(0, 10**6), KINDS)
def test_the_best_plan_is_as_good_as_trying_everything(count: int, rounds: int, seed: int, kind: str) -> None:
    values = drawn(count, seed, kind) - 0.3
    rounds = min(rounds, count - 1)

    plan = plan_pairs(Evening(room(values), rounds, floor=0, seed=seed))

    assert plan.total == pytest.approx(best_by_trying(values, rounds)[1])


def test_the_best_plan_for_eight_is_as_good_as_trying_everything() -> None:
    values, seed = drawn(8, 1), 1

    plan = plan_pairs(Evening(room(values), 2, floor=0, seed=seed))

    assert plan.total == pytest.approx(best_by_trying(values, 2)[1])


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 4), st.integers(0, 10**6), st.floats(0.2, 0.9))
def test_forbidden_pairs_meet_only_when_they_must(rounds: int, seed: int, share: float) -> None:
    random = np.random.default_rng(seed)
    above = np.triu(random.random((6, 6)) < share, 1)
    values, forbidden = drawn(6, seed), above | above.T

    plan = plan_pairs(Evening(room(values, forbidden), rounds, floor=0, seed=seed))

    used, worth = best_by_trying(values, rounds, forbidden)
    assert len(plan.forbidden_used) == used
    assert plan.total == pytest.approx(worth)
    assert plan.least_forbidden == used


@pytest.mark.parametrize(
    ("count", "rounds", "seed", "kind"), [(20, 5, 1, "uniform"), (20, 7, 2, "heavy"), (31, 3, 3, "sought")]
)
def test_another_order_of_the_people_is_as_good(count: int, rounds: int, seed: int, kind: str) -> None:
    values, order = drawn(count, seed, kind), np.random.default_rng(seed).permutation(count)

    one = plan_pairs(Evening(room(values), rounds, floor=0))
    other = plan_pairs(Evening(room(values[np.ix_(order, order)]), rounds, floor=0))

    assert one.total == pytest.approx(other.total, rel=2e-4)
    assert one.bound == pytest.approx(other.bound)


@pytest.mark.parametrize("kind", ["uniform", "heavy", "sought"])
@pytest.mark.parametrize("count", [20, 50])
def test_it_is_never_worse_than_the_greedy(count: int, kind: str) -> None:
    values = drawn(count, 5, kind)

    plan = plan_pairs(Evening(room(values), 7))

    assert plan.total > greedy(values, 7)


def test_the_same_seed_gives_the_same_plan() -> None:
    evening = Evening(room(np.ones((12, 12))), 5, seed=3)

    one, other, third = plan_pairs(evening), plan_pairs(evening), plan_pairs(Evening(evening.room, 5, seed=4))

    assert one.rounds == other.rounds
    assert one.rounds != third.rounds
    assert one.total == third.total == one.bound == 30


@pytest.mark.parametrize("kind", ["uniform", "heavy", "sought"])
def test_fifty_people_come_within_a_thousandth_of_the_bound(kind: str) -> None:
    evening = Evening(room(drawn(50, 11, kind)), 7, floor=0)

    plan = plan_pairs(evening)

    assert is_sound(plan, evening)
    assert plan.gap < 0.001


def test_fifty_one_with_a_group_of_three_each_round_come_within_two_percent() -> None:
    evening = Evening(room(drawn(51, 11)), 7, odd=Odd.TRIPLE, floor=0)

    plan = plan_pairs(evening)

    assert is_sound(plan, evening)
    assert plan.gap < 0.02
    in_three = [person for groups in plan.rounds for group in groups if len(group) == 3 for person in group]
    assert len(in_three) == len(set(in_three)) == 21


def test_a_large_room_is_planned_among_near_pairs_and_comes_as_close() -> None:
    evening = Evening(room(drawn(70, 2, "sought")), 3, floor=0)

    plan = plan_pairs(evening)

    assert is_sound(plan, evening)
    assert plan.gap < 0.005


def test_a_department_of_more_than_half_the_room_still_gets_a_plan() -> None:
    values = drawn(20, 1)
    unit = np.arange(20) < 14
    evening = Evening(room(values, unit[:, None] & unit[None, :]), 3)

    plan = plan_pairs(evening)

    assert is_sound(plan, evening)
    assert len(plan.forbidden_used) == plan.least_forbidden == (14 - 6) * 3 // 2


def test_everybody_from_one_department_meets_all_the_same() -> None:
    everybody = np.ones((6, 6), dtype=bool)

    plan = plan_pairs(Evening(room(drawn(6, 1), everybody), 3))

    assert len(plan.forbidden_used) == plan.least_forbidden == 9


def test_somebody_who_may_meet_nobody_is_named() -> None:
    forbidden = np.zeros((8, 8), dtype=bool)
    forbidden[0] = forbidden[:, 0] = True
    np.fill_diagonal(forbidden, False)

    plan = plan_pairs(Evening(room(drawn(8, 3), forbidden), 4))

    assert len(plan.forbidden_used) == plan.least_forbidden == 4
    assert all(0 in pair for pair in plan.forbidden_used)
    assert "Person 0 and " in plan.broken_wishes[0]


def test_more_forbidden_pairs_than_the_least_proven_are_told_as_such() -> None:
    """Petersen's graph: everybody has three to meet, but there are no three rounds in which all do."""
    edges = [(at, (at + 1) % 5) for at in range(5)] + [(at, at + 5) for at in range(5)]
    edges += [(5 + at, 5 + (at + 2) % 5) for at in range(5)]
    free = np.zeros((10, 10), dtype=bool)
    for one, other in edges:
        free[one, other] = free[other, one] = True

    plan = plan_pairs(Evening(room(drawn(10, 0), ~free), 3, floor=0))

    assert plan.least_forbidden == 0
    assert len(plan.forbidden_used) > 0


def test_everybody_meets_everybody() -> None:
    evening = Evening(room(drawn(12, 7)), 11)

    plan = plan_pairs(evening)

    assert is_sound(plan, evening)
    assert plan.total == pytest.approx(plan.bound)


def test_negative_values_are_as_few_as_can_be() -> None:
    values = -drawn(6, 4)

    plan = plan_pairs(Evening(room(values), 2, floor=0))

    assert plan.total == pytest.approx(best_by_trying(values, 2)[1])


def test_more_rounds_than_others_to_meet_are_refused_with_how_many_there_can_be() -> None:
    with pytest.raises(Impossible, match="ask for at most 5 rounds"):
        plan_pairs(Evening(room(drawn(6, 1)), 6))


def test_one_alone_cannot_be_planned() -> None:
    with pytest.raises(Impossible, match="1 people cannot meet two and two"):
        plan_pairs(Evening(room(drawn(1, 1)), 1))


def test_threes_for_whom_no_rounds_were_found_are_told_apart_from_those_proven_impossible() -> None:
    """Of eleven there may be such rounds, but not of those who have met all but two."""
    met = [(one, other) for one, other in combinations(range(11), 2) if other - one not in (1, 10)]
    evening = Evening(
        room(drawn(11, 1)), len(met) + 1, odd=Odd.TRIPLE, happened=tuple((pair,) for pair in met)
    )

    with pytest.raises(OutOfTime, match="nobody meets twice"):
        plan_pairs(evening)


def test_three_people_are_one_group() -> None:
    plan = plan_pairs(Evening(room(drawn(3, 1)), 1, odd=Odd.TRIPLE))

    assert plan.rounds == (((0, 1, 2),),)
    assert plan.total == pytest.approx(plan.bound)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"rounds": 0}, "0 rounds cannot be planned"),
        ({"floor": 1.5}, "share from 0 to 1, not 1.5"),
        ({"most_price": -0.5}, "share from 0 on, not -0.5"),
        ({"absent": frozenset({9})}, "not in the room"),
        ({"happened": (((0, 1), (1, 2)),)}, "Round 1 names somebody twice"),
        ({"happened": (((0, 7),),)}, "Round 1 names somebody twice or a stranger"),
    ],
)
def test_an_evening_that_makes_no_sense_is_refused(changed: dict[str, object], message: str) -> None:
    asked: dict[str, object] = {"rounds": 3, **changed}

    with pytest.raises(BadInput, match=message):
        Evening(room(drawn(6, 1)), **asked)  # type: ignore[arg-type]


def test_whoever_no_longer_waits_stops_it() -> None:
    with pytest.raises(Cancelled):
        plan_pairs(Evening(room(drawn(10, 1)), 3), Watch(is_cancelled=lambda: True))


# The floor -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["uniform", "heavy", "sought"])
@pytest.mark.parametrize("count", [20, 31])
def test_everybody_gets_nine_tenths_of_the_fairest_possible(count: int, kind: str) -> None:
    evening = Evening(room(drawn(count, 6, kind)), 6)

    plan = plan_pairs(evening)
    without = plan_pairs(Evening(evening.room, 6, floor=0))

    assert plan.floor == pytest.approx(0.9 * plan.fairest)
    assert min(plan.evenings) >= plan.floor - 1e-9
    assert plan.fairness_price == pytest.approx(max(0, without.total - plan.total), abs=2e-4 * plan.total)


def test_a_floor_that_is_dear_is_lowered_where_that_is_asked_for() -> None:
    evening = Evening(room(drawn(20, 11, "sought")), 6)
    best = plan_pairs(replace(evening, floor=0))
    asked = plan_pairs(evening)
    assert asked.fairness_price > 0

    most = asked.fairness_price / 2
    cheaper = plan_pairs(replace(evening, most_price=most / best.total))

    assert cheaper.unpaid_price == pytest.approx(asked.fairness_price)
    assert cheaper.fairness_price <= most
    assert best.total - most <= cheaper.total
    assert min(best.evenings) <= cheaper.floor == min(cheaper.evenings) < asked.floor
    assert not cheaper.broken_wishes


def test_a_floor_that_is_cheap_enough_is_kept() -> None:
    evening = Evening(room(drawn(20, 11, "sought")), 6)
    asked = plan_pairs(evening)
    same = plan_pairs(replace(evening, most_price=1.0))
    assert (same.rounds, same.floor, same.unpaid_price) == (asked.rounds, asked.floor, 0.0)


def test_a_floor_that_only_parts_of_meetings_could_reach_is_found_for_whole_ones() -> None:
    values = np.zeros((6, 6))
    for one, other in [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)]:
        values[one, other] = values[other, one] = 1.0

    plan = plan_pairs(Evening(room(values), 1))

    assert plan.total == 2
    assert plan.fairest == plan.floor == plan.evenings[plan.worst_off] == 0


def test_a_floor_that_nobody_could_keep_is_told_as_broken() -> None:
    """Two of 260 are all that is worth meeting: what one could get is no floor for all."""
    values = np.zeros((260, 260))
    values[:2, 2:] = values[2:, :2] = 1.0

    plan = plan_pairs(Evening(room(values), 1))

    assert plan.fairest == 1
    assert plan.broken_wishes[0].template.endswith("less than the {floor:.2f} asked for.")


# From the middle of the evening ----------------------------------------------------------------------------


@pytest.mark.parametrize("absent", [{3, 8, 11}, {3, 8}, set(range(8))])
@pytest.mark.parametrize("odd", Odd)
def test_what_has_happened_is_kept_when_some_do_not_come(absent: set[int], odd: Odd) -> None:
    evening = Evening(room(drawn(20, 9)), 6, odd=odd)
    before = plan_pairs(evening)

    rest = continued(evening, before, from_round=4, absent=absent)
    plan = plan_pairs(rest)

    assert plan.rounds[:3] == before.rounds[:3]
    assert plan.tables[:3] == before.tables[:3]
    assert is_sound(plan, rest)
    assert {person for groups in plan.rounds[3:] for group in groups for person in group}.isdisjoint(absent)


def test_late_arrivals_are_in_the_rounds_to_come_and_pause_last() -> None:
    values = drawn(11, 2)
    evening = Evening(room(values[:9, :9]), 5)
    before = plan_pairs(evening)
    larger = Room(tuple(people(11)), values, np.zeros((11, 11), dtype=bool))

    rest = continued(evening, before, from_round=3, absent=(), room=larger)
    plan = plan_pairs(rest)

    assert plan.rounds[:2] == before.rounds[:2]
    assert plan.pauses[0][-2:] == (9, 10)  # who was not there yet was in no pair either
    for turn in (2, 3, 4):
        assert sorted([one for group in plan.rounds[turn] for one in group] + [*plan.pauses[turn]]) == list(
            range(11)
        )
    paused = [one for those in plan.pauses[2:] for one in those]
    assert {9, 10}.isdisjoint(paused)
    assert len(set(paused)) == 3


def test_a_second_pause_is_told_when_there_are_more_rounds_than_people() -> None:
    evening = Evening(room(drawn(7, 1)), 4)
    before = plan_pairs(evening)
    few = continued(evening, before, from_round=4, absent={1, 2, 3, 4})

    plan = plan_pairs(few)

    assert len(plan.rounds[3]) == 1
    assert [len(those) for those in plan.pauses[3:]] == [1]


def test_an_evening_that_is_over_is_as_it_was() -> None:
    evening = Evening(room(drawn(6, 1)), 2)
    before = plan_pairs(evening)

    after = plan_pairs(continued(evening, before, from_round=3, absent=()))

    assert after.rounds == before.rounds
    assert after.total == after.bound == pytest.approx(before.total)


def test_pairs_that_met_twice_already_are_told() -> None:
    evening = Evening(room(drawn(6, 1)), 3, happened=(((0, 1), (2, 3)), ((0, 1), (4, 5))))

    plan = plan_pairs(evening)

    assert plan.repeats == ((0, 1),)
    assert "Person 0 and Person 1 meet more than once." in plan.broken_wishes
    assert (0, 1) not in pairs_of(plan.rounds[2:])
