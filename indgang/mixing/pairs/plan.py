"""What is asked for, and the plan that comes of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from enum import StrEnum

from indgang.mixing.errors import BadInput
from indgang.mixing.pairs.rest import Round
from indgang.mixing.pairs.seating import Tables
from indgang.mixing.people import Room
from indgang.mixing.words import Words

USUAL_FLOOR = 0.9  # of the fairest possible evening
USUAL_PRICE = 0.0005  # of the total, that the floor may cost where nobody has asked for it whatever it costs


class Odd(StrEnum):
    """What happens to the one who is left when the number is odd."""

    PAUSE = "pause"
    TRIPLE = "triple"


@dataclass(frozen=True)
class Evening:
    """What a plan is asked for.

    ``floor`` is the share of the fairest possible evening that everybody gets at least; 0 asks for none. Where it
    would cost more than ``most_price``, a share of the total, it is lowered until it does not; None is at any price.
    ``happened`` are the rounds that have been, as they went: they count among ``rounds`` and are not touched.
    ``absent`` are those who are not in the rounds to come, and ``steady`` those who had best keep their table.
    """

    room: Room
    rounds: int
    odd: Odd = Odd.PAUSE
    floor: float = USUAL_FLOOR
    most_price: float | None = None
    seed: int = 0
    happened: tuple[Round, ...] = ()
    happened_tables: tuple[Tables, ...] = ()
    absent: frozenset[int] = field(default_factory=frozenset)
    steady: frozenset[int] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        size = len(self.room)
        if self.rounds < 1 or len(self.happened) > self.rounds:
            raise BadInput(Words("{rounds} rounds cannot be planned.", rounds=self.rounds))
        if not 0 <= self.floor <= 1:
            raise BadInput(Words("The floor is a share from 0 to 1, not {floor}.", floor=self.floor))
        if self.most_price is not None and self.most_price < 0:
            raise BadInput(
                Words("The price of a floor is a share from 0 on, not {price}.", price=self.most_price)
            )
        if any(not 0 <= one < size for one in self.absent | self.steady):
            raise BadInput(Words("Somebody absent or steady is not in the room."))
        for turn, groups in enumerate(self.happened, start=1):
            seen = sorted(person for group in groups for person in group)
            if len(set(seen)) < len(seen) or any(not 0 <= one < size for one in seen):
                raise BadInput(Words("Round {turn} names somebody twice or a stranger.", turn=turn))

    @property
    def present(self) -> tuple[int, ...]:
        return tuple(place for place in range(len(self.room)) if place not in self.absent)


@dataclass(frozen=True)
class PairPlan:
    """Who meets whom. People are named by their place in the room.

    ``rounds`` are groups of two, or one of three; ``pauses`` who has a pause, and ``tables`` the groups' tables, round
    for round. ``total`` is the sum of the values of the pairs that meet. No plan of the evening that uses as few
    forbidden pairs is worth more than ``bound``; ``gap`` is how far below it the total is at most, as a share of it.
    No plan of the rounds to come has fewer forbidden pairs than ``least_forbidden``. ``evenings`` is what each one's
    meetings are worth; nobody can promise everybody more than ``fairest``, ``floor`` is what was asked for of it, and
    ``fairness_price`` what the floor took from the total. Without a floor, ``fairest`` is the least that anybody got.
    ``unpaid_price`` is what the floor that was asked for would have taken, where it was lowered for that; else 0.
    """

    rounds: tuple[Round, ...]
    pauses: tuple[tuple[int, ...], ...]
    tables: tuple[Tables, ...]
    total: float
    bound: float
    repeats: tuple[tuple[int, int], ...]
    forbidden_used: tuple[tuple[int, int], ...]
    least_forbidden: int
    evenings: tuple[float, ...]
    worst_off: int
    fairest: float
    floor: float
    fairness_price: float
    unpaid_price: float
    broken_wishes: tuple[Words, ...]
    seed: int
    seconds: float

    @property
    def gap(self) -> float:
        return (self.bound - self.total) / abs(self.bound) if self.bound > self.total else 0.0


def continued(
    evening: Evening, plan: PairPlan, *, from_round: int, absent: Collection[int], room: Room | None = None
) -> Evening:
    """The evening from ``from_round`` (counted from 1) on, with those who have left or not come ``absent``.

    The rounds before it went as planned; where they did not, replace ``happened``. Late arrivals are at the end of a
    larger ``room``.
    """
    been = from_round - 1
    return replace(
        evening,
        room=room or evening.room,
        happened=plan.rounds[:been],
        happened_tables=plan.tables[:been],
        absent=frozenset(absent),
    )
