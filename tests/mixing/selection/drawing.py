"""Rooms, drawn with a seed."""

from __future__ import annotations

import numpy as np

from indgang.mixing.people import Person, Room, room_of
from indgang.mixing.selection.asked import Floats

UNITS, SITES = ("Byg", "Miljø", "Plan", "Vej"), ("Nord", "Syd")


def drawn(count: int, seed: int, *, share: float = 0.6) -> tuple[Room, Floats, Floats]:
    """A room whose people have something to say to ``share`` of those of other units; contact, and times invited."""
    generator = np.random.default_rng(seed)
    units, sites = generator.integers(len(UNITS), size=count), generator.integers(len(SITES), size=count)
    people = [Person(str(at), f"P{at}", UNITS[units[at]], SITES[sites[at]]) for at in range(count)]
    values = np.triu(generator.random((count, count)) * (generator.random((count, count)) < share), 1)
    values *= units[:, None] != units[None, :]
    room = room_of(people, values + values.T)
    return room, generator.random(count), generator.integers(0, 3, count).astype(float)
