"""Plans without a repeat by construction."""

from __future__ import annotations

from itertools import combinations

import pytest

from indgang.mixing.groups.designs import design, design_rotations, more_tables, prime_power
from indgang.mixing.groups.wishes import sizes_for


@pytest.mark.parametrize(
    ("number", "tables", "rotations"),
    [
        (32, 8, 9),
        (50, 10, 5),
        (50, 11, 11),
        (51, 11, 11),
        (64, 8, 9),
        (36, 9, 9),
        (45, 9, 9),
        (64, 16, 17),
        (54, 27, 27),
        (15, 5, 7),
    ],
)
def test_nobody_meets_twice(number: int, tables: int, rotations: int) -> None:
    sizes = sizes_for(number, tables)

    plan = design(sizes, rotations)

    assert plan is not None
    met = [pair for seating in plan for group in seating for pair in combinations(sorted(group.tolist()), 2)]
    assert len(plan) == rotations
    assert len(met) == len(set(met))
    for seating in plan:
        assert tuple(len(group) for group in seating) == sizes
        assert sorted(person for group in seating for person in group.tolist()) == list(range(number))


@pytest.mark.parametrize(
    ("sizes", "rotations"),
    [
        ((4,) * 8, 9),
        ((5,) * 10, 6),
        ((3, 3), 1),
        ((4, 4, 2), 0),
        ((2,) * 6, 7),
        ((1, 1, 1, 1), 5),
        ((4,) * 10, 5),
        ((3,) * 5, 7),
    ],
)
def test_how_many_rotations_it_has(sizes: tuple[int, ...], rotations: int) -> None:
    assert design_rotations(sizes) == rotations
    assert design(sizes, rotations + 1) is None


@pytest.mark.parametrize(
    ("number", "found"), [(1, None), (2, (2, 1)), (8, (2, 3)), (12, None), (49, (7, 2)), (97, (97, 1))]
)
def test_powers_of_primes(number: int, found: tuple[int, int] | None) -> None:
    assert prime_power(number) == found


def test_more_tables_for_more_rotations() -> None:
    assert more_tables(50, 10, 5) == (11, 11)
    assert more_tables(50, 11, 5) == (11, 11)
    assert more_tables(6, 2, 3) is None
