"""Coffee pairs between the gatherings: two colleagues who should know each other, and have not just met.

One matching by Edmonds' blossom. What is wanted comes in ranks, and no amount of a lower rank outweighs a higher one:
as many as can be get somebody; nobody meets again within the cool-down; nobody meets again while there are others to
meet; across departments; whoever has had the most waits, where somebody must; and then the value of the meetings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from indgang.mixing.errors import BadInput
from indgang.mixing.pairs.matching import widest_matching
from indgang.mixing.pairs.rest import Round, pairs_of
from indgang.mixing.people import Mask, Room, Values
from indgang.mixing.words import Words

COOL_DOWN = 26  # fortnights are a year
FINE = 2**24  # a value is told from another by this part of the largest


@dataclass(frozen=True)
class CoffeeRound:
    """What is asked for. ``earlier`` are the rounds that have been, the oldest first; ``cool_down`` how many of
    the last of them nobody is to meet again from. ``absent`` have opted out or are away. A forbidden pair is never
    made: rather somebody waits. ``same_site`` pairs only people who sit in one place.
    """

    room: Room
    earlier: Sequence[Round] = ()
    cool_down: int = COOL_DOWN
    absent: frozenset[int] = field(default_factory=frozenset)
    same_site: bool = False
    seed: int = 0


@dataclass(frozen=True)
class CoffeePlan:
    """``pairs`` by place in the room, ``waiting`` those present who get nobody this time, ``total`` the pairs' value.

    ``again`` are the pairs that have met before, and ``too_soon`` those within the cool-down, which are made only when
    somebody would else have nobody; ``within_unit`` are of one department.
    """

    pairs: tuple[tuple[int, int], ...]
    waiting: tuple[int, ...]
    total: float
    again: tuple[tuple[int, int], ...]
    too_soon: tuple[tuple[int, int], ...]
    within_unit: tuple[tuple[int, int], ...]
    seed: int


def plan_coffee(asked: CoffeeRound) -> CoffeePlan:
    """The pairs of one round; best possible in the order of ranks that this module tells at its top."""
    if asked.cool_down < 0 or any(not 0 <= one < len(asked.room) for one in asked.absent):
        raise BadInput(Words("The cool-down is negative, or somebody absent is not in the room."))
    times, recent = met_before(asked)
    units = asked.room.units
    is_same = units[:, None] == units[None, :]
    pairs = np.argwhere(np.triu(may_meet(asked), 1))
    one, other = pairs.T
    ranks = [recent[one, other] > 0, times[one, other], is_same[one, other], waited(asked, pairs)]
    weights = weigh([rank.astype(float) for rank in ranks], asked.room.values[one, other], len(asked.room))
    made = tuple(widest_matching(pairs, weights, np.random.default_rng(asked.seed)))
    busy = {person for pair in made for person in pair} | asked.absent
    return CoffeePlan(
        pairs=made,
        waiting=tuple(place for place in range(len(asked.room)) if place not in busy),
        total=float(sum(asked.room.values[pair] for pair in made)),
        again=tuple(pair for pair in made if times[pair]),
        too_soon=tuple(pair for pair in made if recent[pair]),
        within_unit=tuple(pair for pair in made if is_same[pair]),
        seed=asked.seed,
    )


def met_before(asked: CoffeeRound) -> tuple[Values, Values]:
    """N × N: how often each two have met, and how often within the cool-down."""
    times, recent = np.zeros_like(asked.room.values), np.zeros_like(asked.room.values)
    for back, groups in enumerate(reversed(asked.earlier), start=1):
        for one, other in pairs_of([groups]):
            times[[one, other], [other, one]] += 1
            recent[[one, other], [other, one]] += back <= asked.cool_down
    return times, recent


def may_meet(asked: CoffeeRound) -> Mask:
    """N × N: present, not forbidden, and in one place where that is asked for."""
    here = np.array([place not in asked.absent for place in range(len(asked.room))], dtype=bool)
    allowed: Mask = here[:, None] & here[None, :] & ~asked.room.forbidden
    if asked.same_site:
        sites = np.array([person.site for person in asked.room.people])
        allowed &= sites[:, None] == sites[None, :]
    return allowed


def waited(asked: CoffeeRound, pairs: np.ndarray) -> Values:
    """For each pair how often its two have been paired: where somebody must wait, it is one who has had the most."""
    had = Counter(person for groups in asked.earlier for group in groups for person in group)
    turns = np.array([had[place] for place in range(len(asked.room))], dtype=float)
    each: Values = turns[pairs].sum(axis=1)
    return each


def weigh(ranks: Sequence[Values], values: Values, most_pairs: int) -> list[int]:
    """One whole number for each pair: no sum of ``most_pairs`` lower ranks outweighs one step of a higher one.

    ``ranks`` are whole numbers from 0 up, the highest rank first, and the fewer the better; ``values`` come last.
    """
    largest = float(np.abs(values).max(initial=0.0)) or 1.0
    weighed = [int(value) for value in np.rint(values / largest * FINE)]
    span = 2 * FINE
    for rank in reversed(ranks):
        step = span * most_pairs + 1
        weighed = [low - step * int(high) for low, high in zip(weighed, rank, strict=True)]
        span += step * int(rank.max(initial=0))
    return weighed
