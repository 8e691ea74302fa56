from __future__ import annotations

import pytest

from indgang.gatherings.actions.seating import seat_those_here
from indgang.gatherings.models import Gathering, Group, Guest
from tests.gatherings.day_rows import NOW, a_cross_task, a_gathering, guests_of

pytestmark = pytest.mark.django_db


def a_group(gathering: Gathering, table: int, guests: list[Guest], *, rotation: int = 1) -> Group:
    """The first of them writes, and the last is the host of the table."""
    group = Group.objects.create(
        gathering=gathering, rotation=rotation, table=table, task=a_cross_task(f"Opgave {rotation}.{table}")
    )
    for guest in guests:
        group.seats.create(guest=guest, is_scribe=guest == guests[0], is_host=guest == guests[-1])
    return group


def sit_at(group: Group) -> list[tuple[str, bool]]:
    """Who, and whether they write."""
    seats = group.seats.select_related("guest__colleague").order_by("guest__pk")
    return [(str(seat.guest), seat.is_scribe) for seat in seats]


def come(*guests: Guest) -> None:
    Guest.objects.filter(pk__in=[guest.pk for guest in guests]).update(checked_in_at=NOW)


def test_who_did_not_come_leaves_the_seat_and_the_host_writes_instead() -> None:
    gathering = a_gathering()
    guests = guests_of(gathering, 3)
    group = a_group(gathering, 1, guests)
    come(*guests[1:])
    seat_those_here(gathering=gathering)
    assert sit_at(group) == [("Gæst 2", False), ("Gæst 3", True)]


def test_who_came_late_sits_at_the_smallest_table_of_each_rotation_and_nobody_is_moved() -> None:
    gathering = a_gathering()
    guests = guests_of(gathering, 7)
    large, small = a_group(gathering, 1, guests[:3]), a_group(gathering, 2, guests[3:5])
    other = a_group(gathering, 1, guests[:5], rotation=2)
    come(*guests)
    seat_those_here(gathering=gathering)
    assert sit_at(large) == [
        ("Gæst 1", True), ("Gæst 2", False), ("Gæst 3", False), ("Gæst 7", False),
    ]  # fmt: skip
    assert sit_at(small) == [("Gæst 4", True), ("Gæst 5", False), ("Gæst 6", False)]
    assert [name for name, _writes in sit_at(other)] == [f"Gæst {number}" for number in range(1, 8)]


def test_a_table_nobody_sits_at_any_more_has_no_scribe() -> None:
    gathering = a_gathering()
    guests = guests_of(gathering, 6)
    stays, empty = a_group(gathering, 1, guests[:3]), a_group(gathering, 2, guests[3:])
    come(*guests[:3])
    seat_those_here(gathering=gathering)
    assert sit_at(stays) == [("Gæst 1", True), ("Gæst 2", False), ("Gæst 3", False)]
    assert sit_at(empty) == []
