"""What no plan can avoid, found by counting."""

from __future__ import annotations

import numpy as np

from indgang.mixing.groups.problem import Problem, Whole
from indgang.mixing.people import Mask


def repeats_at_least(problem: Problem) -> int:
    """Everybody has so many seats beside them and only so many others; what is over is met again."""
    met = problem.rotations * (min(problem.sizes) - 1)
    each = max(0, met - (problem.number - 1))
    pairs = problem.rotations * sum(size * (size - 1) // 2 for size in problem.sizes)
    over = pairs - problem.number * (problem.number - 1) // 2
    kept = (problem.rotations - 1) * int(np.triu(problem.kept, 1).sum())
    return max(0, -(-each * problem.number // 2) - kept, over - kept)


def forbidden_at_least(forbidden: Mask, sizes: tuple[int, ...]) -> int:
    """Meetings of forbidden pairs in each rotation that cannot be avoided.

    People are put into sets all of whose pairs are forbidden; each set larger than there are tables must have some
    of its pairs at one table, fewest when it is spread evenly.
    """
    return sum(crowding(len(clique), sizes) for clique in cliques(forbidden))


def crowding(people: int, sizes: tuple[int, ...]) -> int:
    """Pairs at one table when so many people are spread as evenly as the tables allow."""
    seated, pairs, level = 0, 0, 0
    while seated < people:
        open_tables = sum(1 for size in sizes if size > level)
        now = min(open_tables, people - seated)
        pairs += level * now
        seated, level = seated + now, level + 1
    return pairs


def cliques(forbidden: Mask) -> list[list[int]]:
    """A partition of the people, each set grown from the one with most forbidden pairs left."""
    left = set(range(len(forbidden)))
    found: list[list[int]] = []
    degree: Whole = forbidden.sum(axis=1)
    for person in np.argsort(-degree, kind="stable").tolist():
        if person not in left:
            continue
        clique = [person]
        for other in sorted(left - {person}, key=lambda one: -int(degree[one])):
            if forbidden[other, clique].all():
                clique.append(other)
        found.append(clique)
        left -= set(clique)
    return found
