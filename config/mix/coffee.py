"""``indgang mix coffee``: coffee pairs between the gatherings."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from config.mix.printing import as_json, number, table, told_apart
from config.mix.progress import followed
from config.mix.reading import Faults, read_people, read_rows, read_values
from indgang.mixing.coffee import COOL_DOWN, CoffeePlan, CoffeeRound, plan_coffee
from indgang.mixing.errors import BadInput
from indgang.mixing.pairs.rest import Round
from indgang.mixing.people import Person, Room, room_of


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--people", type=Path, required=True, metavar="FIL", help="CSV: id,name,unit,site")
    parser.add_argument("--values", type=Path, required=True, metavar="FIL", help="CSV: a,b,value,forbidden")
    parser.add_argument(
        "--met", type=Path, metavar="FIL", help="CSV: round,a,b – hvem der har mødtes, og hvornår"
    )
    parser.add_argument(
        "--cool-down",
        type=int,
        default=COOL_DOWN,
        metavar="RUNDER",
        help=f"så mange runder går der, før to mødes igen (ellers {COOL_DOWN})",
    )
    parser.add_argument(
        "--absent", nargs="*", default=[], metavar="ID", help="dem, der ikke er med denne gang"
    )
    parser.add_argument("--same-site", action="store_true", help="kun par, der sidder samme sted")
    parser.add_argument("--seed", type=int, default=0, metavar="TAL", help="samme tal giver samme plan")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="til at læse, eller JSON")


def run(arguments: Namespace) -> int:
    people = read_people(arguments.people)
    places = {person.id: place for place, person in enumerate(people)}
    strangers = [known for known in arguments.absent if known not in places]
    if strangers:
        raise BadInput(f"{strangers[0]} under --absent er ikke blandt personerne.", person=strangers[0])
    room = room_of(told_apart(people), *read_values(arguments.values, people))
    asked = CoffeeRound(
        room,
        earlier=read_met(arguments.met, people) if arguments.met else (),
        cool_down=arguments.cool_down,
        absent=frozenset(places[known] for known in arguments.absent),
        same_site=arguments.same_site,
        seed=arguments.seed,
    )
    with followed():
        plan = plan_coffee(asked)
    print(told_as_json(plan, room) if arguments.format == "json" else told_in_danish(plan, room))
    return 0


def read_met(path: Path, people: Sequence[Person]) -> tuple[Round, ...]:
    """The rounds that have been, by their number: the lowest is the oldest, and numbers left out are rounds too."""
    places = {person.id: place for place, person in enumerate(people)}
    faults, rounds = Faults(path), dict[int, list[tuple[int, ...]]]()
    for row in read_rows(path, needed=["round", "a", "b"]):
        turn = int(faults.number(row, "round"))
        ids = [row.cells.get(column, "") for column in ("a", "b")]
        if all(known in places for known in ids):  # those who have left since are of no matter
            rounds.setdefault(turn, []).append(tuple(places[known] for known in ids))
    faults.raise_if_any()
    if not rounds:
        return ()
    return tuple(tuple(rounds.get(turn, [])) for turn in range(min(rounds), max(rounds) + 1))


def told_as_json(plan: CoffeePlan, room: Room) -> str:
    ids = [person.id for person in room.people]
    return as_json(
        {
            "pairs": [[ids[one], ids[other]] for one, other in plan.pairs],
            "waiting": [ids[one] for one in plan.waiting],
            "total": plan.total,
            "repeats": len(plan.again),
            "too_soon": len(plan.too_soon),
            "within_unit": len(plan.within_unit),
            "seed": plan.seed,
        }
    )


def told_in_danish(plan: CoffeePlan, room: Room) -> str:
    remarks = {
        **dict.fromkeys(plan.within_unit, "samme enhed"),
        **dict.fromkeys(plan.again, "har mødtes før"),
    }
    lines = [
        [room.people[one].name, room.people[other].name, remarks.get((one, other), "")]
        for one, other in plan.pairs
    ]
    parts = [table(["Kaffe", "med", ""], lines), f"Samlet værdi {number(plan.total)}."]
    if plan.waiting:
        waiting = ", ".join(room.people[one].name for one in plan.waiting)
        parts.append(f"Ingen denne gang til {waiting}. De kommer først næste gang.")
    return "\n\n".join(parts)
