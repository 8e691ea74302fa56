"""What some of the demonstration's colleagues must do, by when; one is late, one is nobody's, and one is done."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from indgang.duties.actions.finishing import finish_duty
from indgang.duties.actions.giving import give_duty
from indgang.history.actions.recording import SYSTEM
from indgang.people.models import Colleague, Unit

DUTIES = [  # unit, place in it (None: the unit's own), days from today, what
    ("service", 1, -3, "Ret åbningstiderne på hjemmesiden"),
    ("service", 1, 4, "Bed Vej og Park bekræfte deres opgaver"),
    ("byg", 0, 2, "Find en stedfortræder til sommeren"),
    ("byg", 0, 9, "Ring til Havneforeningen om den nye bro"),
    ("vaekst", 1, 1, "Skriv tre linjer om, hvad virksomhederne spurgte om i denne uge"),
    ("direktion", 2, 12, "Skriv dagsorden til styregruppen"),
    ("job", 1, 6, "Fortæl kollegerne i Byg, hvordan en voksenlærling kommer i gang"),
    ("vej", None, 7, "Find en ny kontakt til torvehandlerne"),
]
DONE = ("service", 1, -10, "Hæng det nye telefonnummer op i receptionen", "Det hænger ved døren.")


def load_duties(units: dict[str, Unit], staff: dict[str, list[Colleague]], *, today: date) -> None:
    for key, place, days, title in DUTIES:
        owner = staff[key][place] if place is not None else None
        unit = None if owner else units[key]
        day = today + timedelta(days=days)
        values = {"title": title, "owner": owner, "unit": unit, "due_date": day}
        give_duty(values=values, by=SYSTEM, today=today)  # type: ignore[arg-type]  # plain data from above
    key, place, days, title, outcome = DONE
    done = give_duty(
        values={"title": title, "owner": staff[key][place], "due_date": today + timedelta(days=days)},
        by=SYSTEM,
        today=today,
    )
    now = timezone.make_aware(datetime.combine(today + timedelta(days=days), time(14)))
    finish_duty(duty=done, outcome=outcome, by=SYSTEM, now=now)
