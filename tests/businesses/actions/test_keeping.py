from __future__ import annotations

from datetime import date

import pytest

from indgang.businesses.actions.keeping import (
    BusinessValues,
    UnableToKeepBusiness,
    choose_contact_person,
    create_business,
    edit_business,
    end_business,
)
from indgang.businesses.models import Business
from indgang.history.models import Event
from indgang.people.models import Role, User
from tests.factories import make_business, make_colleague, make_user

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def entrance() -> User:
    return make_user(Role.ENTRANCE)


def test_a_company_is_written_down_and_can_be_found() -> None:
    business = create_business(values={"name": "Østerlund Smedje", "cvr": "99000007"}, by=entrance())
    business.refresh_from_db()
    assert business.search_text == " oesterlund smedje 99000007"
    assert Event.objects.get().act == "create_business"


def test_a_colleague_without_a_role_changes_nothing() -> None:
    business, by = make_business("Smedjen"), make_user()
    with pytest.raises(UnableToKeepBusiness, match="Kun indgangen, ledere"):
        create_business(values={"name": "Ny"}, by=by)
    with pytest.raises(UnableToKeepBusiness):
        edit_business(business=business, values={"name": "Ny"}, by=by)
    with pytest.raises(UnableToKeepBusiness):
        end_business(business=business, ended_date=TODAY, by=by)
    with pytest.raises(UnableToKeepBusiness):
        choose_contact_person(business=business, contact_person=by.colleague, by=by, today=TODAY)
    assert (list(Business.objects.values_list("name", flat=True)), Event.objects.count()) == (["Smedjen"], 0)


@pytest.mark.parametrize(
    ("values", "field", "told"),
    [
        ({"name": "Ny", "cvr": "99000008"}, "cvr", "Kontrolcifferet passer ikke"),
        ({"name": "Ny", "cvr": "99000007"}, "cvr", "Smedjen har det CVR-nummer i forvejen."),
        ({"name": "Ny 010170-1234"}, "name", "CPR-nummer"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(values: BusinessValues, field: str, told: str) -> None:
    make_business("Smedjen", cvr="99000007")
    with pytest.raises(UnableToKeepBusiness, match=told) as refusal:
        create_business(values=values, by=entrance())
    assert (refusal.value.field, Business.objects.count()) == (field, 1)


def test_a_changed_company_is_found_by_what_it_is_called_now() -> None:
    business = make_business("Smedjen", cvr="99000007")
    edit_business(business=business, values={"name": "Værkstedet", "cvr": "99000007"}, by=entrance())
    business.refresh_from_db()
    assert business.search_text == " vaerkstedet 99000007"
    assert Event.objects.get().changes == {"name": ["Smedjen", "Værkstedet"]}


def test_nothing_new_is_no_event() -> None:
    business = make_business("Smedjen")
    edit_business(business=business, values={"name": "Smedjen"}, by=entrance())
    end_business(business=business, ended_date=None, by=entrance())
    assert not Event.objects.exists()


def test_a_company_ends_and_is_there_again() -> None:
    business = make_business()
    end_business(business=business, ended_date=TODAY, by=entrance())
    assert Business.objects.get().ended_date == TODAY
    end_business(business=business, ended_date=None, by=entrance())
    assert Business.objects.get().ended_date is None


def test_somebody_at_work_is_the_fixed_contact_person() -> None:
    business, colleague = make_business(), make_colleague("Åse Vad")
    choose_contact_person(business=business, contact_person=colleague, by=entrance(), today=TODAY)
    assert Business.objects.get().contact_person == colleague
    choose_contact_person(business=business, contact_person=None, by=entrance(), today=TODAY)
    assert Business.objects.get().contact_person is None
    left = make_colleague("Bo Rejst", leaving_date=date(2026, 11, 23))
    with pytest.raises(UnableToKeepBusiness, match="Bo Rejst arbejder her ikke længere") as refusal:
        choose_contact_person(business=business, contact_person=left, by=entrance(), today=TODAY)
    assert refusal.value.field == "contact_person"
