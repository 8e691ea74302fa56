"""What is asked for at the tables is kept, or said not to be, or named as impossible."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from indgang.mixing.errors import BadInput, Impossible
from indgang.mixing.groups import Wishes, plan_groups, sizes_for
from tests.mixing.groups.rooms import meetings, room_with, seats_everybody, values_of

LITTLE = 0.02
MAP, LAW = frozenset({"map"}), frozenset({"law"})


def test_together_and_apart_in_every_rotation() -> None:
    values = values_of(12, 1)
    values[2, 3] = values[3, 2] = 50.0
    wishes = Wishes(sizes=(4, 4, 4), rotations=3, together=((0, 1),), apart=((2, 3),))

    plan = plan_groups(room_with(values), wishes, effort=LITTLE)

    assert meetings(plan).count((0, 1)) == 3
    assert (2, 3) not in meetings(plan)
    assert plan.broken == ()


def test_a_host_stays_and_the_guests_move_on() -> None:
    wishes = Wishes(sizes=(4,) * 5, rotations=3, hosts=(3, None, 7, None, None))

    plan = plan_groups(room_with(values_of(20, 1)), wishes, effort=LITTLE)

    assert [[seating[0][0], seating[2][0]] for seating in plan.groups] == [[3, 7]] * 3
    assert plan.repeats == 0


def test_hosts_are_chosen_one_for_each_table_with_what_its_task_needs() -> None:
    skills = tuple(MAP if person in (4, 9, 14) else frozenset[str]() for person in range(15))
    wishes = Wishes(sizes=(5, 5, 5), rotations=2, hosts="choose", skills=skills, needs=(MAP,) * 3)

    plan = plan_groups(room_with(values_of(15, 2)), wishes, effort=LITTLE)

    assert {seating[at][0] for seating in plan.groups for at in range(3)} == set(plan.hosts)
    assert len(set(plan.hosts)) == 3
    assert plan.broken == ()


def test_no_more_of_a_department_at_a_table_than_allowed() -> None:
    values, units = values_of(12, 1), "aaaabbbbcccc"
    values[:4, :4] += 5.0 * (1 - np.eye(4))

    plan = plan_groups(room_with(values, units), Wishes(sizes=(4, 4, 4), unit_cap=2), effort=LITTLE)

    assert all(max(map([units[person] for person in group].count, "abc")) <= 2 for group in plan.groups[0])


def test_one_department_can_have_a_cap_of_its_own() -> None:
    room = room_with(values_of(6, 1) + 5.0, "aab  b")

    plan = plan_groups(room, Wishes(sizes=(3, 3), unit_caps={"a": 1}), effort=LITTLE)

    assert (0, 1) not in meetings(plan)


def test_sitting_with_ones_own_department_and_with_friends_costs() -> None:
    ties = np.zeros((4, 4))
    ties[0, 2] = ties[1, 3] = 0.5
    room = room_with(np.ones((4, 4)), "aabb")

    plan = plan_groups(room, Wishes(sizes=(2, 2), same_unit_cost=2.0, ties=ties, tie_cost=1.0), effort=LITTLE)
    forced = plan_groups(room, Wishes(sizes=(2, 2), same_unit_cost=2.0, together=((0, 1),)), effort=LITTLE)

    assert sorted(meetings(plan)) == [(0, 3), (1, 2)]
    assert (plan.total, plan.costs) == (2.0, 0.0)
    assert (forced.total, forced.costs) == (-2.0, 4.0)


def test_each_table_has_somebody_who_can_what_its_task_needs() -> None:
    skills = tuple(MAP | LAW if person < 2 else frozenset[str]() for person in range(8))
    values = values_of(8, 1)
    values[0, 1] = values[1, 0] = 20.0

    plan = plan_groups(
        room_with(values), Wishes(sizes=(4, 4), rotations=2, skills=skills, needs=(MAP, LAW)), effort=LITTLE
    )

    assert all(sum(person in group for person in (0, 1)) == 1 for seating in plan.groups for group in seating)


def test_people_sit_where_they_fit() -> None:
    fit = np.zeros((6, 2))
    fit[[1, 3, 5], 0] = 3.0

    plan = plan_groups(room_with(values_of(6, 1)), Wishes(sizes=(3, 3), fit=fit), effort=LITTLE)

    assert set(plan.groups[0][0]) == {1, 3, 5}
    assert plan.total > 9.0


def test_nobody_comes_to_a_table_again() -> None:
    wishes = Wishes(sizes=(2, 2, 2, 2), rotations=3, fresh_tables=True)

    plan = plan_groups(room_with(values_of(8, 1)), wishes, effort=LITTLE)

    been = [
        (person, table) for seating in plan.groups for table, group in enumerate(seating) for person in group
    ]
    assert len(set(been)) == 24


def test_what_cannot_all_be_kept_is_said() -> None:
    wishes = Wishes(sizes=(2, 2), rotations=2, hosts=(0, None), fresh_tables=True)

    plan = plan_groups(room_with(values_of(4, 1)), wishes, effort=LITTLE)

    assert len([wish for wish in plan.broken if wish.endswith("again.")]) >= 1


IMPOSSIBLE: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    ({"unit_cap": 1}, ("at most 1 of 3 people from a at a table",)),
    (
        {"hosts": (0, 3), "together": ((0, 3),)},
        ("Kim 0 is host of table 1", "Kim 0 is host of table 2", "Kim 0 and Kim 0 together"),
    ),
    ({"together": ((1, 2),), "apart": ((1, 2),)}, ("Kim 1 and Kim 2 together", "Kim 1 and Kim 2 apart")),
    (
        {"skills": (MAP, *(frozenset[str](),) * 5), "needs": (MAP, MAP)},
        ("somebody with map at table 1 (1 have it)", "somebody with map at table 2 (1 have it)"),
    ),
    (
        {"apart": ((0, 1), (1, 2), (0, 2))},
        ("Kim 0 and Kim 1 apart", "Kim 1 and Kim 2 apart", "Kim 0 and Kim 2 apart"),
    ),
]


@pytest.mark.parametrize(("asked", "colliding"), IMPOSSIBLE)
def test_wishes_that_collide_are_named(asked: dict[str, Any], colliding: tuple[str, ...]) -> None:
    room = room_with(values_of(6, 1), "aaabb ")

    with pytest.raises(Impossible) as refused:
        plan_groups(room, Wishes(sizes=(3, 3), **asked), effort=LITTLE)

    assert refused.value.wishes == colliding


BAD: list[tuple[dict[str, Any], str]] = [
    ({"sizes": ()}, "There must be tables, each with at least one seat."),
    ({"sizes": (6, 0)}, "There must be tables, each with at least one seat."),
    ({"sizes": (3, 2)}, "The tables seat 5, but there are 6 people."),
    ({"rotations": 0}, "There must be at least one rotation."),
    ({"unit_cap": 0}, "At least one person of a unit must be allowed at a table."),
    ({"together": ((1, 1),)}, "The wish for 1 and 1 is not for two people of the room."),
    ({"apart": ((1, 6),)}, "The wish for 1 and 6 is not for two people of the room."),
    ({"hosts": (1,)}, "There are 1 hosts for 2 tables."),
    ({"hosts": (1, 6)}, "A host is not one of the people."),
    ({"hosts": (1, 1)}, "Kim 1 cannot be host of two tables."),
    ({"ties": np.zeros((2, 2))}, "Ties must be 6 × 6."),
    ({"fit": np.zeros((6, 3))}, "The fit must be 6 × 2."),
    ({"fit": np.full((6, 2), np.nan)}, "A tie or a fit is not a finite number."),
    ({"skills": (MAP,)}, "There must be skills, if only none, for each person."),
    ({"needs": (MAP,)}, "There must be needs, if only none, for each table."),
]


@pytest.mark.parametrize(("asked", "message"), BAD)
def test_wishes_that_cannot_be_read(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput, match=f"^{message}"):
        plan_groups(room_with(values_of(6, 1)), Wishes(**{"sizes": (3, 3), **asked}))


@pytest.mark.parametrize(
    ("number", "tables", "sizes"), [(50, 11, (5,) * 6 + (4,) * 5), (6, 2, (3, 3)), (3, 3, (1, 1, 1))]
)
def test_tables_as_even_as_can_be(number: int, tables: int, sizes: tuple[int, ...]) -> None:
    assert sizes_for(number, tables) == sizes


@pytest.mark.parametrize("tables", [0, 4])
def test_people_need_tables_and_tables_people(tables: int) -> None:
    with pytest.raises(BadInput, match="3 people cannot sit at"):
        sizes_for(3, tables)


def test_many_wishes_at_once_are_all_kept() -> None:
    units = "aaaaaabbbbbbccccccdddddd"
    skills = tuple(MAP if person % 6 == 0 else frozenset[str]() for person in range(24))
    wishes = Wishes(
        sizes=(6,) * 4,
        rotations=2,
        unit_cap=2,
        skills=skills,
        needs=(MAP,) * 4,
        apart=((1, 7), (2, 8)),
        hosts=(3, None, None, None),
    )

    plan = plan_groups(room_with(values_of(24, 4), units), wishes, effort=LITTLE)

    assert seats_everybody(plan, wishes)
    assert plan.broken == ()
