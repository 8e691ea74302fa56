"""Colleagues as mixing knows them: a room of people, and what each two are worth to each other today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from indgang.mixing.people import Person, Room, Values
from indgang.mixing.weights import value_of_meetings
from indgang.people.models import Colleague
from indgang.relations.queries.needs import Needs, needs_among
from indgang.relations.queries.strengths import strengths_on


@dataclass(frozen=True)
class KnownRoom:
    """The room, with what its values were made of: ``ties`` are T from 0 to 1, N × N."""

    room: Room
    needs: Needs
    ties: Values


def room_of(colleagues: Sequence[Colleague], today: date) -> KnownRoom:
    """The room of these colleagues, in their order; their memberships are read along where they are prefetched."""
    ids = [colleague.pk for colleague in colleagues]
    needed = needs_among(ids, today)
    ties = strengths_on(today, ids).among(ids)
    values = value_of_meetings(needed.values, ties)
    people = tuple(as_person(colleague) for colleague in colleagues)
    return KnownRoom(Room(people, values, needed.refused), needed, ties)


def sites_of(colleagues: Sequence[Colleague]) -> set[str]:
    """Where they sit, as far as it is told: their own place, or else that of their main unit."""
    units = [next((one.unit for one in each.memberships.all() if one.is_main), None) for each in colleagues]
    told = (
        each.place.strip() or (unit.place.strip() if unit else "")
        for each, unit in zip(colleagues, units, strict=True)
    )
    return {place.casefold() for place in told if place}


def as_person(colleague: Colleague) -> Person:
    """The main unit stands for the department, and the place for the site."""
    main = next((one.unit for one in colleague.memberships.all() if one.is_main), None)
    return Person(str(colleague.pk), colleague.name, str(main.pk) if main else "", colleague.place)
