"""What a list is worth, in points of 100, and what every swap would make of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from scipy import sparse

from indgang.mixing.errors import BadInput
from indgang.mixing.people import Mask, Room
from indgang.mixing.selection.asked import Floats, Places
from indgang.mixing.words import Words

EQUALS = 0.05
HALF_OF_THE_BEST = 0.5


class Weights(NamedTuple):
    """How the 100 points are shared: business contact, best meetings, and bridges between departments."""

    contact: float = 0.3
    meetings: float = 0.45
    bridges: float = 0.25


class Bridge(NamedTuple):
    """Something two sides must speak about. It is in the room when somebody of each side (places, apart) is."""

    name: str
    worth: float
    one: frozenset[int]
    other: frozenset[int]


class Parts(NamedTuple):
    """The points of a list. ``newness`` is what puts those never invited before first among equals."""

    contact: float
    meetings: float
    bridges: float
    newness: float

    @property
    def total(self) -> float:
        return sum(self)


@dataclass(frozen=True)
class Measure:
    """Everything in points: ``contact`` and ``newness`` are N numbers, ``pairs`` N × N, what a meeting is worth to each
    of the two; ``meetings`` is how many of their best each person can have; ``sides`` is N × 2F, who stands on which
    side of which bridge (first all the one sides, then all the others), and ``bridges`` F numbers.
    """

    contact: Floats
    newness: Floats
    pairs: Floats
    meetings: int
    sides: sparse.csr_array
    bridges: Floats

    @property
    def alone(self) -> Floats:
        """What each person gives whoever else comes."""
        return self.contact + self.newness

    def parts(self, chosen: Places) -> Parts:
        """With the people in order, so that the same list always has the very same points."""
        some = np.sort(chosen)
        return Parts(
            float(self.contact[some].sum()),
            float(self.best_meetings(some).sum()),
            float(self.bridges[self.is_bridged(some)].sum()),
            float(self.newness[some].sum()),
        )

    def best_meetings(self, chosen: Places) -> Floats:
        """What each of the chosen has of their best meetings within the list."""
        best, _least, _next = _highest(self.pairs[np.ix_(chosen, chosen)], self.meetings)
        return best

    def is_bridged(self, chosen: Places) -> Places:
        return np.flatnonzero((self.present(chosen) >= 1).reshape(2, -1).all(axis=0))

    def present(self, chosen: Places) -> Places:
        """How many of the chosen stand on each of the 2F sides."""
        number: Places = self._stands[chosen].sum(axis=0)
        return number

    @cached_property
    def _stands(self) -> Mask:
        """``sides`` with all its zeros: rows of it are had much sooner, and it is asked for at every swap."""
        return np.asarray(self.sides.toarray() > 0)

    # Of each person, on the list or not, beside the others on it ------------------------------------------------

    def meetings_of_each(self, chosen: Places) -> Floats:
        """N numbers: what each person's best meetings with those on the list are worth."""
        best, _least, _next = _highest(self.pairs[:, chosen], self.meetings)
        return best

    def bridges_by_each(self, chosen: Places) -> Places:
        """N numbers: the bridges that stand with each person and not without."""
        present = self.present(chosen)
        is_met = np.concatenate(np.split(present >= 1, 2)[::-1])
        is_in = np.isin(np.arange(len(self.contact)), chosen)
        by_others, by_own = (self.sides @ (is_met & (present == others)) for others in (0, 1))
        number: Places = np.where(is_in, by_own, by_others).astype(np.int64)
        return number

    def among(self, some: Places) -> Measure:
        """The same of some of the people, by their place among them."""
        return Measure(
            self.contact[some],
            self.newness[some],
            self.pairs[np.ix_(some, some)],
            self.meetings,
            self.sides[some],
            self.bridges,
        )

    # All swaps at once ---------------------------------------------------------------------------------------

    def swapped(self, chosen: Places) -> Floats:
        """N × size: the total when the person of the row takes the place of the one in the column.

        Rows of those on the list already say nothing. O(N · size²) numpy work for the whole neighbourhood.
        """
        alone = self.alone[chosen].sum() - self.alone[chosen][None, :] + self.alone[:, None]
        swapped: Floats = alone + self._meetings_swapped(chosen) + self._bridges_swapped(chosen)
        return swapped

    def _meetings_swapped(self, chosen: Places) -> Floats:
        """Whoever leaves is replaced, in the best meetings of the others, by their next best or by whoever comes."""
        values = self.pairs[:, chosen]
        best, least, following = _highest(values, self.meetings)
        theirs, at_least, at_next = values[chosen], least[chosen], following[chosen]
        is_lost = (theirs >= at_least[:, None]) & (theirs > at_next[:, None])
        lost = best[chosen] + (is_lost * (theirs - at_next[:, None])).sum(axis=0)
        gained, gained_after = np.maximum(values - at_least, 0), np.maximum(values - at_next, 0)
        by_others = gained.sum(axis=1)[:, None] - gained + (gained_after - gained) @ is_lost
        by_themselves = best[:, None] - np.maximum(values - following[:, None], 0)
        meetings: Floats = best[chosen].sum() - lost[None, :] + by_others + by_themselves
        return meetings

    def _bridges_swapped(self, chosen: Places) -> Floats:
        left = (self.present(chosen)[None, :] - self._stands[chosen] >= 1).reshape(
            len(chosen), 2, len(self.bridges)
        )
        standing = left.all(axis=1) @ self.bridges
        missing = ~left & left[:, ::-1]
        gained = (missing * self.bridges).reshape(len(chosen), -1)
        bridges: Floats = standing[None, :] + self.sides @ gained.T
        return bridges


