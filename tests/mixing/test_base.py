from __future__ import annotations

import numpy as np
import pytest

from indgang.mixing.errors import BadInput, Cancelled
from indgang.mixing.people import Person, Room, room_of
from indgang.mixing.watching import Watch


@pytest.mark.parametrize(
    ("values", "forbidden", "message"),
    [
        (np.zeros((3, 3)), None, "2 people need values"),
        (np.zeros((2, 2)), np.zeros((3, 3), dtype=bool), "2 people need values"),
        (np.array([[0, np.inf], [np.inf, 0]]), None, "not a finite number"),
        (np.array([[0.0, 1.0], [2.0, 0.0]]), None, "both ways"),
        (np.zeros((2, 2)), np.array([[False, True], [False, False]]), "both ways"),
    ],
)
def test_a_room_that_makes_no_sense_is_refused(
    values: np.ndarray, forbidden: np.ndarray | None, message: str
) -> None:
    with pytest.raises(BadInput, match=message):
        room_of([Person("a", "A"), Person("b", "B")], values, forbidden)


def test_an_id_is_one_person() -> None:
    with pytest.raises(BadInput, match="The id a is there 2 times") as told:
        room_of([Person("a", "A"), Person("a", "B")], np.zeros((2, 2)))

    assert told.value.person == "a"


def test_people_without_a_department_each_have_their_own() -> None:
    people = (Person("a", "A", "x"), Person("b", "B"), Person("c", "C", "x"), Person("d", "D"))

    room = Room(people, np.zeros((4, 4)), np.zeros((4, 4), dtype=bool))

    assert room.units.tolist() == [0, 1, 0, 2]
    assert len(room) == 4


def test_a_watch_is_told_how_far_it_has_come() -> None:
    told: list[tuple[float, str]] = []

    watch = Watch(tell=lambda share, what: told.append((share, what)), seconds=100)
    watch.at(0.5, "rounds")

    assert told == [(0.5, "rounds")]
    assert 0 < watch.left <= 100
    assert Watch().left == float("inf")


def test_a_watch_stops_when_nobody_waits() -> None:
    with pytest.raises(Cancelled, match="rounds"):
        Watch(is_cancelled=lambda: True).at(0.5, "rounds")
