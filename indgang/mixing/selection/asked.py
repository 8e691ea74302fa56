"""What is asked of a list: its size, quotas, who must and who must not be on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from indgang.mixing.collisions import smallest_collision
from indgang.mixing.errors import BadInput, Impossible, OutOfTime
from indgang.mixing.people import Mask, Person
from indgang.mixing.watching import Watch
from indgang.mixing.words import Words

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
IMPOSSIBLE = 2  # what scipy's milp calls it


class Quota(NamedTuple):
    """At least ``low`` and at most ``high`` (None is any number) of one unit or site."""

    of: Literal["unit", "site"]
    name: str
    low: int = 0
    high: int | None = None

    @property
    def least(self) -> Words:
        return Words(f"at least {{low}} from the {self.of} {{name}}", low=self.low, name=self.name)

    @property
    def most(self) -> Words:
        return Words(f"at most {{high}} from the {self.of} {{name}}", high=self.high, name=self.name)


@dataclass(frozen=True)
class Wish:
    """One thing asked, as a row: between ``low`` and ``high`` of those whom ``of`` marks. ``about`` says what it is."""

    about: Quota | Person | None
    words: Words
    of: Mask
    low: float
    high: float


@dataclass(frozen=True)
class Asked:
    """``size`` people of ``people``; ``must`` and ``never`` are their places in that list."""

    people: tuple[Person, ...]
    size: int
    quotas: tuple[Quota, ...] = ()
    must: frozenset[int] = frozenset()
    never: frozenset[int] = frozenset()
    wishes: tuple[Wish, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if self.size < 1:
            raise BadInput(Words("A list needs at least one place."))
        for quota in self.quotas:
            if quota.low < 0 or (quota.high is not None and quota.high < 0):
                raise BadInput(f"The quota of {quota.name} cannot be below 0.")
        if len({(quota.of, quota.name) for quota in self.quotas}) < len(self.quotas):
            raise BadInput("A unit or site has two quotas.")
        object.__setattr__(self, "wishes", tuple(self._wishes()))

    def _wishes(self) -> Iterator[Wish]:
        count = len(self.people)
        everybody = np.ones(count, dtype=bool)
        yield Wish(None, Words("{size} on the list", size=self.size), everybody, self.size, self.size)
        for quota in self.quotas:
            of = self.members(quota)
            if quota.low > 0:
                yield Wish(quota, quota.least, of, quota.low, np.inf)
            if quota.high is not None:
                yield Wish(quota, quota.most, of, 0, quota.high)
        for places, template, number in (
            (self.must, "{name} must be on the list", 1),
            (self.never, "{name} must not be on the list", 0),
        ):
            for place in sorted(places):
                person, of = self.people[place], np.arange(count) == place
                yield Wish(person, Words(template, name=person.name), of, number, number)

    def members(self, quota: Quota) -> Mask:
        return np.array([getattr(person, quota.of) == quota.name for person in self.people], dtype=bool)

    # Lists ---------------------------------------------------------------------------------------------------

    def best_by(self, worth: Floats, watch: Watch) -> Places:
        """The list with the most of ``worth``, a number for each person, among those that keep every wish.

        It raises Impossible with a smallest set of wishes that collide, and OutOfTime.
        """
        chosen = _solved(worth, self.wishes, watch)
        if chosen is None:
            nothing = np.zeros(len(self.people))
            colliding = smallest_collision(
                self.wishes, lambda some: _solved(nothing, some, watch) is not None
            )
            words = tuple(wish.words for wish in colliding)
            raise Impossible(Words("These wishes cannot all be kept:"), wishes=words)
        return chosen

    def keeps(self, chosen: Places) -> bool:
        """Whether this list keeps every wish."""
        return all(wish.low <= wish.of[chosen].sum() <= wish.high for wish in self.wishes)

    @cached_property
    def _sorts(self) -> tuple[tuple[Places, Floats, Floats], ...]:
        """For units and for sites: everybody's number of theirs, and the least and the most of each number."""
        sorts = []
        for of in ("unit", "site"):
            names = sorted({getattr(person, of) for person in self.people})
            quotas = {quota.name: quota for quota in self.quotas if quota.of == of}
            numbers = {name: number for number, name in enumerate(names)}
            highs = [quotas[name].high if name in quotas else None for name in names]
            sorts.append(
                (
                    np.array([numbers[getattr(person, of)] for person in self.people], dtype=np.int64),
                    np.array([quotas[name].low if name in quotas else 0 for name in names], dtype=np.float64),
                    np.array([np.inf if high is None else high for high in highs], dtype=np.float64),
                )
            )
        return tuple(sorts)

    def swaps(self, chosen: Places, *, with_must: bool = False) -> Mask:
        """N × size: whether the person of the row may take the place of the one in the column, by all that is asked.

        ``with_must``: those who must be on the list may leave it too, as when they send their regrets.
        """
        allowed = np.ones((len(self.people), len(chosen)), dtype=bool)
        allowed[chosen] = False
        allowed[sorted(self.never)] = False
        if not with_must:
            allowed[:, np.isin(chosen, sorted(self.must))] = False
        for numbers, low, high in self._sorts:
            theirs = numbers[chosen]
            present = np.bincount(theirs, minlength=len(low))
            may_come, may_leave = (present < high)[numbers], (present > low)[theirs]
            allowed &= (numbers[:, None] == theirs) | (may_come[:, None] & may_leave)
        return allowed

    def in_the_way(self, leaving: int, coming: int, chosen: Places) -> Quota | None:
        """The first quota that such a swap would break."""
        for wish in self.wishes:
            number = wish.of[chosen].sum() - int(wish.of[leaving]) + int(wish.of[coming])
            if isinstance(wish.about, Quota) and not wish.low <= number <= wish.high:
                return wish.about
        return None


def _solved(worth: Floats, wishes: Sequence[Wish], watch: Watch) -> Places | None:
    """None is "there is no such list"."""
    watch.at(0.0, "keeping the wishes")
    least, most = bounds_of(wishes, len(worth))
    rows, low, high = rows_of(wishes, len(worth))
    if (least > most).any():
        return None
    result = milp(
        -worth,
        integrality=np.ones(len(worth)),
        bounds=Bounds(least, most),
        constraints=LinearConstraint(rows, low, high),
        options={} if watch.seconds is None else {"time_limit": max(watch.left, 1e-3)},
    )
    if result.status == IMPOSSIBLE:
        return None
    if result.x is None:
        raise OutOfTime(Words("There was no time to see whether the wishes can be kept."))
    return np.flatnonzero(result.x > 0.5)


def rows_of(wishes: Iterable[Wish], count: int) -> tuple[Floats, Floats, Floats]:
    """The wishes that concern several of ``count`` people: a row for each, and the least and the most of each."""
    some = [wish for wish in wishes if not isinstance(wish.about, Person)]
    rows = np.array([wish.of for wish in some], dtype=np.float64).reshape(len(some), count)
    return rows, np.array([wish.low for wish in some]), np.array([wish.high for wish in some], dtype=float)


def bounds_of(wishes: Iterable[Wish], count: int) -> tuple[Floats, Floats]:
    """The wishes that concern one person each: 0 to 1 for all of ``count``, 1 for a must and 0 for a must-not."""
    least, most = np.zeros(count), np.ones(count)
    for wish in wishes:
        if isinstance(wish.about, Person):
            least[wish.of], most[wish.of] = (
                np.maximum(least[wish.of], wish.low),
                np.minimum(most[wish.of], wish.high),
            )
    return least, most
