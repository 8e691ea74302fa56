"""Invitations as calendars read them: iCalendar by way of mail (RFC 5545 and 5546). Pure: facts in, a file out.

Each file names only the guest it is sent to: whoever is invited need not show their address to the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from icalendar import Calendar, Event, vCalAddress, vText

from indgang.shared.attachments import Attachment

PRODUCT = "-//Indgang//Henvendelser//DA"


class Method(StrEnum):
    """REQUEST invites, and moves a meeting that is known by its uid; CANCEL takes it away."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class Person:
    name: str
    mail: str


@dataclass(frozen=True)
class Entry:
    """What a calendar shows. ``sequence`` grows with every change; an older one is not heeded."""

    uid: str
    sequence: int
    starts_at: datetime
    minutes: int
    title: str
    place: str
    text: str
    organizer: Person


def calendar_file(entry: Entry, *, guest: Person, method: Method, now: datetime) -> Attachment:
    """The file for one guest, to go with a mail."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    calendar.add_component(_event(entry, guest, method, now))
    content_type = f"text/calendar; method={method.value}"
    name = "invitation.ics" if method == Method.REQUEST else "aflysning.ics"
    return Attachment(name, content_type, calendar.to_ical())


def _event(entry: Entry, guest: Person, method: Method, now: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", entry.starts_at.astimezone(UTC))
    event.add("dtend", (entry.starts_at + timedelta(minutes=entry.minutes)).astimezone(UTC))
    event.add("summary", entry.title)
    event.add("location", entry.place)
    if entry.text:
        event.add("description", entry.text)
    event.add("status", "CONFIRMED" if method == Method.REQUEST else "CANCELLED")
    event.add("organizer", _address(entry.organizer), encode=False)
    attendee = _address(guest)
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
    # No answer is asked for: one given in the calendar would reach a mailbox that Indgang does not read.
    attendee.params["RSVP"] = vText("FALSE")
    event.add("attendee", attendee, encode=False)
    return event


def _address(person: Person) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.mail}")
    if person.name:
        address.params["CN"] = vText(" ".join(person.name.replace('"', "").split()))
    return address
