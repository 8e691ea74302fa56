"""The demonstration's units and colleagues."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from config.demonstration.names import ASK_ABOUT, FIRST_NAMES, HOURS, SURNAMES
from indgang.people.actions import admitting
from indgang.people.actions.admitting import admit_colleague, give_roles
from indgang.people.actions.arranging import create_unit, edit_unit
from indgang.people.actions.covering import note_absence
from indgang.people.actions.describing import Closed, Hours, describe_municipality
from indgang.people.actions.joining import ColleagueValues, create_colleague, edit_contact_card
from indgang.people.models import Colleague, Role, Unit, User

PASSWORD = "Velkommen-til-Hvidklit"  # noqa: S105 – printed at start, refused by check --deploy
ADMINISTRATOR_MAIL = "administrator@hvidklit.example"
DATA: dict[str, Any] = tomllib.loads((Path(__file__).parent / "kommune.toml").read_text(encoding="utf-8"))
WITHHELD_EVERY = 17  # every 17th colleague keeps their name and numbers inside the house
LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ć": "c"})


def found_administrator() -> User:
    """The first one, who lets the others in."""
    user = admitting.found_administrator(mail=ADMINISTRATOR_MAIL)
    user.set_password(PASSWORD)
    user.save()
    return user


def load_municipality(*, by: User) -> None:
    describe_municipality(
        values=DATA["municipality"],
        opening_hours=[Hours(**row) for row in DATA["hours"]],
        closing_days=[Closed(**row) for row in DATA["closing"]],
        by=by,
    )


def load_units(*, by: User) -> dict[str, Unit]:
    """The units by the demonstration's own key."""
    units: dict[str, Unit] = {}
    for row in DATA["unit"]:
        values = {"name": row["name"], "place": row["place"], "parent": units.get(row.get("under", ""))}
        units[row["key"]] = create_unit(values=values, by=by)  # type: ignore[arg-type]  # plain data from the file
    return units


def load_colleagues(units: dict[str, Unit], *, by: User) -> dict[str, list[Colleague]]:
    """The colleagues of each unit; the first one leads it."""
    chance = random.Random(2017)  # noqa: S311 – the same invented people every time
    names = _names(chance)
    serial = iter(range(1, 1000))
    staff: dict[str, list[Colleague]] = {}
    for row in DATA["unit"]:
        unit = units[row["key"]]
        staff[row["key"]] = [
            create_colleague(
                values=_values(next(names), row, place, next(serial), chance), units=[unit], by=by
            )
            for place in range(row["people"])
        ]
        edit_unit(unit=unit, values={"leader": staff[row["key"]][0]}, by=by)
    return staff


def _names(chance: random.Random) -> Iterator[str]:
    given: set[str] = set()
    while True:
        name = f"{chance.choice(FIRST_NAMES)} {chance.choice(SURNAMES)}"
        if name not in given:
            given.add(name)
            yield name


def _values(
    name: str, unit: dict[str, Any], place: int, serial: int, chance: random.Random
) -> ColleagueValues:
    titles = unit["titles"]
    values: ColleagueValues = {
        "name": name,
        "title": titles[0] if place == 0 else titles[1 + (place - 1) % (len(titles) - 1)],
        "phone": f"19 55 {40 + serial // 100:02d} {serial % 100:02d}",
        "mobile": f"19 66 {40 + serial // 100:02d} {serial % 100:02d}" if chance.random() < 0.6 else "",
        "mail": name.lower().translate(LETTERS).replace(" ", ".") + "@hvidklit.example",
        "place": unit["place"],
        "working_hours": chance.choice(HOURS),
        "ask_about": chance.choice(ASK_ABOUT),
    }
    if serial % WITHHELD_EVERY == 0:
        values |= {
            "name_visibility": "internal",
            "phone_visibility": "internal",
            "mail_visibility": "internal",
        }
    return values


def load_sign_ins(staff: dict[str, list[Colleague]], *, by: User) -> dict[str, User]:
    """One sign-in for each role; returns them by the mail that is printed."""
    wanted: list[tuple[str, Colleague, set[Role]]] = [
        ("indgang", staff["vaekst"][1], {Role.ENTRANCE}),
        ("leder", staff["byg"][0], set()),
        ("redaktoer", staff["service"][1], {Role.CATALOGUE_EDITOR}),
        ("sekretaer", staff["direktion"][2], {Role.SECRETARY}),
        ("kollega", staff["job"][1], set()),
    ]
    users = {}
    for word, colleague, roles in wanted:
        edit_contact_card(colleague=colleague, values={"mail": f"{word}@hvidklit.example"}, by=by)
        user = admit_colleague(colleague=colleague, by=by)
        user.set_password(PASSWORD)
        user.save()
        users[word] = give_roles(user=user, roles=roles, by=by)
    return users


def load_keepers_of_home_page(units: dict[str, Unit], staff: dict[str, list[Colleague]], *, by: User) -> None:
    describe_municipality(
        values={
            "home_page_unit": units["service"],
            "home_page_owner": staff["service"][0],
            "web_editor": staff["service"][1],
        },
        by=by,
    )


def load_absences(staff: dict[str, list[Colleague]], *, by: User, today: date) -> None:
    """Some are away today, some next week; two substitutes are away as well."""
    for key, place, substitute, start, days in [
        ("byg", 1, 2, -3, 10),
        ("vej", 2, 3, 0, 0),
        ("job", 3, 4, -1, 4),
        ("job", 4, 5, 0, 1),
        ("vand", 1, 2, -2, 12),
        ("plan", 3, None, 0, 2),
        ("byg", 4, 5, 7, 5),
        ("sygedagpenge", 1, 2, 14, 14),
        ("vand", 2, 3, -1, 3),
    ]:
        first = today + timedelta(days=start)
        note_absence(
            colleague=staff[key][place],
            first_date=first,
            last_date=first + timedelta(days=days),
            substitute=staff[key][substitute] if substitute is not None else None,
            by=by,
        )
