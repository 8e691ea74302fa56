from __future__ import annotations

from datetime import date, timedelta
from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indgang.businesses.models import Business
from indgang.businesses.queries.search import (
    MOST_SUGGESTED,
    asked_words,
    businesses_matching,
    plain_words,
    search_text_of,
    suggested_businesses,
)
from tests.factories import make_business

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def names(text: str) -> list[str]:
    return [business.name for business in suggested_businesses(text, TODAY)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Øster Å's Café & Co. A/S", ["oester", "aa", "s", "cafe", "co", "a", "s"]),
        ("ÆBLEGÅRDEN", ["aeblegaarden"]),
        ("Østergård", ["oestergaard"]),
        ("Müller Straße", ["muller", "strasse"]),
        ("", []),
    ],
)
def test_words_are_spelled_in_plain_letters(text: str, words: list[str]) -> None:
    assert plain_words(text) == words


def test_a_company_keeps_the_words_it_is_found_by_once_each() -> None:
    business = Business(name="Klit Smede, Klit", town="Hvidklit", cvr="99000007", phone="19 70 10 01")
    assert search_text_of(business, numbers=["9900000001", "", "19 70 10 01"]) == (
        " klit smede hvidklit 99000007 19701001 9900000001"
    )
    assert search_text_of(Business(name="–")) == " "


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("19 70 10", ["197010"]),
        ("+45 19701001", ["19701001"]),
        ("0045 1970", ["1970"]),
        ("Klit 2", ["klit", "2"]),
        ("+", []),
    ],
)
def test_a_number_may_be_typed_with_spaces(typed: str, words: list[str]) -> None:
    assert asked_words(typed) == words


def test_a_company_is_found_by_the_beginning_of_any_word() -> None:
    make_business("Klit Smede ApS", town="Østerlund", cvr="99000007", phone="19 70 10 01")
    make_business("Vestby Smedje", cvr="99000015")
    assert names("smed") == ["Klit Smede ApS", "Vestby Smedje"]
    assert names("sme klit") == ["Klit Smede ApS"]
    assert names("mede") == []
    for typed in (
        "østerl",
        "oesterl",
        "ØSTER",
        "99000007",
        "99 00 00 07",
        "1970",
        "19 70 10 01",
        "+4519701001",
    ):
        assert names(typed) == ["Klit Smede ApS"], typed


def test_nothing_typed_suggests_nothing_and_asks_nobody() -> None:
    make_business("Klit Smede")
    with CaptureQueriesContext(connection) as asked:
        assert [names(typed) for typed in ("", "  ", "%_", "!?")] == [[], [], [], []]
    assert len(asked) == 0
    assert list(businesses_matching(Business.objects.all(), "!?")) == []


def test_those_whose_name_begins_so_come_first_and_not_too_many() -> None:
    make_business("A Klit")
    make_business("Klit B")
    assert names("klit") == ["Klit B", "A Klit"]
    for number in range(MOST_SUGGESTED):
        make_business(f"Klit {number}")
    assert len(names("klit")) == MOST_SUGGESTED


def test_companies_that_have_ended_are_not_suggested() -> None:
    make_business("Klit Smede", ended_date=TODAY)
    make_business("Klit Tømrer", ended_date=TODAY + timedelta(days=1))
    assert names("klit") == ["Klit Tømrer"]


def test_it_is_quick_among_ten_thousand() -> None:
    text = " klit smede aps hvidklit 99{0:06d} 19{0:06d}"
    Business.objects.bulk_create(
        Business(name=f"Klit Smede {n} ApS", search_text=text.format(n)) for n in range(9_999)
    )
    make_business("Østerlund Gårdbutik", phone="19 99 99 99")
    for typed in ("øster går", "19999999", "klit", "findes ikke"):
        start = perf_counter()
        suggested_businesses(typed, TODAY)
        # A generous bound for a busy machine; what is measured is some 2 ms.
        assert perf_counter() - start < 0.25, typed
