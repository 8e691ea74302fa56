"""The rows of a gathering that has been: who was invited and came, who talked with whom, and who sat in which group."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from indgang.gatherings.models import (
    CrossTask,
    Gathering,
    Group,
    GroupSeat,
    Guest,
    GuestState,
    SpeedMeeting,
    SpeedRound,
)
from indgang.people.models import Colleague
from indgang.shared.secret_links import new_seed

TABLES = 6
ABOUT = "Hvad spørger virksomheder dig om, som du ikke kan svare på alene?"


@dataclass(frozen=True)
class Held:
    """A gathering with those who came, department by department."""

    gathering: Gathering
    guests: list[Guest]


def held_rows(gathering: Gathering, came: Sequence[Colleague], absent: Sequence[Colleague]) -> Held:
    """Everybody was invited and said yes; ``absent`` did not come."""
    asked = gathering.starts_at - timedelta(days=40)
    guests = Guest.objects.bulk_create(
        Guest(
            gathering=gathering,
            colleague=one,
            state=GuestState.COMING,
            token_seed=new_seed(),
            leader_asked_at=asked,
            invited_at=asked + timedelta(days=4),
            answered_at=asked + timedelta(days=6),
            checked_in_at=gathering.starts_at if place < len(came) else None,
        )
        for place, one in enumerate([*came, *absent])
    )
    return Held(gathering, guests[: len(came)])


def meet_at_tables(held: Held, *, across: bool) -> None:
    """Each round pairs one half with the other, one place further on: across departments, or neighbours on the list."""
    people = held.guests
    for number in range(1, held.gathering.rounds + 1):
        begun = SpeedRound.objects.create(
            gathering=held.gathering,
            number=number,
            began_at=held.gathering.starts_at + timedelta(minutes=20 + 7 * number),
        )
        pairs = _across(people, number) if across else _neighbours(people, number)
        SpeedMeeting.objects.bulk_create(
            SpeedMeeting(round=begun, table=table, first=one, second=other, about=ABOUT, took_place=True)
            for table, (one, other) in enumerate(pairs, start=1)
        )


def _across(people: Sequence[Guest], turn: int) -> list[tuple[Guest, Guest]]:
    half = len(people) // 2
    return [(people[place], people[half + (place + 3 * turn) % half]) for place in range(half)]


def _neighbours(people: Sequence[Guest], turn: int) -> list[tuple[Guest, Guest]]:
    """Those who sit near each other, one seat further away each round: nobody had sorted them."""
    blocks = range(0, len(people) - 2 * turn + 1, 2 * turn)
    return [(people[block + seat], people[block + seat + turn]) for block in blocks for seat in range(turn)]


def sit_in_groups(held: Held, tasks: Sequence[CrossTask], chance: random.Random, *, across: bool) -> None:
    """A table for each task, six at most; one after the other around the room, or as they came in."""
    people, tables = list(held.guests), min(TABLES, len(tasks))
    if across:
        shares = [people[table::tables] for table in range(tables)]
    else:
        size = -(-len(people) // tables)
        shares = [people[table * size : (table + 1) * size] for table in range(tables)]
    for table, (task, share) in enumerate(zip(tasks, shares, strict=False), start=1):
        group = Group.objects.create(
            gathering=held.gathering,
            table=table,
            task=task,
            why="I kommer fra forskellige afdelinger." if across else "",
        )
        scribe = chance.choice(share)
        GroupSeat.objects.bulk_create(
            GroupSeat(group=group, guest=guest, is_scribe=guest == scribe) for guest in share
        )
