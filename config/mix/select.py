"""``indgang mix select``: whom to invite, beside the plain top list."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np

from config.mix.danish_select import UNITS_AND_SITES
from config.mix.printing import number, percent, table, told_apart
from config.mix.progress import followed
from config.mix.reading import Faults, Row, people_of, read_rows, read_values
from config.mix.spoken import spoken
from indgang.mixing.errors import BadInput
from indgang.mixing.people import Person, room_of
from indgang.mixing.selection.asked import Quota
from indgang.mixing.selection.contact import MOST_SAID, Contact, contact_score
from indgang.mixing.selection.measuring import Parts
from indgang.mixing.selection.reasons import sentence
from indgang.mixing.selection.selecting import MEETINGS, Invitation, Selection, select

COLUMNS = """\
people.csv: id,name,unit,site og de af disse kolonner, der er kendt:
  tasks       antal opgaver med virksomheder      enquiries   antal henvendelser fra virksomheder
  own         egen udmelding om kontakt, 0-3      leader      lederens udmelding, 0-3 (tom er ikke spurgt)
  contact     et færdigt tal for kontakt fra 0, i stedet for de fire
  must, never ja, når personen skal eller ikke må med
  invited     antal gange inviteret før
quotas.csv: of,name,low,high (of er unit eller site; tom high er uden loft)
values.csv: a,b,value,forbidden (hvad to har at tale om)"""


class Read(NamedTuple):
    """What people.csv says."""

    people: tuple[Person, ...]
    contact: list[float]
    invited: list[float]
    must: frozenset[int]
    never: frozenset[int]


def add_arguments(parser: ArgumentParser) -> None:
    parser.epilog = f"{COLUMNS}\n\n{parser.epilog or ''}"
    parser.add_argument("--people", type=Path, required=True, metavar="FIL", help="personerne (CSV)")
    parser.add_argument("--size", type=int, required=True, metavar="ANTAL", help="pladser på listen")
    parser.add_argument("--values", type=Path, metavar="FIL", help="hvad to har at tale om (CSV)")
    parser.add_argument(
        "--quotas", type=Path, metavar="FIL", help="mindst og højst fra enheder og steder (CSV)"
    )
    parser.add_argument(
        "--meetings", type=int, default=MEETINGS, metavar="ANTAL", help="møder, hver kan nå (8)"
    )
    parser.add_argument(
        "--reserves", type=int, default=2, metavar="ANTAL", help="reserver for hver enhed (2)"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="TAL", help="samme tal giver samme liste")
    parser.add_argument("--seconds", type=float, metavar="TAL", help="højst så længe")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text eller json")


def run(arguments: Namespace) -> int:
    read = read_candidates(arguments.people)
    count = len(read.people)
    values, forbidden = np.zeros((count, count)), np.zeros((count, count), dtype=bool)
    if arguments.values:
        values, forbidden = read_values(arguments.values, read.people)
    invitation = Invitation(
        size=arguments.size,
        quotas=read_quotas(arguments.quotas) if arguments.quotas else (),
        must=read.must,
        never=read.never,
        meetings=arguments.meetings,
        reserves=arguments.reserves,
    )
    room = room_of(read.people, values, forbidden)
    with followed(seconds=arguments.seconds) as watch:
        selection = select(
            room, read.contact, invitation, invited=read.invited, seed=arguments.seed, watch=watch
        )
    print(as_json(selection) if arguments.format == "json" else as_text(selection))
    return 0


# Reading ---------------------------------------------------------------------------------------------------


def read_candidates(path: Path) -> Read:
    rows = read_rows(path, needed=["id"])
    people, faults = people_of(path, rows), Faults(path)
    if not rows:
        raise BadInput(f"{path.name} nævner ingen personer.")
    contact = [_contact(faults, row) for row in rows]
    invited = [_from_0(faults, row, "invited") or 0.0 for row in rows]
    must, never = (
        frozenset(place for place, row in enumerate(rows) if faults.yes(row, column))
        for column in ("must", "never")
    )
    faults.raise_if_any()
    return Read(people, contact, invited, must, never)


def _contact(faults: Faults, row: Row) -> float:
    given = _from_0(faults, row, "contact")
    if given is not None:
        return given
    said = [_from_0(faults, row, column, MOST_SAID) for column in ("own", "leader")]
    counted = [_from_0(faults, row, column) for column in ("tasks", "enquiries")]
    return contact_score(Contact(*counted, *said))


def _from_0(faults: Faults, row: Row, column: str, most: float = float("inf")) -> float | None:
    """A number from 0 on; None when nothing stands there, or what stands there is a fault that was noted."""
    if not row.cells.get(column, ""):
        return None
    found = faults.number(row, column)
    if found < 0:
        faults.add(row.line, f"»{row.cells[column]}« under {column} kan ikke være under 0.", row.cells["id"])
        return None
    if found > most:
        faults.add(row.line, f"»{row.cells[column]}« under {column} er over {most:g}.", row.cells["id"])
        return None
    return found


def read_quotas(path: Path) -> tuple[Quota, ...]:
    faults, quotas = Faults(path), dict[tuple[str, str], Quota]()
    for row in read_rows(path, needed=["of", "name"]):
        of = _unit_or_site(row.cells["of"])
        if of is None:
            faults.add(row.line, f"»{row.cells['of']}« under of er hverken unit eller site.")
            continue
        name = row.cells.get("name", "")
        if (of, name) in quotas:
            faults.add(row.line, f"{name} har en kvote på en tidligere linje.")
        low, high = _from_0_or_fault(faults, row, "low"), _from_0_or_fault(faults, row, "high")
        quotas[of, name] = Quota(of, name, int(low or 0), None if high is None else int(high))
    faults.raise_if_any()
    return tuple(quotas.values())


def _from_0_or_fault(faults: Faults, row: Row, column: str) -> float | None:
    return _from_0(faults, row._replace(cells={**row.cells, "id": row.cells.get("name", "")}), column)


def _unit_or_site(text: str) -> Literal["unit", "site"] | None:
    return UNITS_AND_SITES.get(text.casefold())


# Telling ---------------------------------------------------------------------------------------------------


def as_json(selection: Selection) -> str:
    ids = [person.id for person in selection.people]
    told: dict[str, Any] = {
        "chosen": [ids[place] for place in selection.best.chosen],
        "reserves": [
            {"unit": one.unit, "number": one.number, "id": ids[one.place], "loss": one.loss}
            for one in selection.reserves
        ],
        "total": selection.total,
        "parts": selection.best.parts._asdict(),
        "bridges": [selection.best.bridges, selection.bridges],
        "bound": selection.bound,
        "bound_by": selection.bound_by,
        "gap": selection.gap,
        "top_list": {
            "chosen": [ids[place] for place in selection.top.chosen],
            "total": selection.top.total,
            "parts": selection.top.parts._asdict(),
            "bridges": selection.top.bridges,
        },
        "worst_off": {"id": ids[selection.worst_off], "meetings": selection.least},
        "broken_wishes": [],
        "reasons": [
            {
                "id": ids[reason.place],
                "in": reason.is_in,
                "why": reason.why.value,
                "contact": reason.contact,
                "meetings": reason.meetings,
                "bridges": reason.bridges,
                "margin": reason.margin,
                "other": None if reason.other is None else ids[reason.other],
                "quota": None if reason.quota is None else reason.quota._asdict(),
                "words": spoken(sentence(reason, selection.people)),
            }
            for reason in selection.reasons
        ],
        "seed": selection.seed,
        "seconds": selection.seconds,
    }
    return json.dumps(told, ensure_ascii=False)


def as_text(selection: Selection) -> str:
    names = [person.name for person in told_apart(selection.people)]
    return "\n\n".join(
        [
            _summary(selection, names),
            f"På listen ({len(selection.best.chosen)})\n{_chosen(selection, names)}",
            f"Reserver\n{_reserves(selection, names)}",
            "Hvorfor og hvorfor ikke\n"
            + "\n".join(spoken(sentence(reason, _named(selection, names))) for reason in selection.reasons),
        ]
    )


def _named(selection: Selection, names: Sequence[str]) -> tuple[Person, ...]:
    return tuple(person._replace(name=name) for person, name in zip(selection.people, names, strict=True))


def _summary(selection: Selection, names: Sequence[str]) -> str:
    lines = [
        ("Listen", selection.best.parts, selection.best.bridges),
        ("De øverste efter kontakt alene", selection.top.parts, selection.top.bridges),
    ]
    headings = ("", "Point", "Kontakt", "Møder", "Broer", "Nye", "Broer i alt")
    compared = table(headings, [_points(name, parts, bridges, selection) for name, parts, bridges in lines])
    return (
        f"{compared}\n\n"
        f"Ingen liste, der holder ønskerne, når over {number(selection.bound)} point: "
        f"højst {percent(selection.gap)} er ikke hentet.\n"
        f"Færrest gode møder: {names[selection.worst_off]} ({number(selection.least)} point). "
        f"Frø {selection.seed}, {number(selection.seconds, 1)} sekunder."
    )


def _points(name: str, parts: Parts, bridges: int, selection: Selection) -> list[str]:
    return [name, number(parts.total), *map(number, parts), f"{bridges} af {selection.bridges}"]


def _chosen(selection: Selection, names: Sequence[str]) -> str:
    places = sorted(selection.best.chosen, key=lambda place: (selection.people[place].unit, names[place]))
    top = set(selection.top.chosen)
    return table(
        ("Navn", "Enhed", "Sted", "Kontakt", ""),
        [
            [
                names[place],
                selection.people[place].unit,
                selection.people[place].site,
                number(selection.reasons[place].contact),
                "" if place in top else "ikke blandt de øverste",
            ]
            for place in places
        ],
    )


def _reserves(selection: Selection, names: Sequence[str]) -> str:
    if not selection.reserves:
        return "Der er ingen, der kan komme i stedet."
    return table(
        ("Hvis en fra", "Nr.", "Reserve", "Listen taber"),
        [
            [one.unit or "–", str(one.number), names[one.place], number(one.loss)]
            for one in selection.reserves
        ],
    )
