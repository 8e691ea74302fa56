from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pytest_django import Settings

from indgang.enquiries.links import token_of
from indgang.enquiries.notices.company import (
    contact_lines,
    entrance_line,
    post_holder,
    post_receipt,
    signed,
    spoken_time,
)
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague, make_enquiry, make_municipality

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)


def test_a_time_as_it_is_said() -> None:
    assert spoken_time(datetime(2026, 6, 3, 6, 5, tzinfo=UTC)) == "onsdag den 3. juni kl. 8.05"


def test_the_receipt_says_what_happens_next_and_by_when_and_nothing_of_what_was_asked(
    settings: Settings,
) -> None:
    settings.BASE_URL = "https://indgang.example"
    make_municipality()
    enquiry = make_enquiry(
        "Vi må fyre syv", contact_due_at=datetime(2026, 6, 4, 12, 10, tzinfo=UTC), is_confidential=True
    )
    post_receipt(enquiry, now=NOW)
    post_receipt(enquiry, now=NOW)
    mail = OutgoingMail.objects.get()
    link = f"https://indgang.example/henvendelse/{enquiry.reference}/{token_of(enquiry.link_seed)}/"
    for words in (
        enquiry.reference,
        "senest torsdag den 4. juni kl. 14.10",
        link,
        "Hvidklit Kommune",
        "19 55 24 10",
    ):
        assert words in mail.text
    assert "fyre" not in mail.text + mail.subject
    assert (mail.recipient, mail.reply_to) == ("bente@smed.example", "virksomhed@hvidklit.example")
    assert mail.target_label == f"Henvendelse {enquiry.reference}"


def test_who_left_no_mail_address_gets_none() -> None:
    post_receipt(make_enquiry(contact_mail=""), now=NOW)
    assert OutgoingMail.objects.count() == 0


def test_the_holder_and_how_they_are_reached() -> None:
    make_municipality()
    karla = make_colleague("Karla", title="Ingeniør", phone="19 55 40 64", mail="karla@hvidklit.example")
    enquiry = make_enquiry(holder=karla)
    post_holder(enquiry, now=NOW)
    mail = OutgoingMail.objects.get()
    assert mail.subject == f"Karla har taget din henvendelse ({enquiry.reference})"
    assert "Ingeniør\n19 55 40 64\nkarla@hvidklit.example" in mail.text


def test_without_a_holder_nothing_is_told() -> None:
    post_holder(make_enquiry(), now=NOW)
    assert OutgoingMail.objects.count() == 0


def test_a_colleague_who_keeps_numbers_inside_the_house_is_reached_by_the_one_number() -> None:
    make_municipality()
    nora = make_colleague(
        "Nora", title="Ingeniør", phone="19 55 40 66", mail="nora@hvidklit.example",
        phone_visibility="internal", mail_visibility="internal",
    )  # fmt: skip
    assert contact_lines(nora) == "Ingeniør\nDu kan altid ringe til os på 19 55 24 10."


def test_an_installation_that_nobody_has_described_still_signs() -> None:
    assert entrance_line() == ""
    assert signed("Hej.") == "Hej.\n\nVenlig hilsen\nKommunen"
