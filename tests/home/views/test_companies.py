from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indgang.businesses.actions.speaking import note_spoken_with
from indgang.enquiries.models import State
from indgang.history.actions.recording import SYSTEM
from indgang.people.models import Role
from tests.factories import (
    make_absence,
    make_business,
    make_colleague,
    make_contact,
    make_enquiry,
    make_production_unit,
    make_user,
)
from tests.people.views.conftest import signed_in, words_of

pytestmark = pytest.mark.django_db

LIST = "/intern/virksomheder/"


def card(client: Client, pk: int) -> str:
    return words_of(client.get(f"{LIST}{pk}/"))


def test_the_card_tells_who_where_and_the_whole_story() -> None:
    substitute, knows = (
        make_colleague("Bo Holm", phone="19 55 40 02"),
        make_colleague("Åse Vad", phone="19 55 40 01"),
    )
    make_absence(knows, timezone.localdate(), timezone.localdate(), substitute=substitute)
    business = make_business(
        "Klit Smede", cvr="99000007", website="https://klit.example", contact_person=knows
    )
    make_contact(business, "Bente Smed", title="Mester", phone="19 70 10 03")
    make_production_unit(business, "9900000001", name="Smedjen", address="Havnevej 2")
    for day, label, link in ((1, "En ny hal", "/intern/h/1/"), (2, "Støj fra smedjen", "")):
        at = datetime(2026, 11, day, 12, tzinfo=UTC)
        note_spoken_with(
            business=business, at=at, area="enquiries", key=label[:9], label=label, link=link, by=SYSTEM
        )
    told = card(signed_in(make_user()), business.pk)
    for words in (
        "2. november 2026 · Indgang Støj fra smedjen 1. november 2026 · Indgang En ny hal",
        "Åse Vad", "Bo Holm", "Bente Smed Mester 19 70 10 03", "Smedjen P-nummer 9900000001 Havnevej 2",
        "https://klit.example",
    ):  # fmt: skip
        assert words in told
    assert "Ret" not in told.partition("Klit Smede Noter")[2].split()


def test_those_who_may_edit_are_shown_how() -> None:
    business = make_business()
    note_spoken_with(
        business=business, at=timezone.now(), area="businesses", key="note:1", label="Vi ringede", by=SYSTEM
    )
    told = card(signed_in(make_user(Role.ENTRANCE)), business.pk)
    for words in ("Ret", "Vælg en", "Tilføj en kontakt", "Tilføj en produktionsenhed", "Fjern : Vi ringede"):
        assert words.replace(" :", ":") in told, words


def test_an_empty_card_says_what_to_do() -> None:
    told = card(signed_in(make_user()), make_business().pk)
    assert "Ingen har talt med virksomheden endnu" in told
    assert "Ingen er skrevet op" in told


def test_what_has_ended_and_who_has_left_is_told() -> None:
    gone = make_colleague("Rolf Rejst", leaving_date=date(2020, 1, 31))
    client = signed_in(make_user())
    assert "Den faste kontakt er her ikke længere" in card(client, make_business(contact_person=gone).pk)
    ended = make_business(contact_person=gone, ended_date=date(2026, 1, 2))
    told = card(client, ended.pk)
    assert "Virksomheden ophørte den 2. januar 2026." in told
    assert "Den faste kontakt er her ikke længere" not in told


def test_open_enquiries_stand_on_top_with_who_has_them() -> None:
    karla, business = make_colleague("Karla Kok"), make_business("Klit Smede")
    held = make_enquiry("Må vi bygge en hal?", business=business, holder=karla)
    new = make_enquiry("Hvem svarer om skilte?", business=business)
    make_enquiry("Om noget andet", business=make_business())
    make_enquiry("Lukker de?", business=business, is_confidential=True, holder=make_colleague())
    told = card(signed_in(make_user(Role.ENTRANCE)), business.pk)
    open_ones = told.partition("Åbne henvendelser")[2].partition("Vores historie")[0]
    assert f"Må vi bygge en hal? {held.reference} · I gang · Karla Kok" in open_ones
    assert f"Hvem svarer om skilte? {new.reference} · Ny · Indgangen" in open_ones
    assert ("Om noget andet" in told, "Lukker de?" in told) == (False, False)
    assert "Åbne henvendelser" not in card(signed_in(make_user()), business.pk)


@pytest.mark.parametrize("number", [1, 3])
def test_the_card_asks_as_much_of_three_as_of_one(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    business, own = make_business(contact_person=make_colleague()), make_colleague()
    for n in range(number):
        make_contact(business)
        make_production_unit(business)
        make_enquiry(business=business, holder=own)
        make_enquiry(business=business, holder=own, state=State.CLOSED)
        note_spoken_with(
            business=business,
            at=timezone.now() - timedelta(n),
            area="enquiries",
            key="e:1",
            label="x",
            by=SYSTEM,
        )
    client = signed_in(make_user(colleague=own))
    with django_assert_num_queries(26):  # seven of them tell of its enquiries
        client.get(f"{LIST}{business.pk}/")
