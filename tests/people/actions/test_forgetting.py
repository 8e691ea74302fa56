from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from indgang.history.actions.recording import SYSTEM, record_event
from indgang.history.models import Event
from indgang.people.actions.forgetting import (
    forget_details_of_leavers,
    forget_old_absences,
    forget_pictures_of_leavers,
)
from indgang.people.models import Absence, Colleague, User
from indgang.shared.queries import change_number

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def pictures(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "pictures"


def away(colleague: Colleague, *, last_date: date) -> Absence:
    return Absence.objects.create(
        colleague=colleague, first_date=last_date - timedelta(days=3), last_date=last_date
    )


def with_picture(name: str, leaving_date: date | None) -> Colleague:
    colleague = Colleague(name=name, leaving_date=leaving_date, picture_consent_at=NOW)
    colleague.picture.save(f"{name}.jpg", ContentFile(b"a face"))
    return colleague


# Absences --------------------------------------------------------------------------------------------------


def test_absence_is_forgotten_a_year_after_its_last_day() -> None:
    lone = Colleague.objects.create(name="Lone")
    away(lone, last_date=TODAY - timedelta(days=366))
    kept = [
        away(lone, last_date=TODAY - timedelta(days=365)),
        away(lone, last_date=TODAY + timedelta(days=9)),
    ]

    assert forget_old_absences(now=NOW) == 1
    assert list(Absence.objects.order_by("last_date")) == kept


def test_history_forgets_old_absences_too() -> None:
    lone = Colleague.objects.create(name="Lone")
    old, new = away(lone, last_date=date(2025, 2, 1)), away(lone, last_date=date(2026, 11, 20))
    for absence, happened_at in ((old, datetime(2025, 1, 30, tzinfo=UTC)), (new, NOW)):
        event = record_event(area="people", act="note_absence", target=absence, by=SYSTEM)
        Event.objects.filter(pk=event.pk).update(happened_at=happened_at)

    forget_old_absences(now=NOW)

    assert [event.target_key for event in Event.objects.all()] == [new.history_key]


def test_forgetting_an_absence_counts_as_a_change_and_forgetting_none_does_not() -> None:
    away(Colleague.objects.create(name="Lone"), last_date=date(2025, 2, 1))
    before = change_number(["people"])

    forget_old_absences(now=NOW)
    after = change_number(["people"])
    forget_old_absences(now=NOW)

    assert (after, change_number(["people"])) == (before + 1, before + 1)


# Pictures --------------------------------------------------------------------------------------------------


def test_the_picture_goes_the_day_after_the_last_day_at_work(
    pictures: Path, django_capture_on_commit_callbacks: Any
) -> None:
    gone = with_picture("Lone", TODAY - timedelta(days=1))
    on_last_day = with_picture("Per", TODAY)
    staying = with_picture("Mads", None)

    with django_capture_on_commit_callbacks(execute=True):
        count = forget_pictures_of_leavers(by=SYSTEM, now=NOW)

    gone.refresh_from_db()
    assert count == 1
    assert (gone.picture.name, gone.picture_consent_at) == ("", None)
    assert sorted(file.name for file in pictures.iterdir()) == sorted(
        Path(str(kept.picture.name)).name for kept in (on_last_day, staying)
    )


def test_history_tells_that_the_picture_is_forgotten(pictures: Path) -> None:
    gone = with_picture("Lone", TODAY - timedelta(days=1))

    forget_pictures_of_leavers(by=SYSTEM, now=NOW)

    event = Event.objects.get()
    assert (event.act, event.target_key, event.actor_name) == ("forget_picture", gone.history_key, "Indgang")


# Contact details -------------------------------------------------------------------------------------------


def a_leaver(name: str, leaving_date: date, **details: str) -> Colleague:
    return Colleague.objects.create(name=name, title="Biolog", leaving_date=leaving_date, **details)


def test_contact_details_go_a_year_after_the_last_day_at_work() -> None:
    details = {"phone": "19 55 40 01", "mobile": "19 66 40 01", "mail": "lone@hvidklit.example"}
    gone = a_leaver(
        "Lone", TODAY - timedelta(days=366), **details, ask_about="Åer", working_hours="9–15", place="Byen"
    )
    a_leaver("Per", TODAY - timedelta(days=365), **details)
    Colleague.objects.create(name="Mads", **details)

    assert forget_details_of_leavers(by=SYSTEM, now=NOW) == 1

    gone.refresh_from_db()
    assert (gone.name, gone.title) == ("Lone", "Biolog")
    assert [gone.phone, gone.mobile, gone.mail, gone.place, gone.working_hours, gone.ask_about] == [""] * 6
    assert Colleague.objects.filter(phone="19 55 40 01").count() == 2


def test_the_sign_in_goes_with_them() -> None:
    gone = a_leaver("Lone", TODAY - timedelta(days=366))
    User.objects.create(email="lone@hvidklit.example", colleague=gone)
    User.objects.create(email="per@hvidklit.example", colleague=Colleague.objects.create(name="Per"))

    assert forget_details_of_leavers(by=SYSTEM, now=NOW) == 1
    assert [user.email for user in User.objects.all()] == ["per@hvidklit.example"]


def test_what_is_forgotten_is_told_without_saying_it_again() -> None:
    gone = a_leaver("Lone", TODAY - timedelta(days=366), phone="19 55 40 01")

    forget_details_of_leavers(by=SYSTEM, now=NOW)

    event = Event.objects.get()
    assert (event.act, event.target_key, event.changes) == ("forget_details", gone.history_key, {})


def test_details_are_forgotten_once() -> None:
    a_leaver("Lone", TODAY - timedelta(days=366), phone="19 55 40 01")

    assert [forget_details_of_leavers(by=SYSTEM, now=NOW) for _ in range(2)] == [1, 0]
