"""How long relations take in a large house: ``python -m benchmarks.relations [--colleagues 5000] [--meetings 200000]``.

Lays down a municipality of its own in a folder that is thrown away: departments of some 28 in a tree of three floors,
800 tasks of four colleagues each with 900 links, and meetings of the last three years, two thirds of them within a
department or with the next ones. Prints a row for each thing that a page waits for.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta

import django

BATCH = 1000
UNITS, CENTRES, TOPS = 180, 20, 6
TASKS, DOERS, LINKS = 800, 4, 900
DAYS = 1090
KINDS = ("enquiry", "hand_over", "task", "group", "coffee")


def main(colleagues: int, meetings: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"INDGANG_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
        os.environ.pop("INDGANG_DATABASE_URL", None)
        django.setup()
        from django.core.management import call_command  # after the settings are read

        call_command("migrate", verbosity=0)
        today = date(2026, 11, 26)
        lay_down(colleagues, meetings, today)
        print("| what | seconds | of them processor |\n| --- | --- | --- |")
        measure(today)


def lay_down(number: int, meetings: int, today: date) -> None:
    from indgang.catalogue.models import Catalogue, Responsibility, Task, TaskLink
    from indgang.people.models import Colleague, Membership, Unit
    from indgang.relations.models import Encounter

    chance = random.Random(20261126)
    tops = [Unit.objects.create(name=f"Forvaltning {place}") for place in range(TOPS)]
    centres = [
        Unit.objects.create(name=f"Center {place}", parent=tops[place % TOPS]) for place in range(CENTRES)
    ]
    units = [
        Unit.objects.create(name=f"Afdeling {place}", parent=centres[place % CENTRES])
        for place in range(UNITS)
    ]
    Colleague.objects.bulk_create(
        [Colleague(name=f"Kollega {place}") for place in range(number)], batch_size=BATCH
    )
    ids = list(Colleague.objects.order_by("pk").values_list("pk", flat=True))
    Membership.objects.bulk_create(
        [
            Membership(colleague_id=pk, unit=units[place % UNITS], is_main=True)
            for place, pk in enumerate(ids)
        ],
        batch_size=BATCH,
    )
    catalogue = Catalogue.objects.create(name="Virksomheder", slug="virksomheder")
    tasks = [
        Task.objects.create(catalogue=catalogue, key=f"t{place}", title=f"Opgave {place}")
        for place in range(TASKS)
    ]
    Responsibility.objects.bulk_create(
        [Responsibility(task=task, colleague_id=pk) for task in tasks for pk in chance.sample(ids, DOERS)]
    )
    links = {tuple(chance.sample(range(TASKS), 2)) for _ in range(LINKS)}
    TaskLink.objects.bulk_create(
        [TaskLink(task=tasks[one], other=tasks[other]) for one, other in sorted(links)]
    )
    rows = []
    for place in range(meetings):
        first, second = sorted(_two(chance, number))
        day = today - timedelta(days=chance.randrange(DAYS))
        rows.append(
            Encounter(
                first_id=ids[first], second_id=ids[second], kind=chance.choice(KINDS), happened_date=day,
                area="enquiries", about_key=f"e{place}", once_key=f"e{place}",
            )
        )  # fmt: skip
    Encounter.objects.bulk_create(rows, batch_size=BATCH)


def _two(chance: random.Random, number: int) -> tuple[int, int]:
    """Two places in the house: mostly of one department, else any two."""
    one = chance.randrange(number)
    while True:
        near = (one + UNITS * chance.randrange(1, 27)) % number
        other = near if chance.random() < 2 / 3 else chance.randrange(number)
        if one != other:
            return one, other


def measure(today: date) -> None:
    from indgang.people.models import Colleague
    from indgang.relations.queries.departments import map_of_departments
    from indgang.relations.queries.guesses import what_guesses_cost
    from indgang.relations.queries.own import hangs_by, own_ties
    from indgang.relations.queries.rating import whom_to_ask_about

    karla = Colleague.objects.order_by("pk")[10]
    house_map = map_of_departments(today)
    told("the map, reckoned anew", lambda: map_of_departments(today))
    told("one's own ties", lambda: own_ties(karla, today))
    told("whether departments hang by oneself", lambda: hangs_by(karla, house_map))
    told("whom to ask about in the minute", lambda: whom_to_ask_about(karla, today))
    told("what guesses cost, once a day", lambda: what_guesses_cost(today))


def told(what: str, run: Callable[[], object]) -> None:
    began, used = time.perf_counter(), time.process_time()
    run()
    print(f"| {what} | {time.perf_counter() - began:.2f} | {time.process_time() - used:.2f} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--colleagues", type=int, default=5000)
    parser.add_argument("--meetings", type=int, default=200_000)
    wanted = parser.parse_args()
    main(wanted.colleagues, wanted.meetings)
