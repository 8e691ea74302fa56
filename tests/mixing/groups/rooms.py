"""Small rooms for the tests, and every plan there is for the tiniest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import numpy as np

from indgang.mixing.groups import GroupPlan, Wishes
from indgang.mixing.people import Mask, Person, Room, Values, room_of

Groups = tuple[tuple[int, ...], ...]


def values_of(number: int, seed: int, low: float = 0.0, high: float = 1.0) -> Values:
    above = np.triu(np.random.default_rng(seed).uniform(low, high, (number, number)), 1)
    return above + above.T


def room_with(values: Values, units: str = "", forbidden: Mask | None = None) -> Room:
    """``units``: one letter for each person, a space for none."""
    people = [
        Person(f"p{place}", f"Kim {place % 3}", units[place : place + 1].strip())
        for place in range(len(values))
    ]
    return room_of(people, values, forbidden)


def pairs_forbidden(number: int, *pairs: tuple[int, int]) -> Mask:
    mask = np.zeros((number, number), dtype=bool)
    for one, other in pairs:
        mask[one, other] = mask[other, one] = True
    return mask


def meetings(plan: GroupPlan) -> list[tuple[int, int]]:
    return [pair for seating in plan.groups for group in seating for pair in combinations(sorted(group), 2)]


def total_of(values: Values, plan: GroupPlan) -> float:
    return float(sum(values[pair] for pair in set(meetings(plan))))


def seats_everybody(plan: GroupPlan, wishes: Wishes) -> bool:
    number = sum(wishes.sizes)
    return len(plan.groups) == wishes.rotations and all(
        sorted(person for group in seating for person in group) == list(range(number))
        and tuple(len(group) for group in seating) == wishes.sizes
        for seating in plan.groups
    )


def seatings(people: tuple[int, ...], sizes: tuple[int, ...]) -> Iterator[Groups]:
    if not sizes:
        yield ()
        return
    for group in combinations(people, sizes[0]):
        rest = tuple(person for person in people if person not in group)
        for others in seatings(rest, sizes[1:]):
            yield (group, *others)


def best_total(values: Values, sizes: tuple[int, ...], rotations: int) -> float:
    """The highest total of all plans without a repeat."""
    all_pairs = [
        frozenset(pair for group in groups for pair in combinations(group, 2))
        for groups in seatings(tuple(range(len(values))), sizes)
    ]
    return max(
        sum(float(values[pair]) for pairs in chosen for pair in pairs)
        for chosen in product(set(all_pairs), repeat=rotations)
        if len(frozenset().union(*chosen)) == sum(map(len, chosen))
    )
