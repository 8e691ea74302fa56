"""Rows for the day of a gathering: guests who come, received or not, and tasks to work on."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import Any

from indgang.gatherings.models import CrossTask, Gathering, Guest, GuestState
from indgang.people.models import Unit
from tests.factories import make_colleague, make_unit

NOW = datetime(2026, 6, 3, 11, 0, tzinfo=UTC)
NUMBERS = count(1)


def a_gathering(**values: Any) -> Gathering:
    number = next(NUMBERS)
    stands: dict[str, Any] = {
        "title": "Mød dem du ringer til",
        "purpose": "At vi kender hinanden",
        "starts_at": NOW,
        "place": "Kantinen",
        "state": "inviting",
        "rounds": 3,
        "uid": f"samling-{number}@hvidklit.example",
        "day_token_seed": f"dag-{number}",
    }
    if "organiser" not in values:
        stands["organiser"] = make_colleague("Inga Indgang")
    return Gathering.objects.create(**(stands | values))


def units(number: int) -> list[Unit]:
    return [make_unit(f"Afdeling {place}") for place in range(1, number + 1)]


def a_guest(gathering: Gathering, name: str = "", *, unit: Unit | None = None, **values: Any) -> Guest:
    colleague = make_colleague(name, units=[unit] if unit else [])
    stands: dict[str, Any] = {"state": GuestState.COMING, "token_seed": f"seed-{next(NUMBERS)}"}
    return Guest.objects.create(gathering=gathering, colleague=colleague, **(stands | values))


def guests_of(gathering: Gathering, number: int, departments: int = 3, **values: Any) -> list[Guest]:
    """Named Gæst 1, Gæst 2 …, spread over the departments in turn."""
    theirs = units(departments)
    return [
        a_guest(gathering, f"Gæst {place + 1}", unit=theirs[place % departments], **values)
        for place in range(number)
    ]


def a_cross_task(title: str = "Nye skilte i byen", **values: Any) -> CrossTask:
    stands: dict[str, Any] = {"description": "Tre afdelinger svarer", "wanted_outcome": "Ét svar"}
    if "owner" not in values:
        stands["owner"] = make_colleague("Ejer")
    return CrossTask.objects.create(title=title, **(stands | values))
