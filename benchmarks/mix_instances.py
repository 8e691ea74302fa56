"""Rooms to measure mixing on. All are drawn: no real values of colleagues for one another may be published.

*Uniform*: every pair is drawn alike. *Heavy-tailed*: a few pairs are worth very much (Pareto, 1.5). *Sought after*: all
want to meet the same few. *Municipality*: departments whose work needs that of a few others, people of unequal part in
it, ties that are there already, and nobody to meet their own department; values by the model of ``docs/mixing.md``.

What was built on is drawn with ``BUILDING``, what is reported with ``REPORTING``: they have no seed in common.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from indgang.mixing.people import Person, Room, Values, room_of
from indgang.mixing.weights import value_of_meetings

BUILDING = (0, 1, 2)
REPORTING = (4101, 4102, 4103)
DEPARTMENT = 12  # people in a department, on average


def uniform(count: int, seed: int) -> Room:
    random = np.random.default_rng([1, count, seed])
    return room_of(people(count, random), both_ways(random.random((count, count))))


def heavy_tailed(count: int, seed: int) -> Room:
    random = np.random.default_rng([2, count, seed])
    return room_of(people(count, random), both_ways(random.pareto(1.5, (count, count))))


def sought_after(count: int, seed: int) -> Room:
    """Everybody wants to meet the same few: hard for what keeps only each one's best."""
    random = np.random.default_rng([3, count, seed])
    sought = random.random(count)
    values = both_ways(sought[:, None] + sought[None, :] + 0.02 * random.random((count, count)))
    return room_of(people(count, random), values)


def municipality(count: int, seed: int) -> Room:
    random = np.random.default_rng([4, count, seed])
    those = people(count, random)
    units = np.unique([person.unit for person in those], return_inverse=True)[1]
    of_units = both_ways(random.gamma(0.3, 1.0, (units.max() + 1, units.max() + 1)))
    part = random.beta(1.5, 3.0, count)
    need = np.minimum(1.0, of_units[np.ix_(units, units)] * np.sqrt(part[:, None] * part[None, :]))
    tie = both_ways((random.random((count, count)) < 0.15) * random.random((count, count)))
    is_same = units[:, None] == units[None, :]
    values = value_of_meetings(need, tie)
    values[is_same] = 0.0
    return room_of(those, values, is_same & ~np.eye(count, dtype=bool))


KINDS: dict[str, Callable[[int, int], Room]] = {
    "uniform": uniform,
    "heavy-tailed": heavy_tailed,
    "sought after": sought_after,
    "municipality": municipality,
}


def people(count: int, random: np.random.Generator) -> list[Person]:
    """Departments of unequal size, drawn."""
    departments = max(3, count // DEPARTMENT)
    shares = random.dirichlet(np.full(departments, 3.0))
    units = random.choice(departments, size=count, p=shares)
    return [Person(str(at), f"Person {at}", f"Unit {unit}") for at, unit in enumerate(units)]


def both_ways(square: Values) -> Values:
    above = np.triu(square, 1)
    values: Values = above + above.T
    return values
