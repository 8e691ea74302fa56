"""Who meets whom is drawn: the speed-dates, before the day and anew from the next round on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import product

import numpy as np
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.gatherings.actions.day_version import note_day_changed
from indgang.gatherings.models import Drawing, DrawingKind, Gathering, Guest, SpeedMeeting, SpeedRound
from indgang.gatherings.queries.day import guests_to_draw, locked_gathering, meetings_with_people, people_of
from indgang.gatherings.queries.touching import Touching, touching_among
from indgang.gatherings.rules import may_keep_gathering
from indgang.history.actions.recording import Actor, record_event
from indgang.mixing.errors import Impossible, OutOfTime
from indgang.mixing.pairs.plan import Evening, Odd, PairPlan
from indgang.mixing.pairs.planning import plan_pairs
from indgang.mixing.people import Room
from indgang.relations.queries.rooms import room_of
from indgang.shared.refusals import Refused

OWN_DEPARTMENT = 0.1
"""What a meeting within a department counts; not nothing, as a room of one department is drawn as well."""
FEWEST = 2
Places = tuple[int, ...]


class UnableToDraw(Refused):
    """The drawing is as it was."""


@dataclass(frozen=True)
class Past:
    """The rounds that have begun, as they went: groups of guests, with their tables."""

    groups: tuple[tuple[tuple[int, ...], ...], ...] = ()
    tables: tuple[tuple[int, ...], ...] = ()


def draw_speed_dates(*, gathering: Gathering, seed: int, by: Actor, now: datetime) -> Drawing:
    """Draws all rounds for those who come; drawn again with another seed, another drawing as good takes its place.

    Where there are fewer people to meet than rounds, as many rounds as there can be.
    """
    with transaction.atomic():
        gathering = locked_gathering(gathering)
        refuse_to_draw(gathering=gathering, by=by)
        guests = guests_to_draw(gathering, is_the_day=False)
        drawing = _drawn(gathering, guests, Past(), gathering.rounds, seed, now)
        note_day_changed(gathering=gathering)
        record_event(area="gatherings", act="draw_speed_dates", target=gathering, by=by)
    return drawing


def draw_rest(*, gathering: Gathering, now: datetime) -> Drawing:
    """Draws the rounds that have not begun anew, for those in the room. Inside the caller's transaction."""
    guests = guests_to_draw(gathering, is_the_day=True)
    stands = Drawing.objects.filter(gathering=gathering, kind=DrawingKind.SPEED_DATES).first()
    seed = stands.seed if stands else gathering.seed
    return _drawn(gathering, guests, _past_of(gathering), gathering.rounds, seed, now)


def refuse_to_draw(*, gathering: Gathering, by: Actor) -> None:
    if not may_keep_gathering(by, gathering):
        raise UnableToDraw(_("Only those who see to the gathering can draw."))
    if not gathering.is_ahead:
        raise UnableToDraw(_("The day has begun, so the drawing stands. Draw the rest anew instead."))


def _past_of(gathering: Gathering) -> Past:
    rounds: dict[int, list[SpeedMeeting]] = {}
    for begun in gathering.speed_rounds.filter(began_at__isnull=False).order_by("number"):
        took_place = meetings_with_people().filter(round=begun, took_place=True)
        rounds[begun.number] = list(took_place.order_by("table"))
    return Past(
        groups=tuple(tuple(tuple(one.pk for one in people_of(m)) for m in met) for met in rounds.values()),
        tables=tuple(tuple(m.table or 0 for m in met) for met in rounds.values()),
    )


def _drawn(
    gathering: Gathering, present: Sequence[Guest], past: Past, rounds: int, seed: int, now: datetime
) -> Drawing:
    if len(present) < FEWEST:
        raise UnableToDraw(_("There must be at least two to draw among. Wait until more have said yes."))
    guests = _with_those_who_were(gathering, present, past)
    room = _room_across(guests, now)
    plan = _planned(gathering, room, guests, len(present), past, rounds, seed)
    been = len(past.groups)
    SpeedRound.objects.filter(gathering=gathering, began_at__isnull=True).delete()
    touching = touching_among(guests)
    for number in range(been, len(plan.rounds)):
        _keep_round(gathering, plan, number, guests, room, touching)
    return _kept_promise(gathering, plan, len(present), seed, now)


