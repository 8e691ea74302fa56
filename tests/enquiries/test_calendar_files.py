from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.mail import EmailMessage
from icalendar import Calendar

from indgang.enquiries.calendar_files import Entry, Method, Person, calendar_file

NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
ENTRY = Entry(
    uid="abc@hvidklit.example",
    sequence=2,
    starts_at=datetime(2026, 6, 10, 9, 30, tzinfo=ZoneInfo("Europe/Copenhagen")),
    minutes=90,
    title="Møde om henvendelse 26-AAAAAA",
    place="Rådhuset, lokale 2; kælderen",
    text="Hal\nAdgangsvej",
    organizer=Person("Hvidklit Kommune", "erhverv@hvidklit.example"),
)
BENTE = Person('Bente "Smed"', "bente@smed.example")


def read(content: bytes) -> tuple[Any, Any]:
    calendar = Calendar.from_ical(content)
    return calendar, calendar.walk("VEVENT")[0]


def test_an_invitation_tells_all_that_a_calendar_needs() -> None:
    file = calendar_file(ENTRY, guest=BENTE, method=Method.REQUEST, now=NOW)
    calendar, event = read(file.content)

    assert (file.name, file.content_type) == ("invitation.ics", "text/calendar; method=REQUEST")
    assert file.has_sound_type()
    assert (calendar["METHOD"], calendar["VERSION"]) == ("REQUEST", "2.0")
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("abc@hvidklit.example", 2, "CONFIRMED")
    assert event.decoded("DTSTART") == datetime(2026, 6, 10, 7, 30, tzinfo=UTC)
    assert event.decoded("DTEND") == datetime(2026, 6, 10, 9, 0, tzinfo=UTC)
    assert event.decoded("DTSTAMP") == NOW
    assert (event["SUMMARY"], event["LOCATION"], event["DESCRIPTION"]) == (
        "Møde om henvendelse 26-AAAAAA",
        "Rådhuset, lokale 2; kælderen",
        "Hal\nAdgangsvej",
    )
    organizer, attendee = event["ORGANIZER"], event["ATTENDEE"]
    assert (organizer, organizer.params["CN"]) == ("mailto:erhverv@hvidklit.example", "Hvidklit Kommune")
    assert (attendee, attendee.params["CN"]) == ("mailto:bente@smed.example", "Bente Smed")
    assert (attendee.params["RSVP"], attendee.params["PARTSTAT"]) == ("FALSE", "NEEDS-ACTION")


def test_a_cancellation_takes_it_away() -> None:
    file = calendar_file(ENTRY, guest=Person("", "a@b.example"), method=Method.CANCEL, now=NOW)
    calendar, event = read(file.content)
    assert (file.name, file.content_type) == ("aflysning.ics", "text/calendar; method=CANCEL")
    assert (calendar["METHOD"], event["STATUS"], event["UID"]) == ("CANCEL", "CANCELLED", ENTRY.uid)
    assert "CN" not in event["ATTENDEE"].params


@pytest.mark.parametrize("text", ["", "Dagsorden"])
def test_without_words_there_is_no_description(text: str) -> None:
    entry = Entry(**(ENTRY.__dict__ | {"text": text}))
    _, event = read(calendar_file(entry, guest=BENTE, method=Method.REQUEST, now=NOW).content)
    assert event.get("DESCRIPTION", "") == text


def test_lines_are_short_and_end_as_the_standard_wants() -> None:
    entry = Entry(**(ENTRY.__dict__ | {"text": "æøå " * 200}))
    lines = calendar_file(entry, guest=BENTE, method=Method.REQUEST, now=NOW).content.split(b"\r\n")
    assert max(map(len, lines)) <= 75


def test_the_mail_carries_the_method_and_the_letters() -> None:
    file = calendar_file(ENTRY, guest=BENTE, method=Method.REQUEST, now=NOW)
    mail = EmailMessage("Møde", "Vi mødes", to=["bente@smed.example"])
    mail.attach(file.name, file.content, file.content_type)
    part: Any = list(mail.message().walk())[-1]
    assert (part.get_content_type(), part.get_param("method")) == ("text/calendar", "REQUEST")
    _, event = read(part.get_payload(decode=True))
    assert event["LOCATION"] == "Rådhuset, lokale 2; kælderen"
