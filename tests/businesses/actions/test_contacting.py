from __future__ import annotations

import pytest

from indgang.businesses.actions.contacting import (
    UnableToKeepContact,
    add_contact,
    edit_contact,
    remove_contact,
)
from indgang.businesses.models import Business, BusinessContact
from indgang.history.models import Event
from indgang.people.models import Role, User
from tests.factories import make_business, make_contact, make_user

pytestmark = pytest.mark.django_db


def entrance() -> User:
    return make_user(Role.ENTRANCE)


def test_the_company_is_found_by_its_contacts_phone() -> None:
    contact = add_contact(
        business=make_business("Smedjen"), values={"name": "Bente", "phone": "19 70 10 02"}, by=entrance()
    )
    assert Business.objects.get().search_text == " smedjen 19701002"
    edit_contact(contact=contact, values={"phone": "19 70 10 03"}, by=entrance())
    assert Business.objects.get().search_text == " smedjen 19701003"
    edit_contact(contact=contact, values={"phone": "19 70 10 03"}, by=entrance())
    assert list(Event.objects.order_by("pk").values_list("act", flat=True)) == ["add_contact", "edit_contact"]


def test_whoever_is_removed_is_forgotten_in_the_history_too() -> None:
    business = make_business("Smedjen")
    contact = add_contact(business=business, values={"name": "Bente", "phone": "19 70 10 02"}, by=entrance())
    remove_contact(contact=contact, by=entrance())
    assert not BusinessContact.objects.exists()
    assert Business.objects.get().search_text == " smedjen"
    event = Event.objects.get()
    assert (event.act, event.target_key, event.target_label) == (
        "remove_contact",
        business.history_key,
        "Smedjen",
    )


def test_a_colleague_without_a_role_changes_no_contact() -> None:
    contact, by = make_contact(make_business()), make_user()
    with pytest.raises(UnableToKeepContact):
        add_contact(business=contact.business, values={"name": "Ny"}, by=by)
    with pytest.raises(UnableToKeepContact):
        edit_contact(contact=contact, values={"name": "Ny"}, by=by)
    with pytest.raises(UnableToKeepContact, match="Kun indgangen, ledere"):
        remove_contact(contact=contact, by=by)
    assert BusinessContact.objects.get().name == "Bente Smed"


def test_a_number_of_a_person_is_not_kept() -> None:
    with pytest.raises(UnableToKeepContact, match="CPR-nummer") as refusal:
        add_contact(business=make_business(), values={"name": "B", "title": "010170-1234"}, by=entrance())
    assert (refusal.value.field, BusinessContact.objects.count()) == ("title", 0)