def _highest(values: Floats, number: int) -> tuple[Floats, Floats, Floats]:
    """Of each row the sum of its ``number`` highest values, the last of these and the next one; missing ones are 0."""
    missing = number + 1 - values.shape[1]
    if missing > 0:
        values = np.pad(values, ((0, 0), (0, missing)))
    high = -np.partition(-values, (number - 1, number), axis=1)[:, : number + 1]
    ordered = -np.sort(-high[:, :number], axis=1)
    return ordered.sum(axis=1), high[:, number - 1], high[:, number]


# Making one ------------------------------------------------------------------------------------------------


def measure_of(
    room: Room,
    contact: Floats,
    invited: Floats,
    size: int,
    meetings: int,
    weights: Weights,
    bridges: Sequence[Bridge] | None = None,
) -> Measure:
    """Each part as a share of a height that no list of ``size`` exceeds.

    For contact this is the highest scores, for meetings the people with the best ``meetings`` of all their possible
    ones, for bridges all of them. A pair that must not meet, or costs, is a meeting that need not be. ``invited`` is
    how often each was invited before: never is worth a twentieth of an average person's points, once half of that.
    """
    if len(contact) != len(room) or len(invited) != len(room):
        raise BadInput("Contact and earlier invitations need a number for each person.")
    if not (np.isfinite(contact).all() and (contact >= 0).all() and (invited >= 0).all()):
        raise BadInput("Contact and earlier invitations cannot be below 0.")
    if meetings < 1 or min(weights) < 0:
        raise BadInput(Words("A person has at least one meeting, and no weight is below 0."))
    meetings, pairs = max(1, min(meetings, size - 1)), possible_meetings(room)
    shares = np.array(weights) / (sum(weights) or 1.0) * 100
    known = tuple(bridges_of(room, pairs) if bridges is None else bridges)
    worth = np.array([bridge.worth for bridge in known], dtype=np.float64)
    best, _least, _next = _highest(pairs, meetings)
    return Measure(
        contact=_scaled(contact, np.sort(contact)[-size:].sum(), shares[0]),
        newness=EQUALS * 100 / size / (1.0 + invited),
        pairs=_scaled(pairs, np.sort(best)[-size:].sum(), shares[1]),
        meetings=meetings,
        sides=_sides(known, len(room)),
        bridges=_scaled(worth, worth.sum(), shares[2]),
    )


def _scaled(values: Floats, height: float, points: float) -> Floats:
    scaled: Floats = values * (points / height if height > 0 else 0.0)
    return scaled


def possible_meetings(room: Room) -> Floats:
    """N × N: what each meeting is worth, 0 where it must not or need not be."""
    pairs = np.where(room.forbidden, 0.0, np.maximum(room.values, 0.0))
    np.fill_diagonal(pairs, 0.0)
    return pairs


def bridges_of(room: Room, pairs: Floats) -> list[Bridge]:
    """A bridge for every two units with something to speak about, worth as much as the best meeting between them.

    On each side stand those who can have at least half as good a meeting with the other unit.
    """
    units = room.units
    order = np.argsort(units, kind="stable")
    starts = np.searchsorted(units[order], np.arange(units.max() + 1)) if len(units) else units
    by_unit = np.maximum.reduceat(
        pairs[:, order], starts, axis=1
    )  # N × units: the best meeting with each unit
    between = np.maximum.reduceat(by_unit[order], starts, axis=0)
    members = [np.flatnonzero(units == unit) for unit in range(len(starts))]
    names = [room.people[places[0]].unit for places in members]
    bridges = []
    for one, other in zip(*np.nonzero(np.triu(between, 1)), strict=True):
        enough = HALF_OF_THE_BEST * between[one, other]
        sides = [
            frozenset(members[here][by_unit[members[here], there] >= enough].tolist())
            for here, there in ((one, other), (other, one))
        ]
        bridges.append(Bridge(f"{names[one]} – {names[other]}", float(between[one, other]), *sides))
    return bridges


def _sides(bridges: Sequence[Bridge], count: int) -> sparse.csr_array:
    at: list[tuple[int, int]] = []
    for number, bridge in enumerate(bridges):
        if bridge.one & bridge.other or bridge.worth < 0:
            raise BadInput(f"The sides of {bridge.name} must be apart, and it cannot cost.")
        at += [(place, number) for place in bridge.one]
        at += [(place, number + len(bridges)) for place in bridge.other]
    rows, columns = np.array(at, dtype=np.int64).reshape(-1, 2).T
    return sparse.csr_array((np.ones(len(at)), (rows, columns)), shape=(count, 2 * len(bridges)))
