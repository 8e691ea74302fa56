from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError

from indgang.enquiries.actions.creating import Asked
from indgang.enquiries.actions.receiving import UnableToReceive, receive_enquiry
from indgang.enquiries.models import Channel, Enquiry
from indgang.history.models import Event
from indgang.people.models import Role
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague, make_municipality, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
ASKED = Asked(
    question="Hej\n\nMå vi have borde på fortovet? Vi er en café.",
    channel=Channel.WEB,
    contact_mail="bente@smed.example",
    submission_key="nøgle-1",
)


def test_an_enquiry_is_received_once_and_receipted() -> None:
    make_municipality()
    make_user(Role.ENTRANCE, colleague=make_colleague("Inga", mail="inga@hvidklit.example"))

    first = receive_enquiry(asked=ASKED, now=NOW)
    again = receive_enquiry(asked=ASKED, now=NOW)

    assert first.is_new
    assert (again.enquiry, again.is_new) == (first.enquiry, False)
    assert Enquiry.objects.count() == 1
    assert [mail.recipient for mail in OutgoingMail.objects.order_by("pk")] == [
        "bente@smed.example",
        "inga@hvidklit.example",
    ]
    assert first.enquiry.summary == "Må vi have borde på fortovet?"


def test_history_tells_that_it_came_and_not_what_it_said() -> None:
    enquiry = receive_enquiry(asked=ASKED, now=NOW).enquiry
    event = Event.objects.get(act="receive_enquiry")
    assert (event.actor_name, event.target_label) == ("Virksomheden", f"Henvendelse {enquiry.reference}")
    assert event.changes == {}


@pytest.mark.parametrize(
    ("lacking", "field"),
    [
        ({"submission_key": ""}, ""),
        ({"question": " \n"}, "question"),
        ({"contact_mail": ""}, "contact_mail"),
    ],
)
def test_what_cannot_be_answered_is_refused_and_nothing_is_kept(lacking: dict[str, str], field: str) -> None:
    with pytest.raises(UnableToReceive) as refusal:
        receive_enquiry(asked=replace(ASKED, **lacking), now=NOW)  # type: ignore[arg-type]  # text for text
    assert (refusal.value.field or "", Enquiry.objects.count()) == (field, 0)


def test_a_phone_number_is_way_enough_to_reply() -> None:
    asked = replace(ASKED, contact_mail="", contact_phone="19 70 40 01")
    assert receive_enquiry(asked=asked, now=NOW).is_new
    assert OutgoingMail.objects.count() == 0


def test_what_the_database_refuses_for_another_reason_is_not_taken_for_a_double() -> None:
    with pytest.raises(IntegrityError):
        receive_enquiry(asked=replace(ASKED, channel=None), now=NOW)  # type: ignore[arg-type]  # a row without its channel
    assert Enquiry.objects.count() == 0
