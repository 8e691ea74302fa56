"""``indgang mix pairs``: rounds of conversations two and two."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from config.mix.printing import as_json, number, percent, say, table, told_apart
from config.mix.progress import followed
from config.mix.reading import read_people, read_values
from indgang.mixing.pairs.plan import USUAL_FLOOR, USUAL_PRICE, Evening, Odd, PairPlan
from indgang.mixing.pairs.planning import plan_pairs
from indgang.mixing.pairs.telling import explain
from indgang.mixing.people import Room, room_of


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--people", type=Path, required=True, metavar="FIL", help="CSV: id,name,unit,site")
    parser.add_argument("--values", type=Path, required=True, metavar="FIL", help="CSV: a,b,value,forbidden")
    parser.add_argument("--rounds", type=int, required=True, metavar="ANTAL", help="hvor mange runder")
    parser.add_argument(
        "--odd",
        choices=[str(one) for one in Odd],
        default=str(Odd.PAUSE),
        help="ved ulige antal: én har pause (pause), eller tre sidder sammen (triple)",
    )
    parser.add_argument(
        "--floor",
        type=float,
        metavar="ANDEL",
        help=(
            "hvor stor en del af det mest retfærdige alle mindst får, hvad det end koster; 0 er ingen bund "
            f"(ellers {USUAL_FLOOR}, eller så meget som kan fås for {percent(USUAL_PRICE, 2)} af det samlede)"
        ),
    )
    parser.add_argument("--seed", type=int, default=0, metavar="TAL", help="samme tal giver samme plan")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="til at læse, eller JSON")


def run(arguments: Namespace) -> int:
    people = read_people(arguments.people)
    room = room_of(told_apart(people), *read_values(arguments.values, people))
    is_asked = arguments.floor is not None
    evening = Evening(
        room,
        arguments.rounds,
        odd=Odd(arguments.odd),
        floor=arguments.floor if is_asked else USUAL_FLOOR,
        most_price=None if is_asked else USUAL_PRICE,
        seed=arguments.seed,
    )
    with followed() as watch:
        plan = plan_pairs(evening, watch)
    print(told_as_json(plan, room) if arguments.format == "json" else told_in_danish(plan, room))
    return 0


def told_as_json(plan: PairPlan, room: Room) -> str:
    ids = [person.id for person in room.people]

    def pairs(of: tuple[tuple[int, int], ...]) -> list[list[str]]:
        return [[ids[one], ids[other]] for one, other in of]

    return as_json(
        {
            "rounds": [[[ids[one] for one in group] for group in groups] for groups in plan.rounds],
            "total": plan.total,
            "bound": plan.bound,
            "gap": plan.gap,
            "repeats": len(plan.repeats),
            "forbidden_used": len(plan.forbidden_used),
            "worst_off": {"id": ids[plan.worst_off], "value": plan.evenings[plan.worst_off]},
            "seconds": round(plan.seconds, 3),
            "seed": plan.seed,
            "pauses": [[ids[one] for one in those] for those in plan.pauses],
            "tables": plan.tables,
            "forbidden_pairs": pairs(plan.forbidden_used),
            "least_forbidden": plan.least_forbidden,
            "fairest": plan.fairest,
            "floor": plan.floor,
            "fairness_price": plan.fairness_price,
            "unpaid_price": plan.unpaid_price,
            "broken_wishes": [say(wish) for wish in plan.broken_wishes],
        }
    )


def told_in_danish(plan: PairPlan, room: Room) -> str:
    """The plan round by round, each one's list of tables to print, and what it promises."""
    names = [person.name for person in room.people]
    parts = [told_round(plan, turn, names) for turn in range(len(plan.rounds))]
    parts += ["Bordliste", told_tables(plan, names)]
    parts.append("\n".join(say(sentence) for sentence in explain(plan, room)))
    if plan.broken_wishes:
        parts.append(
            "\n".join(["Det kunne ikke lade sig gøre:", *(f"  – {say(one)}" for one in plan.broken_wishes)])
        )
    parts.append(
        f"Samlet værdi {number(plan.total)}, afstand til det bedst mulige højst {percent(plan.gap, 2)}."
    )
    return "\n\n".join(parts)


def told_round(plan: PairPlan, turn: int, names: list[str]) -> str:
    seated = sorted(zip(plan.tables[turn], plan.rounds[turn], strict=True))
    lines = [f"  bord {at}: {' og '.join(names[one] for one in group)}" for at, group in seated]
    lines += [f"  pause: {names[one]}" for one in plan.pauses[turn]]
    return "\n".join([f"Runde {turn + 1}", *lines])


def told_tables(plan: PairPlan, names: list[str]) -> str:
    """A line for each person: the table of each round, and – where there is a pause."""
    at: list[dict[int, int]] = [
        {person: number for number, group in zip(numbers, groups, strict=True) for person in group}
        for numbers, groups in zip(plan.tables, plan.rounds, strict=True)
    ]
    order = sorted(range(len(names)), key=lambda one: (names[one].casefold(), one))
    lines = [[names[one], *(str(tables.get(one, "–")) for tables in at)] for one in order]
    return table(["Navn", *(f"R{turn + 1}" for turn in range(len(at)))], lines)
