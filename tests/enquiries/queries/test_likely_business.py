from __future__ import annotations

from datetime import date

import pytest

from indgang.enquiries.queries.likely_business import LikelyBusiness, likely_businesses
from tests.factories import make_business, make_contact, make_enquiry

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 3)


def names(mail: str = "", company_name: str = "") -> list[str]:
    enquiry = make_enquiry(contact_mail=mail, company_name=company_name)
    return [one.business.name for one in likely_businesses(enquiry, TODAY)]


def test_the_mail_address_of_the_company_or_of_a_contact_speaks_for_it() -> None:
    smith, baker = make_business("Klit Smede", mail="post@smed.example"), make_business("Bageren")
    make_contact(baker, mail="bente@bager.example")
    make_contact(baker, "Bo", mail="Bente@bager.example")
    assert names("POST@smed.example") == ["Klit Smede"]
    assert names("bente@bager.example") == ["Bageren"]
    assert names("nogen@andre.example") == []
    found = likely_businesses(make_enquiry(contact_mail="post@smed.example"), TODAY)
    assert found == [LikelyBusiness(smith, has_their_mail=True)]


@pytest.mark.parametrize(
    "typed", ["klit smede", "Klit Smede ApS", "Klit", "Smede, A/S", "CVR 99000007", "99000007"]
)
def test_so_does_what_was_typed_as_their_company(typed: str) -> None:
    smith = make_business("Klit Smede", cvr="99000007")
    make_business("Klatmaleren")
    found = likely_businesses(make_enquiry(contact_mail="", company_name=typed), TODAY)
    assert found == [LikelyBusiness(smith, has_their_mail=False)]


@pytest.mark.parametrize("typed", ["", "Kl", "A/S", "Klit Smede og Sønner", "CVR 10150817"])
def test_what_says_too_little_or_something_else_suggests_nothing(typed: str) -> None:
    make_business("Klit Smede", cvr="99000007")
    assert names(company_name=typed) == []


def test_the_mail_address_comes_first_and_three_are_enough() -> None:
    for name in ("Klit A", "Klit B", "Klit C", "Klit D"):
        make_business(name, mail="post@klit.example" if name == "Klit D" else "")
    assert names("post@klit.example", "Klit") == ["Klit D", "Klit A", "Klit B"]


def test_one_that_has_ended_is_not_suggested_and_none_where_one_is_chosen() -> None:
    make_business("Klit Smede", mail="post@smed.example", ended_date=date(2026, 1, 1))
    assert names("post@smed.example", "Klit Smede") == []
    chosen = make_business("Klit Maler")
    enquiry = make_enquiry(company_name="Klit Maler", business=chosen)
    assert likely_businesses(enquiry, TODAY) == []
