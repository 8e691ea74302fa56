from __future__ import annotations

import numpy as np
import pytest

from indgang.mixing.people import Person, Room
from indgang.relations.queries.needs import Needs
from indgang.relations.queries.rooms import KnownRoom
from indgang.relations.reasons import reason_for


def known(*, tasks: float = 0.0, enquiries: float = 0.0, tie: float = 0.0) -> KnownRoom:
    def both(number: float) -> np.ndarray:
        return np.array([[0.0, number], [number, 0.0]])

    nothing = np.zeros((2, 2), dtype=bool)
    people = (Person("1", "Karla"), Person("2", "Bo"))
    needs = Needs((1, 2), both(enquiries), both(tasks), both(0.0), nothing)
    return KnownRoom(Room(people, both(0.0), nothing), needs, both(tie))


@pytest.mark.parametrize(
    ("room", "reason"),
    [
        (known(tasks=1.0, enquiries=3.0), "Jeres opgaver rører ved hinanden."),
        (known(tasks=0.5, enquiries=1.2), "Jeres afdelinger har løst 1 henvendelse sammen."),
        (known(enquiries=3.4), "Jeres afdelinger har løst omkring 3 henvendelser sammen."),
        (known(), "Intet har bragt jer sammen endnu."),
        (known(tie=0.2), "Det er længe siden, I mødtes."),
    ],
)
def test_the_strongest_thing_that_speaks_for_it_is_told(room: KnownRoom, reason: str) -> None:
    assert reason_for(room, 0, 1) == reason
