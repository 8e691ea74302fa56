"""The wishes as arrays, as the search reads them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indgang.mixing.groups.wishes import Wishes, same_unit
from indgang.mixing.people import Mask, Room, Values

Whole = NDArray[np.int64]
Seating = tuple[Whole, ...]
"""One rotation: for each table the people at it, by place, the host first."""


@dataclass(frozen=True)
class Problem:
    """``worth``: N × N, a pair's value less what it costs, 0 on the diagonal; ``fit``: N × K.

    ``fault``: N × N, how many faults it is that a pair sits together: forbidden, or to be kept apart.
    ``caps``: the most of each unit; ``has``: N × C and ``needs``: K × C of skills.
    """

    sizes: tuple[int, ...]
    rotations: int
    worth: Values
    fault: Values
    fit: NDArray[np.float64]
    units: Whole
    caps: Whole
    has: Whole
    needs: Whole
    hosts: tuple[int | None, ...]
    kept: Mask
    """N × N: pairs that are to sit together each time, whose meeting again is no repeat."""
    fresh_tables: bool

    @property
    def number(self) -> int:
        return len(self.worth)

    @cached_property
    def span(self) -> float:
        """What the best meeting is worth more than the worst; 1 when all are equal."""
        if self.number < 2:
            return 1.0
        above = self.worth[np.triu_indices(self.number, 1)]
        across = np.ptp(self.fit) if self.fit.size else 0.0
        return float(max(np.ptp(above), across)) or 1.0

    @cached_property
    def repeat(self) -> float:
        """What a repeated meeting costs the search: more than exchanging two people can gain."""
        return 2.0 * max(self.sizes) * self.span

    @property
    def hardest(self) -> float:
        """What a fault costs the search at the end: more than all the repeats that avoiding it can bring."""
        return 2.0 * max(self.sizes) * self.repeat

    @property
    def is_capped(self) -> bool:
        return bool((self.caps < max(self.sizes)).any())

    @property
    def is_alike(self) -> bool:
        """Whether it does not matter which table of a size a group sits at."""
        has_host = any(host is not None for host in self.hosts)
        return not (has_host or self.needs.any() or self.fit.any() or self.fresh_tables)


def problem_of(room: Room, wishes: Wishes, hosts: tuple[int | None, ...]) -> Problem:
    skills = wishes.needed_skills
    return Problem(
        sizes=wishes.sizes,
        rotations=wishes.rotations,
        worth=worth_of(room, wishes),
        fault=faults_of(room, wishes),
        fit=np.zeros((len(room), len(wishes.sizes))) if wishes.fit is None else np.asarray(wishes.fit, float),
        units=room.units,
        caps=caps_of(room, wishes),
        has=marks(wishes.skills or (frozenset(),) * len(room), skills),
        needs=marks(wishes.needs or (frozenset(),) * len(wishes.sizes), skills),
        hosts=hosts,
        kept=pair_mask(len(room), wishes.together),
        fresh_tables=wishes.fresh_tables,
    )


def worth_of(room: Room, wishes: Wishes) -> Values:
    worth = room.values - wishes.same_unit_cost * same_unit(room)
    if wishes.ties is not None:
        worth = worth - wishes.tie_cost * np.maximum(wishes.ties, wishes.ties.T)
    np.fill_diagonal(worth, 0.0)
    return worth


def faults_of(room: Room, wishes: Wishes) -> Values:
    """A forbidden meeting outranks a wish of the planner, which outranks a repeat."""
    fault = 4.0 * room.forbidden + 2.0 * pair_mask(len(room), wishes.apart)
    np.fill_diagonal(fault, 0.0)
    return fault


def pair_mask(number: int, pairs: tuple[tuple[int, int], ...]) -> Mask:
    mask = np.zeros((number, number), dtype=bool)
    for first, second in pairs:
        mask[first, second] = mask[second, first] = True
    return mask


def caps_of(room: Room, wishes: Wishes) -> Whole:
    """One for each number in ``room.units``."""
    most = max(wishes.sizes) if wishes.unit_cap is None else wishes.unit_cap
    caps = np.full(int(room.units.max(initial=-1)) + 1, most, dtype=np.int64)
    for person, unit in zip(room.people, room.units, strict=True):
        caps[unit] = wishes.unit_caps.get(person.unit, most)
    return caps


def marks(owned: tuple[frozenset[str], ...], names: tuple[str, ...]) -> Whole:
    return np.array([[name in one for name in names] for one in owned], dtype=np.int64).reshape(
        len(owned), -1
    )
