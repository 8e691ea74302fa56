"""Rows for the little booklet: a gathering that has been held, with answers of pairs and results of groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indgang.gatherings.models import (
    CardAnswer,
    Consent,
    Gathering,
    Group,
    GroupResult,
    Guest,
    SpeedMeeting,
    SpeedRound,
    Theme,
)
from tests.gatherings.day_rows import NOW, NUMBERS, a_cross_task, a_gathering, a_guest


def held(**values: Any) -> Gathering:
    return a_gathering(**({"state": "held"} | values))


def came(gathering: Gathering, name: str = "", **values: Any) -> Guest:
    return a_guest(gathering, name, checked_in_at=NOW, **values)


def met(gathering: Gathering, *guests: Guest) -> SpeedMeeting:
    """The guests at a table of their own."""
    begun, _is_new = SpeedRound.objects.get_or_create(gathering=gathering, number=1)
    places = dict(zip(("first", "second", "third"), guests, strict=False))
    return SpeedMeeting.objects.create(round=begun, table=next(NUMBERS), **places)


def answered(meeting: SpeedMeeting, text: str, *, theme: Theme | None = None, **values: Any) -> CardAnswer:
    """Chosen for the booklet, and those who said it have been asked, where nothing else is said."""
    gathering = meeting.round.gathering
    card = gathering.cards.first() or gathering.cards.create(text="Hvem ringer du til?", position=0)
    return CardAnswer.objects.create(
        card=card, meeting=meeting, text=text, theme=theme, **({"in_booklet": True, "asked_at": NOW} | values)
    )


def agreed(answer: CardAnswer, guests: Sequence[Guest]) -> None:
    """These have said that it may be quoted with their name."""
    for guest in guests:
        answer.words.create(guest=guest, consent=Consent.NAMED)


def a_result(gathering: Gathering, text: str, title: str = "Nye skilte i byen", **values: Any) -> GroupResult:
    group = Group.objects.create(gathering=gathering, table=next(NUMBERS), task=a_cross_task(title))
    return GroupResult.objects.create(group=group, text=text, **values)
