"""Why each person is on the list, or is not."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import numpy as np

from indgang.mixing.people import Person
from indgang.mixing.selection.asked import Asked, Floats, Places, Quota
from indgang.mixing.selection.measuring import Measure
from indgang.mixing.words import Words

NOTHING = 1e-9


class Why(StrEnum):
    """In: must, best, or first among equals. Out: never, less, kept out by a quota, or invited before among equals."""

    MUST = "must"
    BEST = "best"
    NEW = "new"
    NEVER = "never"
    LESS = "less"
    QUOTA = "quota"
    INVITED_BEFORE = "invited before"


class Reason(NamedTuple):
    """``contact`` is the person's score, ``meetings`` the points of their best meetings with those on the list (the
    others on it), ``bridges`` how many bridges stand on them alone, or would be new with them.

    ``margin`` is what the list loses when the next best, ``other`` (their place), takes the place of somebody in, or
    when somebody out takes that of ``other``; where a quota stands in the way it is below 0. Both are None where no
    swap is possible.
    """

    place: int
    is_in: bool
    why: Why
    contact: float
    meetings: float
    bridges: int
    margin: float | None
    other: int | None
    quota: Quota | None


def reasons_of(measure: Measure, asked: Asked, contact: Floats, chosen: Places) -> tuple[Reason, ...]:
    """One for each person, in their order."""
    total = measure.parts(chosen).total
    loss = total - measure.swapped(chosen)
    loss[:, np.isin(chosen, sorted(asked.must))] = np.inf
    allowed = asked.swaps(chosen)
    telling = _Telling(
        measure,
        asked,
        contact,
        chosen,
        loss,
        np.where(allowed, loss, np.inf),
        measure.meetings_of_each(chosen),
        measure.bridges_by_each(chosen),
    )
    seats = {int(place): seat for seat, place in enumerate(chosen)}
    return tuple(
        telling.of_one_in(place, seats[place]) if place in seats else telling.of_one_out(place)
        for place in range(len(asked.people))
    )


class _Telling(NamedTuple):
    """``loss`` is N × size: what each swap costs, infinite for a must; ``open`` also where it may not be. ``meetings``
    and ``bridges`` are N numbers.
    """

    measure: Measure
    asked: Asked
    contact: Floats
    chosen: Places
    loss: Floats
    open: Floats
    meetings: Floats
    bridges: Places

    def of_one_in(self, place: int, seat: int) -> Reason:
        coming = int(self.open[:, seat].argmin())
        margin = float(self.open[coming, seat])
        if place in self.asked.must:
            return self._reason(place, Why.MUST, None, None)
        if not np.isfinite(margin):
            return self._reason(place, Why.BEST, None, None)
        ahead = self.measure.newness[place] - self.measure.newness[coming]
        why = Why.NEW if ahead > NOTHING and margin - ahead <= NOTHING else Why.BEST
        return self._reason(place, why, margin, coming)

    def of_one_out(self, place: int) -> Reason:
        if place in self.asked.never:
            return self._reason(place, Why.NEVER, None, None)
        wanted = int(self.loss[place].argmin())
        seat = int(self.open[place].argmin())
        margin = float(self.open[place, seat])
        if self.loss[place, wanted] < -NOTHING:
            leaving = int(self.chosen[wanted])
            quota = self.asked.in_the_way(leaving, place, self.chosen)
            if quota is not None:
                return self._reason(place, Why.QUOTA, float(self.loss[place, wanted]), leaving, quota)
        if not np.isfinite(margin):
            return self._reason(place, Why.LESS, None, None)
        leaving = int(self.chosen[seat])
        ahead = self.measure.newness[leaving] - self.measure.newness[place]
        why = Why.INVITED_BEFORE if ahead > NOTHING and margin - ahead <= NOTHING else Why.LESS
        return self._reason(place, why, margin, leaving)

    def _reason(
        self, place: int, why: Why, margin: float | None, other: int | None, quota: Quota | None = None
    ) -> Reason:
        return Reason(
            place,
            place in self.chosen,
            why,
            float(self.contact[place]),
            float(self.meetings[place]),
            int(self.bridges[place]),
            margin,
            other,
            quota,
        )


# In words --------------------------------------------------------------------------------------------------


def sentence(reason: Reason, people: tuple[Person, ...]) -> Words:
    """Why, in one sentence: ``{name} is on the list: …``."""
    person = people[reason.place]
    other = "" if reason.other is None else people[reason.other].name
    values = {
        "name": person.name,
        "other": other,
        "unit": "" if reason.quota is None else reason.quota.name,
        "margin": f"{abs(reason.margin or 0.0):.2f}",
        "contact": f"{reason.contact:.2f}",
        "meetings": f"{reason.meetings:.2f}",
        "bridges": reason.bridges,
    }
    return Words(_template(reason), **values)


def _template(reason: Reason) -> str:
    if reason.other is None:
        return WITHOUT_OTHER[reason.why]
    return WITH_OTHER[reason.why] + (BRIDGING if reason.why is Why.BEST and reason.bridges else "")


BRIDGING = " Bridges between units that fall without them: {bridges}."
WITH_OTHER = {
    Why.BEST: "{name} is on the list: contact {contact}, meetings worth {meetings}; "
    "with {other} instead the list would lose {margin}.",
    Why.NEW: "{name} is on the list before {other}, who is as good but has been invited more often.",
    Why.LESS: "{name} is not on the list: contact {contact}; instead of {other} the list would lose {margin}.",
    Why.QUOTA: "{name} is not on the list: instead of {other} the list would gain {margin}, "
    "but for the quota of {unit}.",
    Why.INVITED_BEFORE: "{name} is not on the list: {other} is as good and has been invited less often.",
}
WITHOUT_OTHER = {
    Why.MUST: "{name} is on the list: it was asked that they must be.",
    Why.NEVER: "{name} is not on the list: it was asked that they must not be.",
    Why.BEST: "{name} is on the list: nobody else may take the place.",
    Why.LESS: "{name} is not on the list: no place is open to them.",
}
