"""The people of a plan, and what each pair is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indgang.mixing.errors import BadInput

Values = NDArray[np.float64]
Mask = NDArray[np.bool_]


class Person(NamedTuple):
    """``id`` tells people of the same name apart; ``unit`` is the department, and ``site`` where they sit."""

    id: str
    name: str
    unit: str = ""
    site: str = ""


@dataclass(frozen=True)
class Room:
    """N people and their pairs: ``values[i, j]`` is what the meeting is worth, ``forbidden[i, j]`` that it must not be.

    Both are N × N and symmetric; what stands on the diagonal is not read.
    """

    people: tuple[Person, ...]
    values: Values
    forbidden: Mask

    def __post_init__(self) -> None:
        size = len(self.people)
        if self.values.shape != (size, size) or self.forbidden.shape != (size, size):
            raise BadInput(f"{size} people need values and forbidden pairs of {size} × {size}.")
        if not np.isfinite(self.values).all():
            raise BadInput("A value is not a finite number.")
        if not np.array_equal(self.values, self.values.T) or not np.array_equal(
            self.forbidden, self.forbidden.T
        ):
            raise BadInput("A pair must be worth the same, and forbidden, both ways.")
        for name, times in Counter(person.id for person in self.people).items():
            if times > 1:
                raise BadInput(f"The id {name} is there {times} times.", person=name)

    def __len__(self) -> int:
        return len(self.people)

    @cached_property
    def units(self) -> NDArray[np.int64]:
        """N numbers: people of one unit have the same; people without a unit each have their own."""
        names: dict[str, int] = {}
        keys = [person.unit or f"\0{place}" for place, person in enumerate(self.people)]
        return np.array([names.setdefault(key, len(names)) for key in keys], dtype=np.int64)


def room_of(people: Sequence[Person], values: Values, forbidden: Mask | None = None) -> Room:
    """A room, from values that need only be right above or below the diagonal as long as both sides agree."""
    mask = np.zeros(values.shape, dtype=bool) if forbidden is None else forbidden
    return Room(people=tuple(people), values=np.asarray(values, dtype=float), forbidden=mask)
