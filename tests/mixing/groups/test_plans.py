"""Plans of groups: what always holds, how near the best they come, and rooms out of the ordinary."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.mix_groups import greedily
from indgang.mixing.errors import Cancelled
from indgang.mixing.groups import Wishes, plan_groups, sizes_for
from indgang.mixing.groups.problem import problem_of
from indgang.mixing.groups.scores import score
from indgang.mixing.watching import Watch
from tests.mixing.groups.rooms import (
    best_total,
    meetings,
    pairs_forbidden,
    room_with,
    seats_everybody,
    total_of,
    values_of,
)

LITTLE = 0.02


@settings(max_examples=6, deadline=None, derandomize=True)
@given(
    number=st.integers(2, 23),
    tables=st.integers(1, 6),
    rotations=st.integers(1, 3),
    low=st.sampled_from([-1.0, 0.0, 1.0]),
    seed=st.integers(0, 99),
)
def test_a_plan_is_whole_and_says_of_itself_what_is_true(
    number: int, tables: int, rotations: int, low: float, seed: int
) -> None:
    values = values_of(number, seed, low=low)
    wishes = Wishes(sizes=sizes_for(number, min(tables, number)), rotations=rotations)

    plan = plan_groups(room_with(values), wishes, seed=seed, effort=LITTLE)

    met = meetings(plan)
    own = [sum(float(values[pair]) for pair in set(met) if person in pair) for person in range(number)]
    assert seats_everybody(plan, wishes)
    assert plan.total == pytest.approx(total_of(values, plan))
    assert plan.bound >= plan.total - 1e-9
    assert plan.repeats == len(met) - len(set(met)) >= plan.repeats_at_least
    assert plan.worst_off_value == pytest.approx(min(own)) == pytest.approx(own[plan.worst_off])
    assert plan.gap == pytest.approx((plan.bound - plan.total) / abs(plan.bound) if plan.bound else 0.0)


@pytest.mark.parametrize(
    ("sizes", "seed", "low"),
    [((2, 2), 1, -1.0), ((3, 3), 2, 0.0), ((4, 2), 3, -1.0), ((3, 2, 2), 4, 0.0), ((4, 4), 5, 0.0)],
)
def test_one_rotation_of_few_people_is_the_best_there_is(
    sizes: tuple[int, ...], seed: int, low: float
) -> None:
    values = values_of(sum(sizes), seed, low=low)

    plan = plan_groups(room_with(values), Wishes(sizes=sizes), effort=LITTLE)

    assert plan.total == pytest.approx(best_total(values, sizes, 1))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_two_rotations_of_six_people_are_near_the_best_there_is(seed: int) -> None:
    values = values_of(6, seed)

    plan = plan_groups(room_with(values), Wishes(sizes=(2, 2, 2), rotations=2), effort=LITTLE)

    assert plan.repeats == 0
    best = best_total(values, (2, 2, 2), 2)
    assert 0.95 * best <= plan.total <= best + 1e-9 <= plan.bound + 2e-9


@pytest.mark.parametrize("rotations", [1, 3])
@pytest.mark.parametrize("seed", [1, 2])
def test_never_worse_than_greed(rotations: int, seed: int) -> None:
    room = room_with(values_of(24, seed))
    wishes = Wishes(sizes=(4,) * 6, rotations=rotations)

    plan = plan_groups(room, wishes, effort=0.2)

    problem = problem_of(room, wishes, wishes.given_hosts)
    greed = score(problem, greedily(problem, seed))
    assert (-plan.repeats, plan.total) >= (-greed.repeats, greed.total)


def test_the_order_of_the_people_does_not_change_how_good_it_is() -> None:
    values = values_of(20, 5)
    other = np.random.default_rng(1).permutation(20)
    wishes = Wishes(sizes=(5,) * 4)

    plan = plan_groups(room_with(values), wishes, effort=0.3)
    moved = plan_groups(room_with(values[np.ix_(other, other)]), wishes, effort=0.3)

    assert moved.total == pytest.approx(plan.total, rel=0.01)


def test_the_same_seed_gives_the_same_plan() -> None:
    room, wishes = room_with(values_of(17, 3)), Wishes(sizes=sizes_for(17, 4), rotations=2)

    first, second = (plan_groups(room, wishes, seed=7, effort=LITTLE) for _ in range(2))

    assert replace(first, seconds=0.0) == replace(second, seconds=0.0)


def test_small_tables_come_within_two_hundredths_of_the_bound() -> None:
    plan = plan_groups(room_with(values_of(40, 8)), Wishes(sizes=(4,) * 10), effort=0.3)

    assert plan.bound_method == "groups"
    assert 0 <= plan.gap <= 0.02


def test_distances_at_large_tables_are_bound_by_eigenvalues() -> None:
    points = np.random.default_rng(2).uniform(0, 10, (30, 5))
    distances = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2))

    plan = plan_groups(room_with(distances), Wishes(sizes=(10,) * 3), effort=0.05)

    assert plan.bound_method == "spectrum"
    assert 0 <= plan.gap <= 0.03


def test_a_room_of_six() -> None:
    plan = plan_groups(room_with(values_of(6, 1)), Wishes(sizes=(3, 3), rotations=2), effort=LITTLE)

    assert plan.repeats == 2


def test_a_room_of_three_hundred() -> None:
    wishes = Wishes(sizes=(6,) * 50, rotations=2)

    plan = plan_groups(room_with(values_of(300, 1)), wishes, effort=0.02)

    assert seats_everybody(plan, wishes)
    assert plan.repeats == 0


def test_one_table_is_one_plan() -> None:
    values = values_of(5, 1)

    plan = plan_groups(room_with(values), Wishes(sizes=(5,)), effort=LITTLE)

    assert plan.total == pytest.approx(values.sum() / 2) == pytest.approx(plan.bound)


def test_tables_for_one_meet_nobody() -> None:
    plan = plan_groups(room_with(values_of(3, 1)), Wishes(sizes=(1, 1, 1)), effort=LITTLE)

    assert (plan.total, plan.bound, plan.gap) == (0.0, 0.0, 0.0)


def test_everybody_meets_everybody_when_all_values_are_equal() -> None:
    plan = plan_groups(
        room_with(np.ones((4, 4)) - np.eye(4)), Wishes(sizes=(2, 2), rotations=3), effort=LITTLE
    )

    assert sorted(meetings(plan)) == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    assert plan.total == 6.0 == pytest.approx(plan.bound)


def test_more_rotations_than_people_repeat_as_little_as_can_be() -> None:
    plan = plan_groups(room_with(values_of(4, 1)), Wishes(sizes=(2, 2), rotations=4), effort=LITTLE)

    assert plan.repeats == plan.repeats_at_least == 2
    assert "There are too few people for so many rotations: it cannot be fewer." in plan.explanation


def test_somebody_who_may_meet_nobody_still_sits_somewhere_and_it_is_said_that_it_cannot_be_otherwise() -> (
    None
):
    forbidden = pairs_forbidden(6, *((0, other) for other in range(1, 6)))

    plan = plan_groups(room_with(values_of(6, 1), forbidden=forbidden), Wishes(sizes=(3, 3)), effort=LITTLE)

    assert plan.forbidden_used == 2
    assert "2 meetings are of forbidden pairs." in plan.explanation


def test_forbidden_pairs_do_not_meet_where_there_is_a_way() -> None:
    forbidden = pairs_forbidden(6, (0, 1), (2, 3), (4, 5))
    values = np.where(forbidden, 10.0, values_of(6, 1))

    plan = plan_groups(room_with(values, forbidden=forbidden), Wishes(sizes=(2, 2, 2)), effort=LITTLE)

    assert plan.forbidden_used == 0
    assert plan.bound < 10.0


def test_a_room_of_one_department_is_shown_to_break_as_little_as_can_be() -> None:
    room = room_with(values_of(9, 1), units="a" * 9, forbidden=~np.eye(9, dtype=bool))

    plan = plan_groups(room, Wishes(sizes=(3, 3, 3)), effort=LITTLE)

    assert plan.forbidden_used == plan.forbidden_at_least == 9
    assert "With so many people who may not meet, it cannot be fewer." in plan.explanation


def test_more_tables_are_suggested_when_they_allow_more_rotations() -> None:
    plan = plan_groups(room_with(values_of(50, 1)), Wishes(sizes=(5,) * 10, rotations=5), effort=LITTLE)

    assert plan.repeats == 0
    assert "11 tables would allow 11 rotations without a repeat." in plan.explanation


def test_eleven_rotations_at_eleven_tables_have_no_repeat() -> None:
    wishes = Wishes(sizes=sizes_for(50, 11), rotations=11)

    plan = plan_groups(room_with(values_of(50, 1)), wishes, effort=LITTLE)

    assert seats_everybody(plan, wishes)
    assert plan.repeats == 0


@pytest.mark.parametrize("rotations", range(1, 10))
def test_thirty_two_golfers_play_in_fours_without_meeting_twice(rotations: int) -> None:
    wishes = Wishes(sizes=(4,) * 8, rotations=rotations)

    plan = plan_groups(room_with(np.zeros((32, 32))), wishes, effort=LITTLE)

    assert seats_everybody(plan, wishes)
    assert plan.repeats == 0


def test_whoever_no_longer_waits_stops_it() -> None:
    with pytest.raises(Cancelled):
        plan_groups(room_with(values_of(8, 1)), Wishes(sizes=(4, 4)), watch=Watch(is_cancelled=lambda: True))


def test_it_tells_how_far_it_has_come() -> None:
    told: list[tuple[float, str]] = []
    watch = Watch(tell=lambda share, what: told.append((share, what)))

    plan_groups(room_with(values_of(8, 1)), Wishes(sizes=(4, 4)), effort=LITTLE, watch=watch)

    assert told[0] == (0.0, "cooling")
    assert told[-1] == (1.0, "planned")


def test_without_time_left_the_bound_is_the_one_already_proven() -> None:
    plan = plan_groups(
        room_with(values_of(24, 1)), Wishes(sizes=(4,) * 6), effort=LITTLE, watch=Watch(seconds=0.0)
    )

    assert plan.bound >= plan.total
