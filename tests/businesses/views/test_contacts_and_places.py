from __future__ import annotations

import pytest
from django.test import Client

from indgang.businesses.models import Business, BusinessContact, ProductionUnit
from indgang.people.models import Role
from tests.factories import make_business, make_contact, make_production_unit, make_user
from tests.people.views.conftest import errors_of, sent_back, signed_in

pytestmark = pytest.mark.django_db

LIST = "/intern/virksomheder/"
PERSON = "Det ligner et CPR-nummer. Fjern det; det må ikke stå her."


@pytest.fixture
def entrance() -> Client:
    return signed_in(make_user(Role.ENTRANCE))


@pytest.fixture
def business() -> Business:
    return make_business("Smedjen", town="Hvidklit")


def test_a_contact_is_added_changed_and_removed(entrance: Client, business: Business) -> None:
    answer = entrance.post(f"{LIST}{business.pk}/kontakter/ny/", {"name": "Bente", "phone": "19701003"})
    assert answer["Location"] == business.get_absolute_url()
    contact = BusinessContact.objects.get()
    address = f"{LIST}kontakter/{contact.pk}/ret/"
    assert entrance.post(address, sent_back(entrance.get(address)) | {"title": "Mester"}).status_code == 302
    contact.refresh_from_db()
    assert (contact.name, contact.phone, contact.title) == ("Bente", "19 70 10 03", "Mester")
    assert entrance.post(f"{LIST}kontakter/{contact.pk}/fjern/")["Location"] == business.get_absolute_url()
    assert not BusinessContact.objects.exists()


def test_a_contact_that_cannot_be_kept_is_told(entrance: Client, business: Business) -> None:
    typed = {"name": "Bente", "title": "010170-1234"}
    assert errors_of(entrance.post(f"{LIST}{business.pk}/kontakter/ny/", typed)) == [PERSON]
    address = f"{LIST}kontakter/{make_contact(business).pk}/ret/"
    assert errors_of(entrance.post(address, sent_back(entrance.get(address)) | typed)) == [PERSON]


def test_a_place_is_added_changed_and_removed(entrance: Client, business: Business) -> None:
    address = f"{LIST}{business.pk}/steder/ny/"
    typed = sent_back(entrance.get(address)) | {"p_number": "9900000001"}
    assert entrance.post(address, typed)["Location"] == business.get_absolute_url()
    unit = ProductionUnit.objects.get()
    assert (unit.name, unit.town) == ("Smedjen", "Hvidklit")
    address = f"{LIST}steder/{unit.pk}/ret/"
    assert (
        entrance.post(address, sent_back(entrance.get(address)) | {"address": "Havnevej 2"}).status_code
        == 302
    )
    unit.refresh_from_db()
    assert unit.address == "Havnevej 2"
    assert entrance.post(f"{LIST}steder/{unit.pk}/fjern/")["Location"] == business.get_absolute_url()
    assert not ProductionUnit.objects.exists()


def test_a_place_that_cannot_be_kept_is_told(entrance: Client, business: Business) -> None:
    make_production_unit(business, "9900000002")
    typed = {"p_number": "9900000002", "name": "A"}
    taken = ["Smedjen har det P-nummer i forvejen."]
    assert errors_of(entrance.post(f"{LIST}{business.pk}/steder/ny/", typed)) == taken
    other = make_production_unit(business, "9900000003")
    address = f"{LIST}steder/{other.pk}/ret/"
    assert errors_of(entrance.post(address, sent_back(entrance.get(address)) | typed)) == taken
