"""Rounds for so few people that every round there can be may be listed: eight, and nine with a group of three in each.

Choosing rounds that have no pair in common is a set packing (Balas & Padberg, SIAM Review 18, 1976), and with so few
of them the integer program is solved to its end: it finds the best there is, or proves that there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from indgang.mixing.pairs.rest import Group, Indices, Rest, Round, pairs_of, worth_of
from indgang.mixing.people import Values

FEWEST = 8  # of so many the best is found at once
FEW = 9  # of nine that takes long, and whether there is any does not


def is_of_few(rest: Rest) -> bool:
    return len(rest) <= FEW


def is_of_fewest(rest: Rest) -> bool:
    return len(rest) <= FEWEST


def seldom_enough(rest: Rest) -> Indices | None:
    """How many more times each may be one of three, when nobody is it oftener than can be helped for rounds to fill;
    None when there are no such rounds at all, however often.
    """
    most: Indices = rest.threes
    while not there_are(rest, rest.rounds, most):
        if most is rest.threes and not there_are(rest, rest.rounds, most + rest.rounds):
            return None
        most = most + 1
    return most


def there_are(rest: Rest, rounds: int, threes: Indices) -> bool:
    """Where all are worth nothing, the first that is found is the best."""
    asked = replace(rest, values=np.zeros_like(rest.values), rounds=rounds, threes=threes)
    return best_of_few(asked, asked.meetings, None) is not None


def least_of_few(rest: Rest) -> int:
    """The fewest forbidden pairs of any rounds; there must be some rounds."""
    best = best_of_few(replace(rest, values=-rest.forbidden.astype(float)), rest.meetings, None)
    return sum(bool(rest.forbidden[pair]) for pair in pairs_of(best or []))


def most_rounds(rest: Rest) -> int:
    """How many rounds there can be, fewer than are asked for; 0 when not even one can be filled."""
    fewer = range(rest.rounds - 1, 0, -1)
    return next((rounds for rounds in fewer if there_are(rest, rounds, rest.threes + rounds)), 0)


def best_of_few(rest: Rest, forbidden: int, floor: float | None) -> list[Round] | None:
    """The rounds worth most with at most so many forbidden pairs, the best round first; None when there are none."""
    every = list(rounds_there_can_be(rest))
    if not every:
        return None
    size, limits, most = len(rest), list[Values](), list[Values]()

    def limit(rows: Values, at_most: Values) -> None:
        limits.append(rows)
        most.append(at_most)

    meets, gains, in_three = (np.zeros((rows, len(every))) for rows in (size * size, size, size))
    for column, groups in enumerate(every):
        for one, other in pairs_of([groups]):
            meets[one * size + other, column] = 1.0
            gains[[one, other], column] += rest.values[one, other]
        in_three[[one for group in groups if len(group) == 3 for one in group], column] = 1.0
    limit(meets[meets.any(axis=1)], np.ones(int(meets.any(axis=1).sum())))
    limit(in_three, rest.threes.astype(float))
    limit(rest.forbidden.ravel().astype(float)[None, :] @ meets, np.array([float(forbidden)]))
    if floor is not None:
        limit(-gains[: rest.people], rest.earned[: rest.people] - floor)
    scale = float(np.abs(rest.values).max()) or 1.0
    solved = milp(
        -gains.sum(axis=0) / (2 * scale),
        constraints=[
            LinearConstraint(np.ones((1, len(every))), rest.rounds, rest.rounds),
            LinearConstraint(np.vstack(limits), ub=np.concatenate(most)),
        ],
        bounds=Bounds(0, 1),
        integrality=np.ones(len(every)),
        options={"mip_rel_gap": 0.0},
    )
    if solved.x is None:
        return None
    chosen = [every[column] for column in np.flatnonzero(solved.x > 0.5)]
    return sorted(chosen, key=lambda groups: -worth_of(rest.values, [groups]))


def rounds_there_can_be(rest: Rest) -> Iterator[Round]:
    """Every way to seat all of them two and two, and of an odd number three together, without those who have met."""
    if not rest.has_threes:
        yield from pairings(rest, tuple(range(len(rest))))
        return
    for three in combinations(range(len(rest)), 3):
        if (
            all(rest.allowed[pair] for pair in combinations(three, 2))
            and (rest.threes[list(three)] > 0).all()
        ):
            left = tuple(place for place in range(len(rest)) if place not in three)
            for pairs in pairings(rest, left):
                yield tuple(sorted([three, *pairs]))


def pairings(rest: Rest, left: Group) -> Iterator[Round]:
    if not left:
        yield ()
        return
    first, *others = left
    for other in others:
        if rest.allowed[first, other]:
            for pairs in pairings(rest, tuple(place for place in others if place != other)):
                yield ((first, other), *pairs)
