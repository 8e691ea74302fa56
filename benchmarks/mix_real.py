"""Pairs, groups and a selection on rooms drawn from a real municipality's kinds of enquiry: not used in building.

Run: ``INDGANG_GOLD_DIR=<folder> python -m benchmarks.mix_real`` (about a minute). The folder (else
``../shared/field``) has ``enquiries.csv`` (columns omraade, kle, haandteres_af, kompleksitet): which units answer what
kinds of enquiry. It is not in the repository. Who the people are is not known: each has the work of a unit, once one
person for each kind of enquiry, and once one for all of an area. Tables in ``benchmarks/mix.md``.
"""

from __future__ import annotations

import csv
import os
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.mix_groups import by_lot, greedily
from benchmarks.mix_pairs import RIVALS
from indgang.mixing.groups import Wishes, plan_groups, sizes_for
from indgang.mixing.groups.problem import problem_of
from indgang.mixing.groups.scores import score
from indgang.mixing.pairs.plan import Evening
from indgang.mixing.pairs.planning import plan_pairs
from indgang.mixing.people import Person, Room, Values, room_of
from indgang.mixing.selection.asked import Asked
from indgang.mixing.selection.selecting import Invitation, select
from indgang.mixing.watching import Watch
from indgang.mixing.weights import needs, value_of_meetings

ROOT = Path(__file__).resolve().parents[1]
WEIGHT = {"simpel": 1, "medium": 2, "kompleks": 4}  # enquiries of a kind, for one that is simple
TIED, RELATED, TOUCHES = 0.8, 0.6, 0.2  # a tie within a unit; tasks of one KLE group; of one KLE main group
ROUNDS, ROTATIONS, TABLE, LIST = 7, 3, 5, 30


class Kind(NamedTuple):
    area: str
    kle: str
    units: tuple[str, ...]
    weight: int


class Work(NamedTuple):
    """A person's: the unit, and the kinds of enquiry by their number."""

    unit: str
    kinds: frozenset[int]


def main() -> None:
    folder = Path(os.environ.get("INDGANG_GOLD_DIR", ROOT.parent / "shared" / "field"))
    if not (folder / "enquiries.csv").exists():
        print(f"There are no enquiries in {folder}: name a folder that holds enquiries.csv.")
        return
    kinds = kinds_in(folder / "enquiries.csv")
    print("| room | plan | lot | greedy | blossom a round | Indgang | CPU s |\n|---|---|---|---|---|---|---|")
    for name, works in (
        ("a person a kind", one_for_each(kinds)),
        ("a person an area", one_for_an_area(kinds)),
    ):
        room, contact = room_for(works, kinds)
        name = f"{name}: {len(room)} people of {len({work.unit for work in works})} units"
        for line in (of_pairs(room), of_groups(room), of_a_list(room, contact)):
            print(f"| {name} | {line} |", flush=True)


# The rooms -------------------------------------------------------------------------------------------------


def kinds_in(file: Path) -> list[Kind]:
    with file.open(encoding="utf-8", newline="") as rows:
        return [
            Kind(row["omraade"], row["kle"], units_in(row["haandteres_af"]), WEIGHT[row["kompleksitet"]])
            for row in csv.DictReader(rows)
        ]


def units_in(text: str) -> tuple[str, ...]:
    """``A / B (tværgående) + C`` are three units."""
    parts = re.split(r" / |/| \+ | → ", re.sub(r"\([^)]*\)", "", text))
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def one_for_each(kinds: Sequence[Kind]) -> list[Work]:
    return [Work(unit, frozenset([number])) for number, kind in enumerate(kinds) for unit in kind.units]


def one_for_an_area(kinds: Sequence[Kind]) -> list[Work]:
    theirs: dict[tuple[str, str], list[int]] = {}
    for number, kind in enumerate(kinds):
        for unit in kind.units:
            theirs.setdefault((unit, kind.area), []).append(number)
    return [Work(unit, frozenset(numbers)) for (unit, _area), numbers in theirs.items()]


