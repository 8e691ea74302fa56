from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override
from pytest_django import Settings

from config.schedule import (
    SCHEDULE,
    ask_after_closing,
    ask_whether_coffee_came_to_anything,
    draw_coffee_when_due,
    give_silent_places_on,
    note_who_shares_tasks,
    run_the_night,
    send_mail,
    tell_in_the_morning,
)
from indgang.catalogue.models import Responsibility
from indgang.gatherings.models import GuestState
from indgang.people.models import ClosingDay, Municipality
from indgang.relations.models import CoffeeMember, CoffeeRound, Encounter
from indgang.shared.actions.scheduling import keep_schedule
from indgang.shared.actions.sending import LONGEST_RUN
from indgang.shared.jobs import Turn
from indgang.shared.models import OutgoingMail, ScheduledRun
from tests.factories import make_colleague, make_enquiry, make_mail, make_municipality, make_task
from tests.gatherings.plan_rows import inviting_gathering, make_guest, make_town

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def test_each_stands_once_in_danish_and_the_database_takes_it() -> None:
    kept = keep_schedule(jobs=SCHEDULE, now=NOW)

    assert list(kept) == [job.name for job in SCHEDULE]
    assert [(run.title, run.rhythm_text) for run in ScheduledRun.objects.all()] == [
        ("Spørg deltagere, hvordan en samling var, og mind dem om det én gang", "hver dag kl. 8.15"),
        ("Spørg virksomhederne, hvordan det gik", "hver dag kl. 9.00"),
        ("Spørg dem, der blev trukket til kaffe, om de mødtes", "hver dag kl. 8.45"),
        ("Træk kaffepar, når det er tid", "hver dag kl. 8.30"),
        ("Afslut samlinger, som ingen afsluttede dagen før", "hver dag kl. 7.00"),
        ("Giv pladserne efter dem, der ikke svarede, til reserver", "hver dag kl. 7.45"),
        ("Send ugens tavle", "hver dag kl. 7.45"),
        ("Glem det gamle, og lær af det nye", "hver dag kl. 3.15"),
        ("Skriv ned, hvem der deler en opgave", "hver dag kl. 4.00"),
        (
            "Skriv ned, hvad samlinger efterlod: hvor mange der mødtes, og hvor mange bånd der holder",
            "hver dag kl. 1.45",
        ),
        ("Mind ledere og deltagere om samlinger", "hver dag kl. 8.00"),
        ("Send post", "hvert minut"),
        ("Tag svar op, der ikke kunne sendes", "hvert 15. minut"),
        ("Fortæl kolleger, stedfortrædere og ledere, hvad der er over fristen", "hver dag kl. 7.30"),
    ]


def test_the_operations_guide_shows_the_table_as_it_is() -> None:
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")

    with override("en"):
        kept = keep_schedule(jobs=SCHEDULE, now=NOW)
        rows = [f"| {run.title} | {run.rhythm_text} |" for run in kept.values()]

    assert [row for row in rows if row not in guide] == []


def test_the_night_is_at_a_time_that_every_day_has_once() -> None:
    assert [job.daily_at for job in SCHEDULE if job.daily_at and time(2) <= job.daily_at < time(3)] == []


def test_mail_that_is_due_is_sent(mailoutbox: list[Any]) -> None:
    make_mail(now=NOW)
    send_mail(Turn(NOW))

    assert len(mailoutbox) == 1


def test_who_is_told_to_end_sends_no_more(mailoutbox: list[Any]) -> None:
    make_mail(now=NOW)
    send_mail(Turn(NOW, may_go_on=lambda: False))

    assert mailoutbox == []


def test_a_round_of_mail_ends_before_it_is_taken_for_cut_off() -> None:
    (sending,) = [job for job in SCHEDULE if job.name == "send_mail"]

    assert sending.lasts_at_most >= 2 * LONGEST_RUN


def test_the_night_runs_without_a_word(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DATA_DIR, settings.DERIVED_DIR = tmp_path, tmp_path / "derived"

    run_the_night(Turn(NOW))

    assert capsys.readouterr().out == ""


def test_those_who_share_a_task_are_noted() -> None:
    task = make_task()
    for name in ("Karla", "Bo"):
        Responsibility.objects.create(task=task, colleague=make_colleague(name))
    note_who_shares_tasks(Turn(NOW))

    assert Encounter.objects.get().happened_date == NOW.date()


@pytest.mark.parametrize(("day", "drawn"), [(26, True), (27, False), (28, False)])
def test_coffee_is_drawn_on_a_working_day(day: int, drawn: bool) -> None:
    ClosingDay.objects.create(municipality=make_municipality(), day=NOW.date().replace(day=27), name="Lukket")
    for name in ("Karla", "Bo"):
        CoffeeMember.objects.create(colleague=make_colleague(name), joined_date=NOW.date())
    draw_coffee_when_due(Turn(NOW.replace(day=day)))

    assert CoffeeRound.objects.exists() == drawn


@pytest.mark.parametrize(("day", "freed"), [(26, 1), (27, 0), (28, 0)])
def test_places_are_given_on_on_a_working_day(day: int, freed: int) -> None:
    town = make_town()
    ClosingDay.objects.create(
        municipality=Municipality.objects.get(), day=NOW.date().replace(day=27), name="Lukket"
    )
    gathering = inviting_gathering(town, starts_at=NOW + timedelta(days=9), most_people=4)
    for colleague in town.staff[:4]:
        make_guest(gathering, colleague, GuestState.INVITED, invited_at=NOW - timedelta(days=30))
    make_guest(gathering, town.staff[4], GuestState.APPROVED, reserve_rank=1)
    give_silent_places_on(Turn(NOW.replace(day=day)))

    assert gathering.guests.filter(state=GuestState.SILENT).count() == freed


@pytest.mark.parametrize(("day", "asked"), [(26, True), (27, False), (28, False)])
def test_whether_they_met_is_asked_on_a_working_day(day: int, asked: bool) -> None:
    ClosingDay.objects.create(municipality=make_municipality(), day=NOW.date().replace(day=27), name="Lukket")
    drawn = CoffeeRound.objects.create(drawn_date=NOW.date() - timedelta(days=25), seed=1)
    ask_whether_coffee_came_to_anything(Turn(NOW.replace(day=day)))

    drawn.refresh_from_db()
    assert (drawn.asked_date is not None) == asked


def test_in_the_morning_it_is_told_what_is_late_and_companies_are_asked() -> None:
    karla = make_colleague("Karla", mail="karla@hvidklit.example")
    late, long_closed = NOW - timedelta(days=1), NOW - timedelta(days=6)
    make_enquiry(holder=karla, received_at=late, contact_due_at=late)
    make_enquiry(state="closed", received_at=long_closed)
    tell_in_the_morning(Turn(NOW))
    ask_after_closing(Turn(NOW))
    recipients = OutgoingMail.objects.order_by("pk").values_list("recipient", flat=True)
    assert list(recipients) == ["karla@hvidklit.example", "bente@smed.example"]
