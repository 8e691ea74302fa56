"""What is asked of a plan of groups, and what of it can be seen beforehand to be impossible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from indgang.mixing.errors import BadInput
from indgang.mixing.people import Mask, Room, Values
from indgang.mixing.words import Words

Pairs = tuple[tuple[int, int], ...]
Hosts = tuple[int | None, ...] | Literal["choose"] | None


@dataclass(frozen=True)
class Wishes:
    """K tables with ``sizes`` seats each, which together seat all N people, in ``rotations`` rotations.

    - ``together``, ``apart``: pairs that sit together in every rotation, and pairs that never do.
    - ``hosts``: one person, or None, for each table, who stays there; ``"choose"`` lets a host be chosen for each.
    - ``unit_cap``: the most people of one unit at a table; ``unit_caps`` says it for single units by name.
    - ``same_unit_cost``: what it takes from the total when two of a unit sit together.
    - ``ties``: N × N, 0 to 1, how well two know each other already; it takes ``tie_cost`` times that.
    - ``skills``: what each person can, and ``needs``: what somebody at each table must be able to.
    - ``fit``: N × K, what it is worth that a person sits at a table, in each rotation.
    - ``fresh_tables``: nobody but a host comes to the same table twice.
    """

    sizes: tuple[int, ...]
    rotations: int = 1
    together: Pairs = ()
    apart: Pairs = ()
    hosts: Hosts = None
    unit_cap: int | None = None
    unit_caps: Mapping[str, int] = field(default_factory=dict)
    same_unit_cost: float = 0.0
    ties: Values | None = None
    tie_cost: float = 0.0
    skills: tuple[frozenset[str], ...] | None = None
    needs: tuple[frozenset[str], ...] | None = None
    fit: NDArray[np.float64] | None = None
    fresh_tables: bool = False

    @property
    def given_hosts(self) -> tuple[int | None, ...]:
        """One for each table; all None until hosts are chosen."""
        return self.hosts if isinstance(self.hosts, tuple) else (None,) * len(self.sizes)

    @property
    def needed_skills(self) -> tuple[str, ...]:
        return tuple(sorted(set().union(*(self.needs or ()))))


def sizes_for(number: int, tables: int) -> tuple[int, ...]:
    """The sizes, as even as can be and the larger first, of ``tables`` tables that seat ``number`` people."""
    if not 1 <= tables <= number:
        raise BadInput(Words("{number} people cannot sit at {tables} tables.", number=number, tables=tables))
    least, more = divmod(number, tables)
    return (least + 1,) * more + (least,) * (tables - more)


def check(room: Room, wishes: Wishes) -> None:
    """Raises BadInput for wishes that cannot be read for this room."""
    check_tables(room, wishes)
    check_pairs(room, wishes)
    check_hosts(room, wishes)
    check_arrays(room, wishes)


def check_tables(room: Room, wishes: Wishes) -> None:
    if not wishes.sizes or min(wishes.sizes) < 1:
        raise BadInput(Words("There must be tables, each with at least one seat."))
    if sum(wishes.sizes) != len(room):
        raise BadInput(
            Words(
                "The tables seat {seats}, but there are {people} people.",
                seats=sum(wishes.sizes),
                people=len(room),
            )
        )
    if wishes.rotations < 1:
        raise BadInput(Words("There must be at least one rotation."))
    caps = [*wishes.unit_caps.values(), *([] if wishes.unit_cap is None else [wishes.unit_cap])]
    if any(cap < 1 for cap in caps):
        raise BadInput(Words("At least one person of a unit must be allowed at a table."))


def check_pairs(room: Room, wishes: Wishes) -> None:
    for first, second in (*wishes.together, *wishes.apart):
        if first == second or not (0 <= first < len(room) and 0 <= second < len(room)):
            raise BadInput(f"The wish for {first} and {second} is not for two people of the room.")


def check_hosts(room: Room, wishes: Wishes) -> None:
    if len(wishes.given_hosts) != len(wishes.sizes):
        raise BadInput(f"There are {len(wishes.given_hosts)} hosts for {len(wishes.sizes)} tables.")
    hosts = [host for host in wishes.given_hosts if host is not None]
    if any(not 0 <= host < len(room) for host in hosts):
        raise BadInput("A host is not one of the people.")
    for host in hosts:
        if hosts.count(host) > 1:
            person = room.people[host]
            raise BadInput(Words("{name} cannot be host of two tables.", name=person.name), person=person.id)


def check_arrays(room: Room, wishes: Wishes) -> None:
    number, tables = len(room), len(wishes.sizes)
    if wishes.ties is not None and wishes.ties.shape != (number, number):
        raise BadInput(f"Ties must be {number} × {number}.")
    if wishes.fit is not None and wishes.fit.shape != (number, tables):
        raise BadInput(f"The fit must be {number} × {tables}.")
    if wishes.skills is not None and len(wishes.skills) != number:
        raise BadInput("There must be skills, if only none, for each person.")
    if wishes.needs is not None and len(wishes.needs) != tables:
        raise BadInput("There must be needs, if only none, for each table.")
    for array in (wishes.ties, wishes.fit):
        if array is not None and not np.isfinite(array).all():
            raise BadInput("A tie or a fit is not a finite number.")


def same_unit(room: Room) -> Mask:
    """N × N: two different people of one unit."""
    mask: Mask = room.units[:, None] == room.units[None, :]
    np.fill_diagonal(mask, False)
    return mask
