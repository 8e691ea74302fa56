"""The demonstration's three catalogues: the companies', Ejendomscentret's, and one that nobody keeps."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from config.demonstration.people import DATA
from indgang.catalogue.actions.describing import create_task, edit_task
from indgang.catalogue.actions.distributing import Share, distribute_task
from indgang.catalogue.actions.keeping import create_catalogue
from indgang.catalogue.actions.starting import start_catalogue
from indgang.catalogue.models import Catalogue, Responsibility, Task
from indgang.catalogue.starter_catalogue import read_starter_catalogue
from indgang.people.models import Colleague, Unit, User

ORPHAN = "bredbaand-mobildaekning"  # the one task that nobody answers for and nobody does
ONE_PERSON_EVERY = 9  # every ninth task hangs by one person
UNCONFIRMED_EVERY = 11
PARTS = ["Hovedparten", "Virksomheder i byerne", "Virksomheder på landet", "Det praktiske"]


def load_catalogues(
    units: Mapping[str, Unit], staff: Mapping[str, list[Colleague]], *, by: User, today: date
) -> None:
    companies = create_catalogue(
        values={
            "name": "Virksomheder",
            "slug": "virksomheder",
            "description": "Det, virksomheder spørger kommunen om, og hvem der svarer.",
            "is_public": True,
            "owning_unit": units["service"],
            "owner": staff["service"][0],
            "web_editor": staff["service"][1],
            "hours_a_month": Decimal(12),
        },
        by=by,
    )
    key_of = {starter: row["key"] for row in DATA["unit"] for starter in row["starter"]}
    unit_of = {starter: units[key] for starter, key in key_of.items()}
    tasks = start_catalogue(catalogue=companies, starter=read_starter_catalogue(), unit_of=unit_of, by=by)
    staff_of = {units[key].pk: people for key, people in staff.items()}
    for number, task in enumerate(tasks):
        _distribute(task, number, staff_of, by=by, today=today)
    orphan = Task.objects.get(key=ORPHAN)
    edit_task(task=orphan, values={"answering_unit": None}, by=by)
    distribute_task(task=orphan, shares=[], by=by, today=today)


def _distribute(
    task: Task, number: int, staff_of: Mapping[int, list[Colleague]], *, by: User, today: date
) -> None:
    """Gives the task to two or three of the unit in turn, and a substitute, so that everybody has something to do."""
    people = staff_of[task.answering_unit_id or 0]
    workers = people[1:]
    turn = [workers[(number + step) % len(workers)] for step in range(min(3, len(workers)))]
    if number % ONE_PERSON_EVERY == 4:
        shares = [Share(turn[0])]
    elif number % 3 == 0 and len(turn) == 3:
        shares = [Share(turn[0], PARTS[1]), Share(turn[1], PARTS[2]), _substitute(turn[2])]
    else:
        shares = [Share(turn[0]), _substitute(turn[-1])]
    distribute_task(task=task, shares=shares, by=by, today=today)
    if number % UNCONFIRMED_EVERY != 5:
        task.confirmed_date = today - timedelta(days=(number * 23) % 420)
        task.confirmed_by = turn[0].name
        task.save()


def _substitute(colleague: Colleague) -> Share:
    return Share(colleague, kind=Responsibility.Kind.SUBSTITUTE)


def load_other_catalogues(
    units: Mapping[str, Unit], staff: Mapping[str, list[Colleague]], *, by: User, today: date
) -> None:
    adopted = create_catalogue(
        values={
            "name": "Ejendomscentret",
            "slug": "ejendomscentret",
            "description": "Hvem gør hvad i Ejendomscentret. For kolleger.",
            "owning_unit": units["ejendom"],
            "owner": staff["ejendom"][0],
            "web_editor": staff["ejendom"][4],
            "hours_a_month": Decimal(3),
        },
        by=by,
    )
    unkept = create_catalogue(
        values={
            "name": "Havne og strande",
            "slug": "havne-og-strande",
            "description": "Begyndt i 2019. Siden er ejeren rejst.",
        },
        by=by,
    )
    for number, task in enumerate(_add_tasks(adopted, "ejendomscentret.toml", units["ejendom"], by=by)):
        people = staff["ejendom"]
        shares = [Share(people[1 + number % 8]), _substitute(people[1 + (number + 3) % 8])]
        distribute_task(task=task, shares=shares, by=by, today=today)
    for task in _add_tasks(unkept, "havne.toml", units["vej"], by=by):
        distribute_task(task=task, shares=[Share(staff["vej"][5])], by=by, today=today)


def _add_tasks(catalogue: Catalogue, file: str, unit: Unit, *, by: User) -> list[Task]:
    rows = tomllib.loads((Path(__file__).parent / file).read_text(encoding="utf-8"))["task"]
    return [
        create_task(
            values={
                "catalogue": catalogue,
                "key": row["key"],
                "title": row["title"],
                "description": row["description"],
                "words": "\n".join(row["words"]),
                "answering_unit": unit,
            },
            by=by,
        )
        for row in rows
    ]
