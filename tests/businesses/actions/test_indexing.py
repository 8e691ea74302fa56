from __future__ import annotations

import pytest

from indgang.businesses.actions.indexing import A_BATCH, make_findable
from indgang.businesses.models import Business
from tests.factories import make_business, make_contact, make_production_unit

pytestmark = pytest.mark.django_db


def test_a_company_is_found_by_its_places_and_its_contacts_phones() -> None:
    business = make_business("Smedjen", phone="19 70 10 01")
    make_production_unit(business, "9900000001")
    make_contact(business, phone="19 70 10 02")
    make_findable(businesses=[business])
    business.refresh_from_db()
    assert business.search_text == " smedjen 19701001 9900000001 19701002"


def test_many_are_made_findable_in_a_few_steps() -> None:
    Business.objects.bulk_create(Business(name=f"Nr {n}") for n in range(A_BATCH + 1))
    make_findable(businesses=Business.objects.all())
    assert not Business.objects.filter(search_text=" ").exists()


def test_nothing_new_writes_nothing() -> None:
    business = make_business("Smedjen")
    make_findable(businesses=[business])
    business.refresh_from_db()
    assert business.search_text == " smedjen"