def room_for(works: Sequence[Work], kinds: Sequence[Kind]) -> tuple[Room, Values]:
    """An even number of people, and each one's contact: the share of the enquiries that they take part in."""
    works = works[: len(works) // 2 * 2]
    count = len(works)
    shared, related = np.zeros((count, count)), np.zeros((count, count))
    for one, mine in enumerate(works):
        for other, yours in enumerate(works):
            shared[one, other] = sum(kinds[number].weight for number in mine.kinds & yours.kinds)
            related[one, other] = max(
                kinship(kinds[number].kle, kinds[next_one].kle)
                for number in mine.kinds
                for next_one in yours.kinds
            )
    is_same = np.array([[mine.unit == yours.unit for yours in works] for mine in works])
    np.fill_diagonal(is_same, val=False)
    values = value_of_meetings(needs(shared_enquiries=shared, related_tasks=related), TIED * is_same)
    people = [Person(str(at), f"Person {at}", work.unit) for at, work in enumerate(works)]
    contact = np.array([sum(kinds[number].weight for number in work.kinds) for work in works], dtype=float)
    return room_of(people, values, is_same), contact / contact.max()


def kinship(one: str, other: str) -> float:
    """How related two KLE numbers are, such as 02.34.02 and 02.00.06."""
    if one[:5] == other[:5]:
        return RELATED
    return TOUCHES if one[:2] == other[:2] else 0.0


# The plans -------------------------------------------------------------------------------------------------


def of_pairs(room: Room) -> str:
    begun = time.process_time()
    plan = plan_pairs(Evening(room, ROUNDS, floor=0))
    took = time.process_time() - begun
    cells = []
    for name in ("random", "greedy", "blossom a round"):
        values = room.values - room.forbidden * 10.0 if name == "blossom a round" else room.values
        made = RIVALS[name](values, ROUNDS, np.random.default_rng(1))
        met = [pair for pairs in made for pair in pairs]
        faults = len(met) - len(set(met)) + sum(bool(room.forbidden[pair]) for pair in met)
        total = sum(float(room.values[pair]) for pair in set(met))
        cells.append(f"{100 * total / plan.bound:.1f} ({faults})")
    used = len(plan.forbidden_used)
    own = f"**{100 * plan.total / plan.bound:.2f}** ({used}; at least {plan.least_forbidden})"
    return f"{ROUNDS} rounds of pairs | {' | '.join(cells)} | {own} | {took:.1f}"


def of_groups(room: Room) -> str:
    wishes = Wishes(sizes=sizes_for(len(room), len(room) // TABLE), rotations=ROTATIONS)
    begun = time.process_time()
    plan = plan_groups(room, wishes)
    took = time.process_time() - begun
    problem = problem_of(room, wishes, wishes.given_hosts)
    cells = []
    for made in (by_lot(problem, 1), greedily(problem, 1)):
        told = score(problem, made)
        cells.append(f"{100 * told.total / plan.bound:.1f} ({told.repeats + int(told.faults // 4)})")
    broken, least = plan.repeats + plan.forbidden_used, plan.repeats_at_least + plan.forbidden_at_least
    own = f"**{100 * plan.total / plan.bound:.2f}** ({broken}; at least {least})"
    return f"{ROTATIONS} rotations in groups | {' | '.join(cells)} | – | {own} | {took:.1f}"


def of_a_list(room: Room, contact: Values) -> str:
    begun = time.process_time()
    selection = select(room, contact, Invitation(LIST))
    took = time.process_time() - begun
    asked = Asked(room.people, LIST)
    lot = asked.best_by(np.random.default_rng(1).random(len(room)), Watch())
    by_chance = select(room, contact, Invitation(LIST, must=frozenset(lot.tolist())))
    cells = [f"{100 * total / selection.bound:.1f}" for total in (by_chance.total, selection.top.total)]
    return (
        f"{LIST} invited (greedy: top list) | {' | '.join(cells)} | – "
        f"| **{100 * selection.total / selection.bound:.2f}** | {took:.1f}"
    )


if __name__ == "__main__":
    main()
