from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from indgang.businesses.models import Business, Conversation, Size
from tests.factories import make_business, make_colleague, make_contact, make_production_unit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("employees", "size"),
    [
        (0, "0"),
        (1, "1-9"),
        (9, "1-9"),
        (10, "10-49"),
        (49, "10-49"),
        (50, "50-249"),
        (249, "50-249"),
        (250, "250+"),
    ],
)
def test_the_size_goes_by_employees(employees: int, size: str) -> None:
    assert Size.of(employees) == size


def test_two_companies_do_not_have_one_cvr_number_but_both_may_have_none() -> None:
    make_business(cvr="99000007")
    make_business()
    make_business()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_business(cvr="99000007")


def test_the_database_holds_numbers_to_their_length() -> None:
    business = make_business()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_business(cvr="1234")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_production_unit(business, "123")


def test_it_is_chosen_by_its_name_and_what_tells_it_apart() -> None:
    assert Business(name="Smedjen", cvr="99000007", town="Hvidklit").label == "Smedjen, 99000007"
    assert Business(name="Smedjen", town="Hvidklit").label == "Smedjen, Hvidklit"
    assert Business(name="Smedjen").label == "Smedjen"


def test_it_has_ended_from_its_day_on() -> None:
    business = Business(ended_date=date(2026, 11, 24))
    assert [business.has_ended(date(2026, 11, day)) for day in (23, 24)] == [False, True]
    assert not Business().has_ended(date(2026, 11, 24))


def test_a_contact_person_who_is_deleted_leaves_the_company_standing() -> None:
    colleague = make_colleague()
    business = make_business(contact_person=colleague)
    colleague.delete()
    business.refresh_from_db()
    assert business.contact_person is None


def test_what_belongs_to_a_company_leads_to_its_card() -> None:
    business = make_business("Smedjen")
    unit, contact = make_production_unit(business, name="Værkstedet"), make_contact(business)
    spoken = Conversation(business=business, label="En ny hal", area="enquiries")
    address = business.get_absolute_url()
    assert [str(one) for one in (business, unit, contact, spoken)] == [
        "Smedjen",
        "Værkstedet",
        "Bente Smed",
        "En ny hal",
    ]
    assert {one.get_absolute_url() for one in (unit, contact, spoken)} == {address}
    assert not spoken.is_noted_by_hand
