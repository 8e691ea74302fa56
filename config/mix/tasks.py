"""``indgang mix tasks``: tasks distributed to colleagues, as a proposal."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from config.mix.printing import number, percent, table, told_apart
from config.mix.progress import followed
from config.mix.reading import Faults, Row, people_of, read_rows
from config.mix.spoken import spoken
from indgang.mixing.distribution.asked import Colleague, Settings, Task, Work
from indgang.mixing.distribution.distributing import Plan, distribute, what_if
from indgang.mixing.distribution.reasons import Line, blocked, holding
from indgang.mixing.errors import BadInput

COLUMNS = """\
tasks.csv: id,name,hours og eventuelt
  needs         kunnen og trin: byggesag:3 | miljø:2     only      enheder, der må løse den: Byg | Miljø
  unit, site    hvor opgaven hører til                   second_hours  timer for den, der træder til
  holder, second  hvem der har den i dag (id)
colleagues.csv: id,name,hours (ledige timer) og eventuelt
  unit, site    hvor kollegaen hører til                 skills    oplyst kunnen: byggesag:4 | miljø:1
  wishes, rather_not, never   opgavers id: 12 | 17       most      højst så mange opgaver
Kun det, der er oplyst, tæller. Planen er et forslag, som ledere tager stilling til."""
BETWEEN = "|"
PRICES_TOLD = 5


def add_arguments(parser: ArgumentParser) -> None:
    parser.epilog = f"{COLUMNS}\n\n{parser.epilog or ''}"
    parser.add_argument("--tasks", type=Path, required=True, metavar="FIL", help="opgaverne (CSV)")
    parser.add_argument("--colleagues", type=Path, required=True, metavar="FIL", help="kollegerne (CSV)")
    parser.add_argument("--most-moves", type=int, metavar="ANTAL", help="højst så mange opgaver flyttes")
    parser.add_argument(
        "--what-if",
        nargs=2,
        metavar=("OPGAVE", "KOLLEGA"),
        help="hvad helheden taber, hvis kollegaen får opgaven (id og id)",
    )
    parser.add_argument("--seconds", type=float, metavar="TAL", help="højst så længe")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text eller json")


def run(arguments: Namespace) -> int:
    if arguments.most_moves is not None and arguments.most_moves < 0:
        raise BadInput("--most-moves kan ikke være under 0.")
    work = Work(
        read_tasks(arguments.tasks),
        read_colleagues(arguments.colleagues),
        Settings(most_moves=arguments.most_moves),
    )
    asked = _asked(work, arguments.what_if) if arguments.what_if else None
    with followed(seconds=arguments.seconds) as watch:
        plan = distribute(work, watch)
    if asked is None:
        print(as_json(plan) if arguments.format == "json" else as_text(plan))
        return 0
    with followed(seconds=arguments.seconds) as watch:
        cost = what_if(plan, *asked, watch)
    print(
        json.dumps({"cost": cost}) if arguments.format == "json" else f"Helheden taber {number(cost)} point."
    )
    return 0


def _asked(work: Work, ids: list[str]) -> tuple[int, int]:
    task, colleague = ids
    if task not in work.task_places or colleague not in work.colleague_places:
        raise BadInput(f"Der er ingen opgave {task} eller ingen kollega {colleague}.")
    return work.task_places[task], work.colleague_places[colleague]


# Reading ---------------------------------------------------------------------------------------------------


def read_tasks(path: Path) -> tuple[Task, ...]:
    rows, faults = read_rows(path, needed=["id", "hours"]), Faults(path)
    named = people_of(path, rows)  # a task's id, name, unit and site are read as a person's
    tasks = tuple(
        Task(
            id=person.id,
            name=person.name,
            hours=_from_0(faults, row, "hours"),
            needs=_levels(faults, row, "needs"),
            unit=person.unit,
            site=person.site,
            only=_set(row, "only"),
            second_hours=_from_0(faults, row, "second_hours"),
            holder=row.cells.get("holder") or None,
            second=row.cells.get("second") or None,
        )
        for person, row in zip(named, rows, strict=True)
    )
    faults.raise_if_any()
    return tasks


def read_colleagues(path: Path) -> tuple[Colleague, ...]:
    rows, faults = read_rows(path, needed=["id", "hours"]), Faults(path)
    people = people_of(path, rows)
    names = [person.name for person in told_apart(people)]
    colleagues = tuple(
        Colleague(
            id=person.id,
            name=name,
            hours=_from_0(faults, row, "hours"),
            unit=person.unit,
            site=person.site,
            skills=_levels(faults, row, "skills"),
            wishes=_set(row, "wishes"),
            rather_not=_set(row, "rather_not"),
            never=_set(row, "never"),
            most=int(_from_0(faults, row, "most")) if row.cells.get("most") else None,
        )
        for person, name, row in zip(people, names, rows, strict=True)
    )
    faults.raise_if_any()
    return colleagues


def _from_0(faults: Faults, row: Row, column: str) -> float:
    found = faults.number(row, column)
    if found < 0:
        faults.add(row.line, f"»{row.cells[column]}« under {column} kan ikke være under 0.", row.cells["id"])
        return 0.0
    return found


def _set(row: Row, column: str) -> frozenset[str]:
    return frozenset(filter(None, (part.strip() for part in row.cells.get(column, "").split(BETWEEN))))


def _levels(faults: Faults, row: Row, column: str) -> dict[str, int]:
    levels = {}
    for part in sorted(_set(row, column)):
        skill, _colon, level = part.rpartition(":")
        if not skill.strip() or not level.strip().isdigit():
            faults.add(
                row.line, f"»{part}« under {column} skal være kunnen:trin, fx miljø:2.", row.cells["id"]
            )
            continue
        levels[skill.strip()] = int(level)
    return levels


# Telling ---------------------------------------------------------------------------------------------------


def as_json(plan: Plan) -> str:
    colleagues = [colleague.id for colleague in plan.work.colleagues]
    tasks = [task.id for task in plan.work.tasks]

    def who(place: int | None) -> str | None:
        return None if place is None else colleagues[place]

    told: dict[str, Any] = {
        "lines": [
            {
                "task": tasks[line.task],
                "holder": who(line.holder),
                "second": who(line.second),
                "score": line.score,
                "parts": {"skill": line.skill, "unit": line.unit, "place": line.place, "wish": line.wish},
                "is_move": line.is_move,
                "next": [
                    {
                        "id": who(one.place),
                        "score": one.score,
                        "block": one.block.value,
                        "missing_levels": one.missing,
                        "cost": one.cost,
                    }
                    for one in line.next
                ],
            }
            for line in plan.lines
        ],
        "total": plan.total,
        "bound": plan.bound,
        "bound_by": plan.bound_by,
        "gap": plan.gap,
        "greedy_total": plan.greedy_total,
        "solver": plan.solver,
        "moves": plan.moves,
        "missing": [tasks[place] for place in plan.missing],
        "second_missing": [tasks[place] for place in plan.second_missing],
        "broken_wishes": [
            {"task": tasks[clash.task], "collide": [spoken(wish) for wish in clash.wishes]}
            for clash in plan.clashes
        ],
        "hours": dict(zip(colleagues, plan.hours, strict=True)),
        "hour_prices": dict(zip(colleagues, plan.hour_prices, strict=True)),
        "worst_off": who(plan.worst_off),
        "seconds": plan.seconds,
    }
    return json.dumps(told, ensure_ascii=False)


def as_text(plan: Plan) -> str:
    parts = [_summary(plan), _table(plan), *_clashes(plan), *_prices(plan)]
    parts.append("Hvorfor\n" + "\n".join(_grounds(line, plan.work) for line in plan.lines))
    return "\n\n".join(parts)


def _summary(plan: Plan) -> str:
    how = "regnet ud" if plan.solver == "exact" else "lagt en opgave ad gangen"
    return (
        f"Forslag: {number(plan.total)} point, {how}. Ingen plan når over {number(plan.bound)}: "
        f"højst {percent(plan.gap)} er ikke hentet.\n"
        f"{plan.moves} opgaver flyttes, {len(plan.missing)} er uden kollega og "
        f"{len(plan.second_missing)} uden en til at træde til. {number(plan.seconds, 1)} sekunder."
    )


def _table(plan: Plan) -> str:
    def who(place: int | None) -> str:
        return "ingen" if place is None else plan.work.colleagues[place].name

    return table(
        ("Opgave", "Kollega", "Træder til", "Point", ""),
        [
            [
                plan.work.tasks[line.task].name,
                who(line.holder),
                who(line.second),
                number(line.score),
                "flyttes" if line.is_move else "",
            ]
            for line in plan.lines
        ],
    )


def _clashes(plan: Plan) -> list[str]:
    return [
        "\n".join(
            [
                f"Ingen til {plan.work.tasks[clash.task].name}. Dette støder sammen:",
                *(f"  – {spoken(wish)}" for wish in clash.wishes),
            ]
        )
        for clash in plan.clashes
    ]


def _prices(plan: Plan) -> list[str]:
    dearest = sorted(range(len(plan.hour_prices)), key=lambda place: -plan.hour_prices[place])[:PRICES_TOLD]
    lines = [
        [plan.work.colleagues[place].name, number(plan.hour_prices[place], 3)]
        for place in dearest
        if plan.hour_prices[place] > 0
    ]
    return [f"En time mere ville give\n{table(('Kollega', 'Point'), lines)}"] if lines else []


def _grounds(line: Line, work: Work) -> str:
    others = ", ".join(spoken(blocked(one, work)) for one in line.next)
    return spoken(holding(line, work)) + (f" {others[0].upper()}{others[1:]}." if others else "")
