"""Rows for what comes after a gathering: one that was held, with pairs who talked and what they answered."""

from __future__ import annotations

from typing import Any

from indgang.gatherings.models import (
    CardAnswer,
    Gathering,
    Group,
    GroupResult,
    Guest,
    SpeedMeeting,
    SpeedRound,
    Theme,
)
from indgang.surveys.models import Tally
from tests.gatherings.day_rows import NOW, a_cross_task, a_gathering, guests_of


def a_held_gathering(people: int = 6, departments: int = 3, **values: Any) -> tuple[Gathering, list[Guest]]:
    """Everybody came, and those next to each other talked in the only round: 1 with 2, 3 with 4 …"""
    gathering = a_gathering(**({"state": "held"} | values))
    guests = guests_of(gathering, people, departments, checked_in_at=NOW, invited_at=NOW)
    for guest in guests:
        guest.colleague.mail = f"gaest{guest.pk}@hvidklit.example"
        guest.colleague.save()
    begun = SpeedRound.objects.create(gathering=gathering, number=1, began_at=NOW)
    for table, place in enumerate(range(0, people - 1, 2), start=1):
        SpeedMeeting.objects.create(
            round=begun, table=table, first=guests[place], second=guests[place + 1], took_place=True
        )
    gathering.cards.create(text="Hvem ringer du til?", position=0)
    return gathering, guests


def an_answer(gathering: Gathering, text: str = "Karla", *, table: int = 1, **values: Any) -> CardAnswer:
    meeting = SpeedMeeting.objects.get(round__gathering=gathering, table=table)
    card = values.pop("card", None) or gathering.cards.all()[0]
    return CardAnswer.objects.create(card=card, meeting=meeting, text=text, **values)


def a_quote(gathering: Gathering, text: str = "Karla", **values: Any) -> CardAnswer:
    """Chosen for the booklet, and those who said it have been asked."""
    stands: dict[str, Any] = {"in_booklet": True, "asked_at": NOW}
    return an_answer(gathering, text, **(stands | values))


def a_theme(gathering: Gathering, name: str, position: int = 1) -> Theme:
    return Theme.objects.create(gathering=gathering, name=name, position=position)


def a_result(gathering: Gathering, text: str = "Ét nummer på skiltet", *, table: int = 1) -> Group:
    group = Group.objects.create(gathering=gathering, table=table, task=a_cross_task(f"Opgave {table}"))
    if text:
        GroupResult.objects.create(group=group, text=text)
    return group


def answered(gathering: Gathering, question: str, **numbers: int) -> None:
    """So many chose each answer to the question."""
    for choice, number in numbers.items():
        Tally.objects.create(
            area="gatherings", target_key=gathering.history_key, question=question, choice=choice, number=number,
            asked_date=gathering.starts_at.date(),
        )  # fmt: skip
