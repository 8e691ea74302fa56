"""What the demonstration's enquiries are made of, before they are written."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.utils import timezone

from indgang.businesses.models import Business
from indgang.catalogue.models import Task
from indgang.enquiries.clocks import MeansClosed
from indgang.enquiries.models import Enquiry, Message, MessageKind
from indgang.people.models import Colleague, Unit

WORDS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "henvendelser.toml").read_text(encoding="utf-8")
)
Staff = Mapping[str, list[Colleague]]


@dataclass
class Case:
    """An enquiry and what hangs on it, before it is written."""

    enquiry: Enquiry
    rows: list[Any] = field(default_factory=list)  # messages, hand-overs, parts, waiting times, meetings
    acts: list[tuple[datetime, str, str]] = field(default_factory=list)  # when, act, who

    def say(
        self, kind: MessageKind, text: str, at: datetime, who: Colleague | None = None, **more: Any
    ) -> None:
        name = who.name if who else self.enquiry.contact_name
        self.rows.append(
            Message(
                enquiry=self.enquiry,
                kind=kind,
                text=text,
                author=who,
                author_name=name,
                written_at=at,
                **more,
            )
        )


@dataclass(frozen=True)
class Town:
    """What the cases are made of."""

    chance: random.Random
    tasks: Sequence[Task]
    voices: Mapping[int, Sequence[str]]
    doers: Mapping[int, Sequence[Colleague]]
    businesses: Sequence[Business]
    staff: Staff
    units: Mapping[str, Unit]
    is_closed: MeansClosed
    today: date

    def by_key(self, key: str) -> Task | None:
        return next((task for task in self.tasks if task.key == key), None)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))
