"""Materials that somebody made once, some of them used and one forgotten, and the outside dates of two years."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from indgang.gatherings.actions.publishing import publish_booklet
from indgang.gatherings.models import Gathering, GatheringState
from indgang.history.actions.recording import SYSTEM
from indgang.materials.actions.counting import Concern, hand_out_material
from indgang.materials.actions.keeping import GivenFile, add_material
from indgang.materials.actions.outside_dates import OutsideDateValues, add_outside_date
from indgang.materials.models import (
    Channel,
    Effect,
    Kind,
    Material,
    MaterialUse,
    Readers,
    Repeats,
    State,
    Way,
)
from indgang.people.models import Colleague

WEB = "https://www.hvidklit.example"
Day = tuple[int, int, int]
NEWCOMER = Concern("duties", "newcomer", "Huskeliste til nye medarbejdere")
CHECKLIST = """Når du begynder hos os

1. Læs brochuren En indgang.
2. Se dine opgaver igennem i kataloget, og bekræft dem.
3. Drik en kop kaffe med tre kolleger fra andre afdelinger.
"""

# title, kind, readers, channel, purpose, address, owner (unit, place), days since it came out, days to the next look,
# state, a month's (opened, downloaded) from then on
MATERIALS = [
    (
        "En indgang: det betyder det for dig", Kind.BROCHURE, Readers.NEWCOMERS, Channel.INTRANET,
        "Gives til alle nye, der har med virksomheder at gøre. Den holder endnu.", f"{WEB}/en-indgang/brochure",
        ("vaekst", 1), 900, 120, State.IN_USE, (6, 0),
    ),
    (
        "Sådan får du hurtigt svar fra kommunen", Kind.BROCHURE, Readers.COMPANIES, Channel.PAPER,
        "Ligger i skranken og deles ud ved virksomhedsbesøg.", f"{WEB}/erhverv/hurtigt-svar",
        ("service", 0), 400, -20, State.IN_USE, (14, 0),
    ),
    (
        "Huskeliste til ledere: når en ny begynder", Kind.CHECKLIST, Readers.LEADERS, Channel.INTRANET,
        "Lederen går den igennem den første uge.", "", ("direktion", 2), 300, 200, State.IN_USE, (0, 3),
    ),
    (
        "29 virksomheder fortæller", Kind.ARTICLE, Readers.EVERYBODY, Channel.PRESS,
        "Stod i lokalavisen samme uge som DI's måling, og blev næsten ikke læst.", f"{WEB}/nyheder/29-virksomheder",
        ("vaekst", 0), 430, None, State.IN_USE, (1, 0),
    ),
    (
        "Notat om erhvervsservice til byrådet", Kind.MEMO, Readers.POLITICIANS, Channel.MEETING,
        "Grundlag for erhvervsrådets drøftelse.", f"{WEB}/dagsordener/erhvervsservice",
        ("direktion", 1), 380, 60, State.IN_USE, (2, 0),
    ),
    (
        "Velkommen som nabo til havnen", Kind.BROCHURE, Readers.COMPANIES, Channel.PAPER,
        "Afløst af den nye brochure om hurtigt svar.", f"{WEB}/havn/nabo", ("byg", 0), 1500, None,
        State.WITHDRAWN, (0, 0),
    ),
]  # fmt: skip
HANDED_OUT = [
    (3, 40, "Skranken på rådhuset"),
    (40, 120, "Erhvervsmessen"),
    (75, 25, "Virksomhedsbesøg i uge 36"),
]

# name, first day, last day, how often, what it does, source
OUTSIDE_DATES: list[tuple[str, Day, Day, Repeats, Effect, str]] = [
    (
        "DI's måling af erhvervsklimaet",
        (2026, 9, 1),
        (2026, 9, 3),
        Repeats.WEEKLY,
        Effect.NEWS,
        "Dansk Industri",
    ),
    (
        "Byrådet vedtager budgettet",
        (2026, 10, 8),
        (2026, 10, 8),
        Repeats.WEEKLY,
        Effect.NEWS,
        "Byrådets mødeplan",
    ),
    ("Kommunalvalg", (2025, 11, 18), (2025, 11, 18), Repeats.ONCE, Effect.NEWS, "Valgloven: hvert fjerde år"),
    (
        "Erhvervsmessen",
        (2026, 4, 16),
        (2026, 4, 17),
        Repeats.WEEKLY,
        Effect.NEWS,
        "Erhvervsforeningens kalender",
    ),
    ("Vinterferie", (2026, 2, 9), (2026, 2, 15), Repeats.WEEKLY, Effect.AWAY, "Skolernes ferieplan, uge 7"),
    ("Sommerferie", (2026, 7, 6), (2026, 7, 26), Repeats.WEEKLY, Effect.AWAY, "Uge 28 til 30"),
    (
        "Efterårsferie",
        (2026, 10, 12),
        (2026, 10, 18),
        Repeats.WEEKLY,
        Effect.AWAY,
        "Skolernes ferieplan, uge 42",
    ),
    ("Jul og nytår", (2026, 12, 23), (2027, 1, 2), Repeats.YEARLY, Effect.AWAY, "Kalenderen"),
]


BOOKLET_USES = (
    (Way.OPENED, 0, 31),
    (Way.DOWNLOADED, 0, 6),
    (Way.OPENED, 1, 14),
    (Way.OPENED, 20, 5),
    (Way.DOWNLOADED, 45, 2),
)


def load_materials(staff: dict[str, list[Colleague]], *, today: date) -> int:
    for name, first, last, repeats, effect, source in OUTSIDE_DATES:
        values = OutsideDateValues(
            name=name,
            starts_on=date(*first),
            ends_on=date(*last),
            repeats=repeats,
            effect=effect,
            source=source,
        )
        add_outside_date(values=values, by=SYSTEM)
    for row in MATERIALS:
        _load(row, staff, today)
    return len(MATERIALS)


def load_booklets() -> int:
    """The booklets of the gatherings that have been, two days after each, and how often they were used."""
    held = Gathering.objects.filter(state=GatheringState.HELD).order_by("starts_at")
    for gathering in held:
        ready = gathering.starts_at + timedelta(days=2)
        booklet = publish_booklet(gathering=gathering, by=SYSTEM, now=ready)
        MaterialUse.objects.bulk_create(
            MaterialUse(material=booklet, way=way, used_on=ready.date() + timedelta(days=days), number=number)
            for way, days, number in BOOKLET_USES
        )
    return len(held)


def _load(row: tuple, staff: dict[str, list[Colleague]], today: date) -> None:  # type: ignore[type-arg]  # a row of the list above
    title, kind, readers, channel, purpose, address, (unit, place), age, next_look, state, uses = row
    file = None if address else GivenFile("huskeliste.txt", "text/plain", CHECKLIST.encode())
    material = add_material(
        values={
            "title": title,
            "kind": kind,
            "readers": readers,
            "channel": channel,
            "purpose": purpose,
            "address": address,
            "owner": staff[unit][place],
            "release_date": today - timedelta(days=age),
            "review_date": today + timedelta(days=next_look) if next_look is not None else None,
            "state": state,
        },
        file=file,
        by=SYSTEM,
        now=timezone.make_aware(datetime.combine(today - timedelta(days=age), time(9))),
    )
    _count(material, uses, today)
    if channel == Channel.PAPER and state == State.IN_USE:
        for days, number, place_of_use in HANDED_OUT:
            hand_out_material(
                material=material,
                number=number,
                place=place_of_use,
                on=today - timedelta(days=days),
                by=SYSTEM,
                today=today,
            )


def _count(material: Material, uses: tuple[int, int], today: date) -> None:
    """Half a year of counts, one row a month and way, a little different each month."""
    MaterialUse.objects.bulk_create(
        MaterialUse(
            material=material,
            way=way,
            used_on=today - timedelta(days=2 + 30 * month),
            number=often + month % 3,
            about_area=NEWCOMER.area if material.readers == Readers.NEWCOMERS else "",
            about_key=NEWCOMER.key if material.readers == Readers.NEWCOMERS else "",
            about_label=NEWCOMER.label if material.readers == Readers.NEWCOMERS else "",
        )
        for way, often in zip((Way.OPENED, Way.DOWNLOADED), uses, strict=True)
        for month in range(6)
        if often
    )
