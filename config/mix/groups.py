"""``indgang mix groups``: groups at tables, once or in rotations."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from config.mix.printing import as_json, number, percent, say, table, told_apart
from config.mix.progress import followed
from config.mix.reading import Faults, Row, people_of, read_rows, read_values
from indgang.mixing.errors import BadInput
from indgang.mixing.groups import GroupPlan, Wishes, plan_groups, sizes_for
from indgang.mixing.people import Person, Room, room_of

SIZES = re.compile(r"(?:(\d+)x)?(\d+)")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--people",
        type=Path,
        required=True,
        help="CSV: id,name,unit,site og evt. skills (adskilt af mellemrum) og host (bordets nummer)",
    )
    parser.add_argument(
        "--values", type=Path, help="CSV: a,b,value,forbidden (intet: alle møder er lige gode)"
    )
    parser.add_argument("--sizes", type=sizes, help="borde gange pladser: 10x5, 6x5,5x4 eller 5,5,4")
    parser.add_argument(
        "--tables", type=int, help="antal borde i stedet for --sizes; de bliver så lige store som muligt"
    )
    parser.add_argument("--rotations", type=int, default=1, help="antal rotationer (1)")
    parser.add_argument(
        "--hosts", choices=("choose",), help="choose: vælg en vært til hvert bord, som bliver siddende"
    )
    parser.add_argument("--unit-cap", type=int, help="højst så mange fra samme enhed ved et bord")
    parser.add_argument(
        "--same-unit-cost", type=float, default=0.0, help="hvad to fra samme enhed ved et bord trækker fra"
    )
    parser.add_argument(
        "--needs", nargs="*", default=[], metavar="KUNNEN", help="hvad nogen ved hvert bord skal kunne"
    )
    parser.add_argument(
        "--together", nargs="*", default=[], metavar="A+B", help="par af id'er, der skal sidde sammen"
    )
    parser.add_argument(
        "--apart", nargs="*", default=[], metavar="A+B", help="par af id'er, der skal sidde hver for sig"
    )
    parser.add_argument("--seed", type=int, default=1, help="samme tal giver samme plan (1)")
    parser.add_argument("--effort", type=float, default=1.0, help="hvor længe der ledes, 1 er almindeligt")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def sizes(text: str) -> tuple[int, ...]:
    """``5x10`` is five tables with ten seats; parts are separated by commas."""
    found: list[int] = []
    for part in text.lower().replace(" ", "").split(","):
        match = SIZES.fullmatch(part)
        if match is None:
            raise ArgumentTypeError(f"»{text}« er ikke borde gange pladser, fx 10x5 eller 6x5,5x4.")
        found += [int(match[2])] * int(match[1] or 1)
    return tuple(found)


def run(arguments: Namespace) -> int:
    rows = read_rows(arguments.people, needed=["id"])
    people = people_of(arguments.people, rows)
    room = room_from(arguments, people)
    wishes = wishes_from(arguments, rows, people)
    with followed() as watch:
        plan = plan_groups(room, wishes, seed=arguments.seed, effort=arguments.effort, watch=watch)
    print(as_json(told(room, plan)) if arguments.format == "json" else "\n".join(printed(room, plan)))
    return 0


def room_from(arguments: Namespace, people: tuple[Person, ...]) -> Room:
    if arguments.values is None:
        return room_of(people, np.zeros((len(people), len(people))))
    return room_of(people, *read_values(arguments.values, people))


def wishes_from(arguments: Namespace, rows: Sequence[Row], people: tuple[Person, ...]) -> Wishes:
    tables = sizes_from(arguments, people)
    needs = frozenset(arguments.needs)
    return Wishes(
        sizes=tables,
        rotations=arguments.rotations,
        hosts=arguments.hosts or hosts_from(arguments.people, rows, len(tables)),
        unit_cap=arguments.unit_cap,
        same_unit_cost=arguments.same_unit_cost,
        skills=tuple(frozenset(row.cells.get("skills", "").split()) for row in rows) if needs else None,
        needs=(needs,) * len(tables) if needs else None,
        together=pairs_from(arguments.together, people),
        apart=pairs_from(arguments.apart, people),
    )


def sizes_from(arguments: Namespace, people: tuple[Person, ...]) -> tuple[int, ...]:
    if arguments.sizes is not None and sum(arguments.sizes) != len(people):
        seats = sum(arguments.sizes)
        raise BadInput(
            f"Der er {seats} pladser ved bordene, men {len(people)} personer. Ret --sizes, eller brug --tables."
        )
    if arguments.sizes is not None:
        return tuple(arguments.sizes)
    if arguments.tables is None or not 1 <= arguments.tables <= len(people):
        raise BadInput(f"Sig med --sizes eller --tables, hvordan de {len(people)} personer skal sidde.")
    return sizes_for(len(people), arguments.tables)


def hosts_from(path: Path, rows: Sequence[Row], tables: int) -> tuple[int | None, ...] | None:
    """The column ``host`` holds the number of the table a person stays at."""
    faults = Faults(path)
    hosts: list[int | None] = [None] * tables
    for person, row in enumerate(rows):
        at = int(faults.number(row, "host"))
        if at == 0:
            continue
        if not 1 <= at <= tables:
            faults.add(row.line, f"der er intet bord {at}.", row.cells["id"])
        elif hosts[at - 1] is not None:
            faults.add(row.line, f"bord {at} har allerede en vært.", row.cells["id"])
        else:
            hosts[at - 1] = person
    faults.raise_if_any()
    return tuple(hosts) if any(host is not None for host in hosts) else None


def pairs_from(texts: Sequence[str], people: tuple[Person, ...]) -> tuple[tuple[int, int], ...]:
    places = {person.id: place for place, person in enumerate(people)}
    found = []
    for text in texts:
        ids = text.split("+")
        strangers = [known for known in ids if known not in places]
        if strangers or len(ids) != 2 or ids[0] == ids[1]:
            raise BadInput(
                f"»{text}« er ikke to af personernes id'er med + imellem.",
                person=strangers[0] if strangers else None,
            )
        found.append((places[ids[0]], places[ids[1]]))
    return tuple(found)


def told(room: Room, plan: GroupPlan) -> dict[str, object]:
    ids = [person.id for person in room.people]
    return {
        "groups": [[[ids[person] for person in group] for group in seating] for seating in plan.groups],
        "hosts": [None if host is None else ids[host] for host in plan.hosts],
        "total": plan.total,
        "costs": plan.costs,
        "bound": plan.bound,
        "bound_method": plan.bound_method,
        "gap": plan.gap,
        "repeats": plan.repeats,
        "repeats_at_least": plan.repeats_at_least,
        "forbidden_used": plan.forbidden_used,
        "forbidden_at_least": plan.forbidden_at_least,
        "broken": [say(wish) for wish in plan.broken],
        "worst_off": {"id": ids[plan.worst_off], "value": plan.worst_off_value},
        "seed": plan.seed,
        "seconds": plan.seconds,
        "explanation": [say(sentence) for sentence in plan.explanation],
    }


def printed(room: Room, plan: GroupPlan) -> Iterator[str]:
    names = [person.name for person in told_apart(room.people)]
    for rotation, seating in enumerate(plan.groups, 1):
        yield f"Rotation {rotation}" if len(plan.groups) > 1 else "Borde"
        yield table(
            ["Bord", "Ved bordet"],
            [[str(at), at_table(names, plan, at, group)] for at, group in enumerate(seating, 1)],
        )
        yield ""
    yield from map(say, plan.explanation)
    yield f"Samlet værdi {number(plan.total)} af højst {number(plan.bound)}; der mangler højst {percent(plan.gap)}."
    yield f"Mindst får {names[plan.worst_off]}: {number(plan.worst_off_value)}."
    yield from (f"Ikke holdt: {say(wish)}" for wish in plan.broken)
    yield f"Frø {plan.seed}; {number(plan.seconds, 1)} sekunder."


def at_table(names: Sequence[str], plan: GroupPlan, at: int, group: Sequence[int]) -> str:
    host = plan.hosts[at - 1]
    return ", ".join(f"{names[person]} (vært)" if person == host else names[person] for person in group)
