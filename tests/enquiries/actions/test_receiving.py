from __future__ import annotations

from datetime import UTC, datetime

import pytest

from indgang.enquiries.actions.creating import Asked
from indgang.enquiries.actions.holding import accept_enquiry, ask_to_hold, take_enquiry
from indgang.enquiries.actions.receiving import receive_enquiry
from indgang.enquiries.models import Channel, Enquiry, State
from indgang.people.models import Role
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague, make_municipality, make_unit, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)


def test_an_enquiry_is_received_once_and_receipted() -> None:
    make_municipality()
    make_user(Role.ENTRANCE, colleague=make_colleague("Inga", mail="inga@hvidklit.example"))
    asked = Asked(
        question="Hej\n\nMå vi have borde på fortovet? Vi er en café.",
        channel=Channel.WEB,
        contact_mail="bente@smed.example",
        submission_key="nøgle-1",
    )

    first = receive_enquiry(asked=asked, now=NOW)
    again = receive_enquiry(asked=asked, now=NOW)

    assert first.is_new
    assert (again.enquiry, again.is_new) == (first.enquiry, False)
    assert Enquiry.objects.count() == 1
    assert [mail.recipient for mail in OutgoingMail.objects.order_by("pk")] == [
        "bente@smed.example",
        "inga@hvidklit.example",
    ]
    assert first.enquiry.summary == "Må vi have borde på fortovet?"


def test_taken_and_handed_over() -> None:
    unit = make_unit("Byg")
    inga = make_user(Role.ENTRANCE, colleague=make_colleague("Inga", mail="inga@hvidklit.example"))
    karla = make_user(colleague=make_colleague("Karla", units=[unit], mail="karla@hvidklit.example"))
    asked = Asked(
        question="Må vi bygge?", channel=Channel.WEB, contact_mail="b@smed.example", submission_key="n"
    )
    enquiry = receive_enquiry(asked=asked, now=NOW).enquiry

    take_enquiry(enquiry=enquiry, by=inga, now=NOW)
    hand_over = ask_to_hold(enquiry=enquiry, receiver=karla.colleague, word="Dit bord", by=inga, now=NOW)  # type: ignore[arg-type]
    held = accept_enquiry(hand_over=hand_over, by=karla, now=NOW)

    assert (held.holder, held.state, held.transfers, held.unit) == (karla.colleague, State.HELD, 1, unit)