def _with_those_who_were(gathering: Gathering, present: Sequence[Guest], past: Past) -> list[Guest]:
    """Those present, and after them those who have sat in an earlier round and are no longer here."""
    were = {pk for groups in past.groups for group in groups for pk in group}
    gone = were - {guest.pk for guest in present}
    left = gathering.guests.filter(pk__in=gone).select_related("colleague").order_by("pk")
    return [*present, *left.prefetch_related("colleague__memberships__unit")]


def _room_across(guests: Sequence[Guest], now: datetime) -> Room:
    room = room_of([guest.colleague for guest in guests], timezone.localdate(now)).room
    is_own = room.units[:, None] == room.units[None, :]
    return replace(room, values=room.values * np.where(is_own, OWN_DEPARTMENT, 1.0))


def _planned(
    gathering: Gathering,
    room: Room,
    guests: Sequence[Guest],
    present: int,
    past: Past,
    rounds: int,
    seed: int,
) -> PairPlan:
    """The plan of as many rounds as were asked for, or of as many as there are people to meet.

    In a small odd room three at a table would soon have met: then one pauses, rather than that rounds are lost.
    """
    places = {guest.pk: place for place, guest in enumerate(guests)}
    evening = Evening(
        room,
        rounds=rounds,
        seed=seed,
        happened=tuple(tuple(tuple(sorted(places[pk] for pk in g)) for g in met) for met in past.groups),
        happened_tables=past.tables,
        absent=frozenset(range(present, len(guests))),
    )
    ways = (Odd.TRIPLE, Odd.PAUSE) if gathering.triple_when_odd and present % 2 else (Odd.PAUSE,)
    for fewer, odd in product(range(rounds, len(past.groups), -1), ways):
        try:
            return plan_pairs(replace(evening, rounds=fewer, odd=odd))
        except (Impossible, OutOfTime):
            continue
    raise UnableToDraw(_("Everybody here has met everybody. There is no round left to draw."))


def _keep_round(
    gathering: Gathering, plan: PairPlan, number: int, guests: Sequence[Guest], room: Room, touching: Touching
) -> None:
    kept = SpeedRound.objects.create(gathering=gathering, number=number + 1)
    pausing = list(plan.pauses[number])
    rows = []
    for group, table in zip(plan.rounds[number], plan.tables[number], strict=True):
        together = _willing(group, room)
        pausing += [place for place in group if place not in together]
        if together:
            rows.append(_meeting(kept, table, [guests[place] for place in together], touching))
    rows += [SpeedMeeting(round=kept, first=guests[place]) for place in pausing]
    SpeedMeeting.objects.bulk_create(rows)


def _willing(group: Places, room: Room) -> Places:
    """The group; where one would rather not meet another, the two of it who may meet, or nobody."""
    if not any(room.forbidden[one, other] for one in group for other in group if one != other):
        return group
    pairs = [
        (one, other) for one in group for other in group if one < other and not room.forbidden[one, other]
    ]
    return max(pairs, key=lambda pair: float(room.values[pair]), default=())


def _meeting(kept: SpeedRound, table: int, people: Iterable[Guest], touching: Touching) -> SpeedMeeting:
    first, second, *more = people
    return SpeedMeeting(
        round=kept,
        table=table,
        first=first,
        second=second,
        third=more[0] if more else None,
        about=touching.sentence_for(first, second)[:300],
    )


def _kept_promise(gathering: Gathering, plan: PairPlan, people: int, seed: int, now: datetime) -> Drawing:
    values = {
        "seed": seed,
        "people": people,
        "rounds": len(plan.rounds),
        "total": plan.total,
        "bound": plan.bound,
        "worst": plan.evenings[plan.worst_off],
        "fairest": max(0.0, plan.fairest),
        "repeats": len(plan.repeats),
        "least_repeats": 0,
        "drawn_at": now,
    }
    drawing, _is_new = Drawing.objects.update_or_create(
        gathering=gathering, kind=DrawingKind.SPEED_DATES, defaults=values
    )
    return drawing
