"""Coffee is drawn: who meets whom, why, and a mail to each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from indgang.history.actions.recording import Actor, record_event
from indgang.mixing.coffee import CoffeeRound as Asked
from indgang.mixing.coffee import plan_coffee
from indgang.people.models import Colleague
from indgang.relations.actions.pausing import pause_the_silent
from indgang.relations.models import CoffeePair, CoffeeRound
from indgang.relations.notices.coffee import post_coffee
from indgang.relations.queries.coffee import Drawn, earlier_coffee, next_coffee_date, ready_for_coffee
from indgang.relations.queries.rooms import KnownRoom, room_of, sites_of
from indgang.relations.queries.settings import the_setting
from indgang.relations.reasons import reason_for

FEWEST = 2
Places = tuple[int, ...]


@dataclass(frozen=True)
class Drawing:
    """What a drawing goes by: who can be drawn, and the room they make."""

    colleagues: list[Colleague]
    known: KnownRoom


def draw_coffee(*, by: Actor, now: datetime) -> CoffeeRound | None:
    """Draws coffee if it is time, and tells each of them; None where it is not, or where nobody is there to be drawn.

    A day has one drawing, and it is whole or not there, so the job may be cut off and begun anew. Whoever would be
    left over joins the two it gives most to. Whoever has long been silent is paused first.
    """
    today = timezone.localdate(now)
    if not the_setting().is_on or next_coffee_date(today) > today:
        return None
    pause_the_silent(now=now)
    colleagues = ready_for_coffee(today)
    if len(colleagues) < FEWEST:
        return None
    drawing = Drawing(colleagues, room_of(colleagues, today))
    with transaction.atomic():
        drawn = CoffeeRound.objects.create(drawn_date=today, seed=today.toordinal())
        for places in _places_together(drawing, drawn.seed):
            post_coffee(_kept(drawn, drawing, places), now=now)
        record_event(area="relations", act="draw_coffee", target=drawn, by=by)
    return drawn


def _places_together(drawing: Drawing, seed: int) -> Iterator[Places]:
    places = {colleague.pk: place for place, colleague in enumerate(drawing.colleagues)}
    earlier = [_still_here(groups, places) for groups in earlier_coffee()]
    plan = plan_coffee(Asked(drawing.known.room, earlier=earlier, seed=seed))
    pairs: list[Places] = list(plan.pairs)
    for alone in plan.waiting:
        best = _best_to_join(drawing.known, alone, pairs)
        if best is not None:
            pairs[best] = (*pairs[best], alone)
    yield from pairs


def _still_here(groups: Iterable[Drawn], places: Mapping[int, int]) -> tuple[Places, ...]:
    """An earlier drawing by place in today's room; those who are not in it today are left out."""
    present = (tuple(places[pk] for pk in group if pk in places) for group in groups)
    return tuple(group for group in present if len(group) >= FEWEST)


def _best_to_join(known: KnownRoom, alone: int, pairs: list[Places]) -> int | None:
    """The pair that whoever is left over gives and gets most; None where one of every pair would rather not."""
    values, forbidden = known.room.values, known.room.forbidden
    free = [
        place
        for place, pair in enumerate(pairs)
        if len(pair) == FEWEST and not any(forbidden[alone, one] for one in pair)
    ]
    return max(free, key=lambda place: sum(values[alone, one] for one in pairs[place]), default=None)


def _kept(drawn: CoffeeRound, drawing: Drawing, places: Places) -> CoffeePair:
    one, other = sorted(places[:FEWEST], key=lambda place: drawing.colleagues[place].pk)
    people = [drawing.colleagues[place] for place in (one, other, *places[FEWEST:])]
    pair = CoffeePair(
        round=drawn,
        first=people[0],
        second=people[1],
        reason=reason_for(drawing.known, one, other),
        by_phone=len(sites_of(people)) > 1,
    )
    for third in places[FEWEST:]:
        pair.third = people[FEWEST]
        pair.reason_first_third = reason_for(drawing.known, one, third)
        pair.reason_second_third = reason_for(drawing.known, other, third)
    pair.save()
    return pair
