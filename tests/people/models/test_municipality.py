from __future__ import annotations

from datetime import date, time

import pytest
from django.db import IntegrityError

from indgang.people.models import ClosingDay, Municipality, OpeningHours
from tests.factories import make_municipality

pytestmark = pytest.mark.django_db


def test_there_is_only_one() -> None:
    municipality = make_municipality()
    assert str(municipality) == "Hvidklit Kommune"
    assert municipality.phone_link == "tel:+4519552410"
    assert municipality.get_absolute_url() == "/intern/kommunen/"
    with pytest.raises(IntegrityError):
        Municipality.objects.create(pk=2, name="Aslund", phone="19 55 24 11", mail="a@aslund.example")


def test_it_can_begin_again_after_it_was_removed() -> None:
    make_municipality().delete()
    begun = Municipality.objects.create(name="Aslund", phone="19 55 24 11", mail="a@aslund.example")
    assert begun.pk == Municipality.THE_ONE


def test_a_closing_day_falls_on_its_day_or_every_year() -> None:
    once = ClosingDay(day=date(2026, 12, 24), name="Flytning")
    yearly = ClosingDay(day=date(2026, 12, 24), name="Juleaften", is_yearly=True)
    assert (once.falls_on(date(2026, 12, 24)), once.falls_on(date(2027, 12, 24))) == (True, False)
    assert (yearly.falls_on(date(2027, 12, 24)), yearly.falls_on(date(2027, 12, 25))) == (True, False)
    assert [str(once), str(yearly)] == ["24-12-2026 Flytning", "24-12-2026 Juleaften (hvert år)"]


def test_a_weekday_has_one_row_of_hours() -> None:
    municipality = make_municipality()
    hours = OpeningHours.objects.create(
        municipality=municipality, weekday=3, opens_at=time(9), closes_at=time(17, 30)
    )
    assert str(hours) == "torsdag 09.00–17.30"
    with pytest.raises(IntegrityError):
        OpeningHours.objects.create(
            municipality=municipality, weekday=3, opens_at=time(18), closes_at=time(19)
        )
