from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from indgang.people.models import Absence, Colleague, Role, Visibility
from tests.factories import make_absence, make_colleague, make_user
from tests.people.views.conftest import errors_of, sent_back, signed_in, words_of

pytestmark = pytest.mark.django_db


def address(colleague: Colleague) -> str:
    return f"/intern/medarbejdere/{colleague.pk}/fravaer/"


def in_days(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%d-%m-%Y}"


def test_the_entrance_notes_an_absence_with_a_substitute() -> None:
    ane, jan = make_colleague("Ane"), make_colleague("Jan")
    client = signed_in(make_user(Role.ENTRANCE))
    form = sent_back(client.get(address(ane)))
    assert form["first_date"] == in_days(0)
    response = client.post(address(ane), form | {"last_date": in_days(2), "substitute": "jan"}, follow=True)
    absence = Absence.objects.get()
    assert (absence.colleague, absence.substitute) == (ane, jan)
    told = words_of(response)
    assert "Fraværet for Ane er noteret." in told
    assert "Spørg i stedet Jan" in told


def test_what_may_have_been_overlooked_is_said() -> None:
    ane, jan = make_colleague("Ane"), make_colleague("Jan")
    client = signed_in(make_user(Role.ENTRANCE))
    alone = {"first_date": in_days(0), "last_date": in_days(0), "substitute": ""}
    assert "Der er ingen stedfortræder." in words_of(client.post(address(ane), alone, follow=True))
    day = timezone.localdate() + timedelta(days=5)
    make_absence(jan, day, day)
    both = {"first_date": in_days(4), "last_date": in_days(6), "substitute": "Jan"}
    assert "Jan er også fraværende, fra" in words_of(client.post(address(ane), both, follow=True))


def test_a_fault_stands_at_its_field_and_nothing_is_lost() -> None:
    ane = make_colleague("Ane")
    client = signed_in(make_user(Role.ENTRANCE))
    response = client.post(address(ane), {"first_date": "i morgen", "last_date": "", "substitute": "Ukendt"})
    assert response.status_code == 422
    assert len(errors_of(response)) == 3
    assert sent_back(response)["substitute"] == "Ukendt"
    response = client.post(
        address(ane), {"first_date": in_days(2), "last_date": in_days(1), "substitute": ""}
    )
    assert errors_of(response) == ["Den sidste dag kan ikke ligge før den første."]
    assert not Absence.objects.exists()


def test_an_absence_is_removed() -> None:
    today = timezone.localdate()
    absence = make_absence(make_colleague("Ane"), today, today)
    client = signed_in(make_user(Role.ENTRANCE))
    assert "Fjern" in words_of(client.get(address(absence.colleague)))
    assert client.get(f"/intern/fravaer/{absence.pk}/fjern/").status_code == 405
    response = client.post(f"/intern/fravaer/{absence.pk}/fjern/", follow=True)
    assert "Fraværet er fjernet." in words_of(response)
    assert not Absence.objects.exists()


def test_others_are_kept_out() -> None:
    today = timezone.localdate()
    absence = make_absence(make_colleague(), today, today)
    client = signed_in(make_user())
    assert client.get(address(absence.colleague)).status_code == 403
    assert client.post(f"/intern/fravaer/{absence.pk}/fjern/").status_code == 403
    assert client.post("/intern/fravaer/999/fjern/").status_code == 404
    hidden = make_absence(make_colleague(name_visibility=Visibility.HIDDEN), today, today)
    assert client.post(f"/intern/fravaer/{hidden.pk}/fjern/").status_code == 404
    assert Absence.objects.count() == 2
