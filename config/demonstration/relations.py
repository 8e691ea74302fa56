"""Two years and more of ties between the demonstration's colleagues: enquiries, tasks, coffee, and what they say.

Some departments work much together, some only by one colleague, and some need each other and have hardly met, so that
the map has something to show. Written straight to the database, as acts would have left it; the same every time.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from indgang.people.models import Colleague
from indgang.people.queries import with_units
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.actions.sharing import note_shared_tasks
from indgang.relations.models import (
    CoffeeMember,
    CoffeePair,
    CoffeeRound,
    DidMeet,
    Encounter,
    Saying,
    Says,
    TieKind,
)
from indgang.relations.queries.coffee import ASKED_DAYS_BEFORE
from indgang.relations.queries.rooms import room_of
from indgang.relations.reasons import reason_for
from indgang.shared.actions.counting import count_change

Staff = Mapping[str, Sequence[Colleague]]

DAYS_BACK = 540
EARLIEST = 760
"""Before the eighteen months that the demonstration tells of: thinner, so that there is a year ago to compare with."""
EARLIER_SHARE = 0.25
TOGETHER = {  # two units: how many enquiries they handled together, and how many of the second unit took part in them
    ("byg", "plan"): (46, 8),
    ("byg", "vand"): (22, 5),
    ("byg", "vej"): (18, 4),
    ("byg", "beredskab"): (16, 3),
    ("plan", "natur"): (16, 4),
    ("landbrug", "natur"): (24, 5),
    ("landbrug", "vand"): (12, 3),
    ("vaekst", "job"): (18, 5),
    ("vaekst", "byg"): (14, 2),
    ("service", "vaekst"): (12, 3),
    ("job", "sygedagpenge"): (26, 6),
    ("oekonomi", "vaekst"): (7, 2),
    ("vaekst", "forsyning"): (6, 1),
}
RARELY = {  # handled together long ago, so that the need is there and the tie is gone
    ("byg", "forsyning"): 12,
    ("vej", "natur"): 9,
    ("landbrug", "byg"): 8,
}
ABOUT = (
    "En ny hal ved havnen", "Udeservering på torvet", "Spildevand fra en ny produktion", "Skilte ved landevejen",
    "Overkørsel til en byggeplads", "Om en stald kan blive værksted", "Affald fra en ombygning", "Et marked på pladsen",
    "To lærlinge på én gang", "Brandkrav til et lager", "Solceller på et tag", "Flytning til et nyt lejemål",
)  # fmt: skip
COFFEE_WEEKS, COFFEE_ROUNDS = 4, 12
MEMBERS = (
    ("vaekst", 1), ("byg", 0), ("job", 1), ("service", 1), ("direktion", 2), ("plan", 2), ("natur", 1), ("vand", 3),
    ("vej", 1), ("landbrug", 2), ("forsyning", 1), ("sygedagpenge", 2), ("borger", 1), ("oekonomi", 1),
)  # fmt: skip
SAYINGS = (  # who says it, of whom, what
    (("vaekst", 1), ("byg", 0), Says.KNOWS),
    (("byg", 0), ("vaekst", 1), Says.KNOWS),
    (("vaekst", 1), ("natur", 1), Says.WANTS),
    (("job", 1), ("vaekst", 1), Says.KNOWS),
    (("job", 1), ("plan", 2), Says.WANTS),
    (("job", 1), ("oekonomi", 1), Says.NOT_YET),
    (("byg", 0), ("forsyning", 1), Says.WANTS),
    (("direktion", 2), ("service", 1), Says.KNOWS),
    (("plan", 2), ("landbrug", 2), Says.NOT_YET),
)


def load_relations(staff: Staff, *, today: date) -> int:
    """All of it; returns how many meetings of two colleagues are remembered."""
    chance = random.Random(1849)  # noqa: S311 – the same invented meetings every time
    Encounter.objects.bulk_create(_of_enquiries(staff, chance, today), ignore_conflicts=True)
    Encounter.objects.bulk_create(_before_that(staff, today), ignore_conflicts=True)
    for days in range(EARLIEST - 40, -1, -90):
        note_shared_tasks(today=today - timedelta(days=days))
    _drink_coffee(staff, chance, today)
    for place, (sayer, other, says) in enumerate(SAYINGS):
        said_date = today - timedelta(days=20 * place + 3)
        Saying.objects.create(
            sayer=_who(staff, sayer), other=_who(staff, other), says=says, said_date=said_date
        )
    count_change(topic="relations")
    return Encounter.objects.count()


def _who(staff: Staff, at: tuple[str, int]) -> Colleague:
    unit, place = at
    return staff[unit][place]


def _of_enquiries(staff: Staff, chance: random.Random, today: date) -> list[Encounter]:
    rows: list[Encounter] = []
    for (one, other), (number, taking_part) in TOGETHER.items():
        for _time in range(number):
            first = (
                chance.choice(staff[one][1:]) if (one, other) != ("vaekst", "forsyning") else staff[one][1]
            )
            second = chance.choice(staff[other][:taking_part])
            day = today - timedelta(days=chance.randrange(2, DAYS_BACK))
            rows += _enquiry([first, second], chance, day, len(rows))
    for (one, other), number in RARELY.items():
        for _time in range(number):
            people = [chance.choice(staff[one]), chance.choice(staff[other])]
            day = today - timedelta(days=chance.randrange(430, DAYS_BACK))
            rows += _enquiry(people, chance, day, len(rows), kind=TieKind.HAND_OVER)
    return rows


def _before_that(staff: Staff, today: date) -> list[Encounter]:
    """Between those who work together still, fewer than later."""
    chance = random.Random(1850)  # noqa: S311 – the same invented meetings every time
    rows: list[Encounter] = []
    for (one, other), (number, taking_part) in TOGETHER.items():
        people = [staff[one][1], chance.choice(staff[other][:taking_part])]
        for _time in range(round(number * EARLIER_SHARE)):
            day = today - timedelta(days=chance.randrange(DAYS_BACK, EARLIEST))
            rows += _enquiry(people, chance, day, f"before-{len(rows)}")
    return rows


def _enquiry(
    people: list[Colleague],
    chance: random.Random,
    day: date,
    number: int | str,
    kind: TieKind = TieKind.ENQUIRY,
) -> Iterator[Encounter]:
    for first, second in combinations(sorted(people, key=lambda one: one.pk), 2):
        yield Encounter(
            first=first,
            second=second,
            kind=kind,
            happened_date=day,
            area="enquiries",
            about_key=f"demonstration:{number}",
            about_label=chance.choice(ABOUT),
            once_key=f"demonstration:{number}",
        )


def _drink_coffee(staff: Staff, chance: random.Random, today: date) -> None:
    """Drawn every four weeks for most of a year; most have met, and those of the last drawing have not all answered."""
    ids = [_who(staff, at).pk for at in MEMBERS]
    for pk in ids:
        joined = today - timedelta(weeks=COFFEE_WEEKS * COFFEE_ROUNDS)
        CoffeeMember.objects.create(colleague_id=pk, joined_date=joined)
    people = list(with_units(Colleague.objects.filter(pk__in=ids)))
    known = room_of(people, today)
    for turn in range(COFFEE_ROUNDS, 0, -1):
        day = today - timedelta(weeks=COFFEE_WEEKS * turn) + timedelta(days=18)
        asked = None if turn == 1 else day + timedelta(weeks=COFFEE_WEEKS, days=-ASKED_DAYS_BEFORE)
        drawn = CoffeeRound.objects.create(drawn_date=day, seed=day.toordinal(), asked_date=asked)
        order = chance.sample(range(len(people)), len(people))
        for one, other in zip(order[::2], order[1::2], strict=True):
            two = sorted((people[one], people[other]), key=lambda each: each.pk)
            did_meet = _answer(chance, is_last=turn == 1)
            pair = CoffeePair.objects.create(
                round=drawn, first=two[0], second=two[1], reason=reason_for(known, one, other), did_meet=did_meet,
                by_phone=two[0].place != two[1].place, answered_date=day + timedelta(days=9) if did_meet else None,
            )  # fmt: skip
            if did_meet:
                CoffeeMember.objects.filter(colleague__in=two).update(heard_date=day + timedelta(days=9))
            if did_meet == DidMeet.YES:
                note_encounter(
                    people=two, kind=TieKind.COFFEE, once_key=f"coffee:{pair.pk}", on=day + timedelta(days=9),
                    about=Concern("relations", pair.history_key, pair.history_label),
                )  # fmt: skip


def _answer(chance: random.Random, *, is_last: bool) -> str:
    answers = [DidMeet.YES, "", "", DidMeet.NOT_YET] if is_last else [DidMeet.YES] * 5 + [DidMeet.NO, ""]
    return str(chance.choice(answers))
