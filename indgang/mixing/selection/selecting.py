"""Puts a list together, with what there is to say about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indgang.mixing.errors import BadInput
from indgang.mixing.people import Person, Room
from indgang.mixing.selection.asked import Asked, Floats, Places, Quota
from indgang.mixing.selection.bounding import Ceiling, ceiling_of
from indgang.mixing.selection.counting import COUNTED_BY, best_of_all
from indgang.mixing.selection.measuring import Bridge, Measure, Parts, Weights, measure_of
from indgang.mixing.selection.reasons import Reason, reasons_of
from indgang.mixing.selection.reserves import Reserve, reserves_of
from indgang.mixing.selection.searching import search
from indgang.mixing.watching import Watch, on_one_core

MEETINGS = 8
BALANCED = Weights()


@dataclass(frozen=True)
class Listed:
    """Places of people in order, what their list is worth in points, and how many of the bridges it has."""

    chosen: tuple[int, ...]
    parts: Parts
    bridges: int

    @property
    def total(self) -> float:
        return self.parts.total


@dataclass(frozen=True)
class Selection:
    """``best`` beside ``top``, the plain top list by contact that keeps the same wishes. All wishes are kept.

    ``bound``: no list that keeps the wishes has more points; ``bound_by`` says how that is known. ``worst_off`` is the
    place of the person on the list whose best meetings there are worth least, and ``least`` what they are, in points.
    """

    people: tuple[Person, ...]
    best: Listed
    top: Listed
    bridges: int
    bound: float
    bound_by: str
    reasons: tuple[Reason, ...]
    reserves: tuple[Reserve, ...]
    worst_off: int
    least: float
    seed: int
    seconds: float

    @property
    def total(self) -> float:
        return self.best.total

    @property
    def gap(self) -> float:
        """The share of the bound that may be missing, 0 to 1."""
        return max(0.0, 1 - self.total / self.bound) if self.bound > 0 else 0.0


@dataclass(frozen=True)
class Invitation:
    """What ``select`` is asked: the ``size`` of the list, quotas, and the places of those who must and must not come.

    Each person can have ``meetings`` of their best meetings; ``reserves`` are named for each unit on the list.
    """

    size: int
    quotas: tuple[Quota, ...] = ()
    must: frozenset[int] = frozenset()
    never: frozenset[int] = frozenset()
    meetings: int = MEETINGS
    weights: Weights = BALANCED
    reserves: int = 2


@on_one_core
def select(
    room: Room,
    contact: Sequence[float] | Floats,
    invitation: Invitation,
    *,
    invited: Sequence[float] | Floats | None = None,
    bridges: Sequence[Bridge] | None = None,
    seed: int = 1,
    watch: Watch | None = None,
) -> Selection:
    """The best list found of ``room``, never worse than the plain top list.

    ``contact`` is each person's score from 0 on and ``invited`` how often they were invited before (nobody ever, if it
    is left out); ``bridges`` are those between the units of the room if they are left out. It raises BadInput,
    Impossible with a smallest set of wishes that collide, OutOfTime before there was any list, and Cancelled.
    """
    watch = watch or Watch()
    if any(not 0 <= place < len(room) for place in invitation.must | invitation.never):
        raise BadInput("Somebody who must, or must not, be on the list is not there.")
    scores = np.asarray(contact, dtype=np.float64)
    before = np.zeros(len(room)) if invited is None else np.asarray(invited, dtype=np.float64)
    asked = Asked(room.people, invitation.size, invitation.quotas, invitation.must, invitation.never)
    measure = measure_of(
        room, scores, before, invitation.size, invitation.meetings, invitation.weights, bridges
    )
    top = asked.best_by(measure.alone, watch)
    best, ceiling = _best_and_ceiling(measure, asked, top, seed, watch)
    watch.at(0.95, "finding reasons and reserves")
    meetings = measure.best_meetings(best)

    def listed(chosen: Places) -> Listed:
        return Listed(tuple(chosen.tolist()), measure.parts(chosen), len(measure.is_bridged(chosen)))

    return Selection(
        people=room.people,
        best=listed(best),
        top=listed(top),
        bridges=len(measure.bridges),
        bound=ceiling.bound,
        bound_by=ceiling.by,
        reasons=reasons_of(measure, asked, scores, best),
        reserves=reserves_of(measure, asked, best, invitation.reserves),
        worst_off=int(best[meetings.argmin()]),
        least=float(meetings.min()),
        seed=seed,
        seconds=watch.taken,
    )


def _best_and_ceiling(
    measure: Measure, asked: Asked, top: Places, seed: int, watch: Watch
) -> tuple[Places, Ceiling]:
    """Proven where all lists can be looked at; else the best list that a search finds, beside a bound."""
    counted = best_of_all(measure, asked)
    if counted is not None:
        everybody = np.ones(len(asked.people), dtype=bool)
        return counted, Ceiling(measure.parts(counted).total, measure.alone, everybody, COUNTED_BY)
    ceiling = ceiling_of(measure, asked, top, watch)
    starts = [top, asked.best_by(ceiling.leaning, Watch())]
    return search(measure, asked, starts, ceiling, seed, watch), ceiling
