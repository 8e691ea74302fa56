from __future__ import annotations

from datetime import date, timedelta

import pytest

from indgang.businesses.models import Size
from indgang.businesses.queries.lists import (
    BusinessWish,
    a_year_before,
    businesses_not_spoken_with,
    contacts_of_ended,
    listed_businesses,
)
from tests.factories import make_business, make_colleague, make_contact

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
LONG_AGO, LATELY = date(2025, 11, 23), date(2025, 11, 24)


def listed(**wish: object) -> list[str]:
    return [business.name for business in listed_businesses(BusinessWish(**wish), TODAY)]  # type: ignore[arg-type]


def test_all_that_exist_are_listed_by_name() -> None:
    make_business("Bageren")
    make_business("Autoværkstedet")
    make_business("Cykelsmeden", ended_date=TODAY)
    assert listed() == ["Autoværkstedet", "Bageren"]
    assert listed(has_ended=True) == ["Cykelsmeden"]


def test_the_list_is_narrowed() -> None:
    own = make_colleague()
    make_business("Autoværkstedet", size=Size.SOME, contact_person=own)
    make_business("Bageren", size=Size.FEW, last_spoken_date=LATELY)
    assert listed(text="bag") == ["Bageren"]
    assert listed(size="10-49") == ["Autoværkstedet"]
    assert listed(contact_person_id=own.pk) == ["Autoværkstedet"]
    assert listed(contact_person_id=0) == []
    assert listed(spoken="never") == ["Autoværkstedet"]


def test_small_and_rural_ones_that_nobody_has_spoken_with_come_first() -> None:
    make_business("Stor i byen, aldrig", size=Size.MOST)
    make_business("Lille i byen, aldrig", size=Size.FEW)
    make_business("Stor på landet, for længst", size=Size.MANY, is_rural=True, last_spoken_date=LONG_AGO)
    make_business("Lille på landet, for længst", size=Size.NONE, is_rural=True, last_spoken_date=LONG_AGO)
    make_business("Lille på landet, aldrig", size=Size.FEW, is_rural=True)
    make_business("Talt med for nylig", size=Size.FEW, is_rural=True, last_spoken_date=LATELY)
    make_business("Ophørt", size=Size.FEW, is_rural=True, ended_date=TODAY)
    expected = [
        "Lille på landet, aldrig",
        "Lille på landet, for længst",
        "Lille i byen, aldrig",
        "Stor på landet, for længst",
        "Stor i byen, aldrig",
    ]
    assert [business.name for business in businesses_not_spoken_with(TODAY)] == expected
    assert listed(spoken="long_ago") == expected


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (TODAY, date(2025, 11, 24)),
        (date(2028, 2, 29), date(2027, 2, 28)),
        (date(2027, 2, 28), date(2026, 2, 28)),
    ],
)
def test_a_year_is_twelve_months(day: date, before: date) -> None:
    assert a_year_before(day) == before


def test_contacts_of_companies_that_ended_before_a_day() -> None:
    for name, ended_date in (("A", TODAY - timedelta(days=1)), ("B", TODAY), ("C", None)):
        make_contact(make_business(name, ended_date=ended_date), f"Hos {name}")
    assert [contact.name for contact in contacts_of_ended(TODAY)] == ["Hos A"]
