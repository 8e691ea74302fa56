from __future__ import annotations

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from config.retention import RETENTION
from indgang.history.models import Event
from indgang.people.models import Absence, Colleague

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_lists_of_others(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


MEETINGS = (
    "Hvilke kolleger der mødtes eller arbejdede sammen, og kaffe: højst, og 3 år, hvis intet andet er valgt"
)


def forget(*arguments: str) -> list[str]:
    told = StringIO()
    call_command("forget", *arguments, stdout=told)
    return told.getvalue().splitlines()


@pytest.fixture
def old_things() -> None:
    """An old event, two old absences, the details of somebody who left long ago, and a session that has ended."""
    now = timezone.now()
    Event.objects.create(
        happened_at=now - timedelta(days=6 * 365),
        actor_name="x",
        area="people",
        act="x",
        target_key="x:1",
        target_label="x",
    )
    left = Colleague.objects.create(
        name="Lone", phone="19 55 40 01", leaving_date=(now - timedelta(days=800)).date()
    )
    for days in (700, 800):
        day = (now - timedelta(days=days)).date()
        Absence.objects.create(colleague=left, first_date=day, last_date=day)
    Session.objects.create(session_key="a", session_data="", expire_date=now - timedelta(hours=1))
    Session.objects.create(session_key="b", session_data="", expire_date=now + timedelta(hours=1))


@pytest.mark.usefixtures("old_things")
def test_what_is_too_old_is_deleted_and_counted() -> None:
    told = forget()

    assert told == [
        "     1  Historik: hvem ændrede hvad",
        "     2  Fravær, også i historikken",
        "     0  Billeder og samtykker fra dem, der er fratrådt",
        "     1  Kontaktoplysninger og login for dem, der er fratrådt",
        "     0  Spørgsmål fra skrivebordet, uden navne og numre",
        "     0  Kontakter i ophørte virksomheder, også i historikken",
        "     0  Hvad der er talt med virksomheder om",
        "     0  Henvendelser: hvem der spurgte, hvad der blev skrevet, filer, også i historikken",
        "     0  Henvendelser: opgave, enhed, virksomhed, kanal, tider og udfald",
        "     0  Kladder til opkald",
        "     0  Mails: adresse, emne, tekst og filer",
        "     0  Hvad kolleger skulle nå og har gjort, også i historikken",
        f"     0  {MEETINGS}",
        "     0  Hvad kolleger siger om, hvem de kender",
        "     0  Kommentarer, og hvilken virksomhed og henvendelse et svar på en undersøgelse hører til",
        "     0  Karakterer givet i undersøgelser, med enhed, slags, størrelse og kanal",
        "     0  Hvad deltagere i en samling skal have at spise, og hvordan de kommer ind",
        "     0  Hvem der var overvejet til en samling, og hvorfor, også i historikken",
        "     0  Hvem der har svaret på, hvordan en samling var (det, de svarede, er ikke knyttet til nogen)",
        "     0  Det, der blev svaret ved speed-dates, og som ikke er i hæftet",
        "     0  Hvem der sad sammen til en samling, og hvad der blev sagt der: højst, og ikke længere end andre møder",
        "     0  Hvem der kom til en samling, og dens hæfte",
        "     0  Hvor tit et materiale blev brugt; hvor det blev delt ud, og hvem der skrev det ned",
        "     0  Filer, der blev valgt til en henvendelse, som ikke blev sendt",
        "     0  Lister over medarbejdere og virksomheder, som blev valgt og ikke indlæst",
        "     1  Sessioner for dem, der har været logget ind",
        "Det er slettet.",
    ]
    assert Absence.objects.count() == 0
    assert Colleague.objects.get().phone == ""
    assert [session.session_key for session in Session.objects.all()] == ["b"]


@pytest.mark.usefixtures("old_things")
def test_a_dry_run_counts_the_same_and_deletes_nothing() -> None:
    told = forget("--dry-run")

    assert told[-1] == "Intet er slettet endnu."
    assert told[:-1] == forget()[:-1]


def test_where_nothing_is_old_nothing_happens() -> None:
    assert [line.split()[0] for line in forget()] == [*["0"] * len(RETENTION), "Det"]
    assert Event.objects.count() == 0
