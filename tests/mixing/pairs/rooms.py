"""Rooms to plan for, the best that can be found by trying everything, and what every plan keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import numpy as np

from indgang.mixing.pairs.plan import Evening, Odd, PairPlan
from indgang.mixing.pairs.rest import pairs_of
from indgang.mixing.people import Mask, Person, Room, Values, room_of

Pairing = tuple[tuple[int, int], ...]


def people(count: int, units: int = 3) -> list[Person]:
    return [Person(f"p{place}", f"Person {place}", f"Unit {place % units}") for place in range(count)]


def room(values: Values, forbidden: Mask | None = None, units: int = 3) -> Room:
    return room_of(people(len(values), units), values, forbidden)


def drawn(count: int, seed: int, kind: str = "uniform") -> Values:
    """Values of a room: all alike, by how sought after people are, or heavy-tailed."""
    random = np.random.default_rng(seed)
    square = random.pareto(1.5, (count, count)) if kind == "heavy" else random.random((count, count))
    if kind == "sought":
        sought = random.random(count)
        square = 0.1 * square + sought[:, None] + sought[None, :]
    above = np.triu(square, 1)
    values: Values = above + above.T
    return values


def pairings(places: tuple[int, ...]) -> Iterator[Pairing]:
    if not places:
        yield ()
        return
    first, others = places[0], places[1:]
    for other in others:
        for below in pairings(tuple(one for one in others if one != other)):
            yield ((first, other), *below)


def best_by_trying(values: Values, rounds: int, forbidden: Mask | None = None) -> tuple[int, float]:
    """The fewest forbidden pairs, and the most worth with so few, of all plans of an even number of people."""
    size = len(values)
    mask = np.zeros((size, size), dtype=bool) if forbidden is None else forbidden
    every = [
        (frozenset(pairing), sum(int(mask[pair]) for pair in pairing), sum(values[pair] for pair in pairing))
        for pairing in pairings(tuple(range(size)))
    ]
    best = (size * rounds, 0.0)
    for chosen in combinations(every, rounds):
        if all(one.isdisjoint(other) for (one, *_), (other, *_) in combinations(chosen, 2)):
            used, worth = sum(one[1] for one in chosen), float(sum(one[2] for one in chosen))
            best = min(best, (used, -worth))
    return best[0], -best[1]


def is_sound(plan: PairPlan, evening: Evening) -> bool:
    """Everybody present is in every round to come once, nobody meets twice, and the figures are those of the rounds."""
    present = sorted(evening.present)
    for turn in range(len(evening.happened), evening.rounds):
        seated = [person for group in plan.rounds[turn] for person in group]
        assert sorted([*seated, *plan.pauses[turn]]) == present
        sizes = Counter(map(len, plan.rounds[turn]))
        is_odd = len(present) % 2
        assert sizes[3] == (is_odd and evening.odd == Odd.TRIPLE)
        assert len(plan.pauses[turn]) == (is_odd and evening.odd == Odd.PAUSE)
        assert len(set(plan.tables[turn])) == len(plan.rounds[turn])
    pairs = pairs_of(plan.rounds)
    values, forbidden = evening.room.values, evening.room.forbidden
    assert len(pairs) == len(set(pairs))
    assert plan.repeats == ()
    assert np.isclose(plan.total, sum(values[pair] for pair in pairs))
    assert plan.total <= plan.bound + 1e-9
    assert plan.forbidden_used == tuple(sorted(pair for pair in pairs if forbidden[pair]))
    assert plan.least_forbidden <= len(plan.forbidden_used)
    pauses = Counter(person for those in plan.pauses for person in those)
    assert max(pauses.values(), default=0) <= 1
    return True


def greedy(values: Values, rounds: int) -> float:
    """The heaviest pair that is still free, again and again, round by round; a round may stay short."""
    size, met, total = len(values), set[tuple[int, int]](), 0.0
    order = sorted(combinations(range(size), 2), key=lambda pair: -values[pair])
    for _round in range(rounds):
        busy: set[int] = set()
        for pair in order:
            if pair not in met and busy.isdisjoint(pair):
                busy.update(pair)
                met.add(pair)
                total += values[pair]
    return total
