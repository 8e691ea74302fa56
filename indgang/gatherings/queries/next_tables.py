"""Where everybody sits: next, on the clock, and in all that is ahead, on a list to hang up; and when turns begin."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from indgang.gatherings.models import Gathering, GroupSeat, PointKind
from indgang.gatherings.queries.day import Clock, meetings_with_people, people_of, turn_minutes
from indgang.gatherings.queries.names import called_in, guests_coming
from indgang.gatherings.queries.plans import points_with_times

MOST_ON_SCREEN = 60
"""Names that can be read on a screen across a room; where there are more, the lists on paper are shown the way to."""
Tables = dict[int, int | None]
"""A guest's id → their table; None is a pause."""


@dataclass(frozen=True)
class NextTables:
    """``rows`` are names with tables, by name; empty where nothing is ahead, or where there are too many."""

    rows: list[tuple[str, int | None]]
    people: int

    @property
    def are_too_many(self) -> bool:
        return self.people > MOST_ON_SCREEN


def next_tables(gathering: Gathering, rounds: Clock, turns: Clock, *, is_turn: bool) -> NextTables:
    """Of the next round; of the next turn of the groups where they are on, or no round is ahead."""
    if turns.next_number and (is_turn or not rounds.next_number):
        tables = _tables_of_turns(gathering)[turns.next_number]
    elif rounds.next_number:
        tables = _tables_of_rounds(gathering)[rounds.next_number]
    else:
        tables = {}
    if len(tables) > MOST_ON_SCREEN:
        return NextTables([], len(tables))
    guests = guests_coming(gathering)
    called = called_in(guests)
    return NextTables([(called[g.pk], tables[g.pk]) for g in guests if g.pk in tables], len(tables))


@dataclass(frozen=True)
class HungUp:
    """What is ahead: numbers of rounds and of turns, and each name with its table in each of them, or None."""

    rounds: list[int]
    turns: list[int]
    rows: list[tuple[str, list[int | None]]]


def tables_to_hang_up(gathering: Gathering) -> HungUp:
    of_rounds, of_turns = _tables_of_rounds(gathering), _tables_of_turns(gathering)
    rounds, turns = sorted(of_rounds), sorted(of_turns)
    columns = [of_rounds[number] for number in rounds] + [of_turns[number] for number in turns]
    guests = guests_coming(gathering)
    called = called_in(guests)
    rows = [
        (called[guest.pk], [tables.get(guest.pk) for tables in columns])
        for guest in guests
        if any(guest.pk in tables for tables in columns)
    ]
    return HungUp(rounds, turns, rows)


def turn_times(gathering: Gathering) -> dict[int, datetime]:
    """When each turn of the groups began, or begins by the programme; nothing where that has no groups."""
    began = gathering.groups.filter(began_at__isnull=False).values_list("rotation", "began_at")
    planned = _planned_turns(gathering)
    return planned | {number: moment for number, moment in began if moment}


def _planned_turns(gathering: Gathering) -> dict[int, datetime]:
    """The programme's minutes for groups, one after the other, shared by the turns: a break may lie between."""
    length, minutes = turn_minutes(gathering), list[datetime]()
    for begins, point in points_with_times(gathering):
        if point.kind == PointKind.GROUPS:
            minutes += [begins + timedelta(minutes=passed) for passed in range(point.minutes)]
    return {
        turn: minutes[(turn - 1) * length]
        for turn in range(1, gathering.rotations + 1)
        if (turn - 1) * length < len(minutes)
    }


def _tables_of_rounds(gathering: Gathering) -> dict[int, Tables]:
    ahead = meetings_with_people().filter(round__gathering=gathering, round__began_at__isnull=True)
    tables: dict[int, Tables] = defaultdict(dict)
    for meeting in ahead:
        for guest in people_of(meeting):
            tables[meeting.round.number][guest.pk] = meeting.table
    return tables


def _tables_of_turns(gathering: Gathering) -> dict[int, Tables]:
    ahead = GroupSeat.objects.filter(group__gathering=gathering, group__began_at__isnull=True)
    tables: dict[int, Tables] = defaultdict(dict)
    for turn, guest, table in ahead.values_list("group__rotation", "guest_id", "group__table"):
        tables[turn][guest] = table
    return tables
