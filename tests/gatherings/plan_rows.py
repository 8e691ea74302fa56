"""Rows for tests of planning and inviting: a town with two departments, and a gathering six weeks ahead."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from icalendar import Calendar

from indgang.catalogue.models import Responsibility
from indgang.gatherings.actions.planning import GatheringValues, plan_gathering
from indgang.gatherings.models import Gathering, GatheringState, Guest, GuestState
from indgang.people.models import Colleague, Role, Unit, User
from indgang.shared.models import OutgoingMail
from indgang.shared.secret_links import new_seed
from tests.factories import make_catalogue, make_colleague, make_municipality, make_task, make_unit, make_user

NOW = datetime(2026, 4, 8, 8, 0, tzinfo=UTC)  # a Wednesday
STARTS_AT = datetime(2026, 5, 20, 11, 0, tzinfo=UTC)  # a Wednesday
NUMBERS = count(1)


@dataclass
class Town:
    secretary: User
    units: list[Unit]
    leaders: list[User]
    staff: list[Colleague]


def make_town(people: int = 6, departments: int = 2) -> Town:
    """Each department with a leader who signs in, and colleagues who each have a task."""
    make_municipality()
    secretary = make_user(
        Role.SECRETARY, colleague=make_colleague("Sten Sekretær", mail="sten@hvidklit.example")
    )
    units = [make_unit(f"Afdeling {number}") for number in range(1, departments + 1)]
    leaders = [
        make_user(
            colleague=make_colleague(f"Leder {place}", units=[unit], mail=f"leder{place}@hvidklit.example"),
            leads=unit,
        )
        for place, unit in enumerate(units, start=1)
    ]
    catalogue = make_catalogue()
    staff = []
    for place in range(people):
        colleague = make_colleague(
            f"Kollega {place:02d}", units=[units[place % departments]], mail=f"k{place}@hvidklit.example"
        )
        Responsibility.objects.create(task=make_task(catalogue=catalogue), colleague=colleague)
        staff.append(colleague)
    return Town(secretary, units, leaders, staff)


def plan_values(town: Town, **changed: Any) -> GatheringValues:
    values: Any = {
        "title": "Vi løser det sammen",
        "purpose": "Kend dem, du skal ringe til.",
        "starts_at": STARTS_AT,
        "minutes": 150,
        "place": "Kulturhuset",
        "most_people": 4,
        "organiser": town.secretary.colleague,
        "stand_in": town.leaders[0].colleague,
        "rounds": 3,
        "round_minutes": 5,
        "rotations": 1,
    }
    return values | changed  # type: ignore[no-any-return]  # the keys are those of the values


def make_gathering(town: Town, **changed: Any) -> Gathering:
    return plan_gathering(values=plan_values(town, **changed), anyway=True, by=town.secretary, now=NOW)


def make_guest(
    gathering: Gathering, colleague: Colleague, state: str = GuestState.PROPOSED, **values: Any
) -> Guest:
    return Guest.objects.create(
        gathering=gathering, colleague=colleague, state=state, token_seed=new_seed(), **values
    )


def in_days(days: int) -> datetime:
    return NOW + timedelta(days=days)


def state_of(guest: Guest) -> str:
    return Guest.objects.get(pk=guest.pk).state


def calendar_of(mail: OutgoingMail) -> tuple[str, str, int, str]:
    """Method, uid, sequence and whom it is for."""
    calendar = Calendar.from_ical(b64decode(mail.attachments[0]["content"]))
    event = next(iter(calendar.walk("VEVENT")))
    return str(calendar["method"]), str(event["uid"]), int(str(event["sequence"])), str(event["attendee"])


def inviting_gathering(town: Town, **values: Any) -> Gathering:
    gathering = make_gathering(town, **values)
    gathering.state = GatheringState.INVITING
    gathering.save()
    return gathering
