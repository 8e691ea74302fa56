from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from icalendar import Calendar

from indgang.enquiries.actions.meeting import (
    MeetingPlan,
    UnableToMeet,
    cancel_meeting,
    invite_to_meeting,
    move_meeting,
)
from indgang.enquiries.models import Enquiry, InvolvementState, JointMeeting, State
from indgang.history.models import Event
from indgang.people.models import Role, User
from indgang.shared.attachments import Attachment
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague, make_enquiry, make_municipality, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
PLAN = MeetingPlan(datetime(2026, 6, 10, 7, 30, tzinfo=UTC), 90, "Rådhuset, lokale 2", "Hallen og vejen")
LATER = MeetingPlan(datetime(2026, 6, 12, 7, 30, tzinfo=UTC), 60, "Hos jer", "Hallen og vejen")


@pytest.fixture
def karla() -> User:
    make_municipality()
    return make_user(colleague=make_colleague("Karla Østergaard", mail="karla@hvidklit.example"))


@pytest.fixture
def enquiry(karla: User) -> Enquiry:
    """Held by Karla; Bo has said yes to a part, and Ida has not answered."""
    enquiry = make_enquiry("Må vi bygge en hal?", holder=karla.colleague)
    bo = make_colleague("Bo Holm", mail="bo@hvidklit.example")
    ida = make_colleague("Ida Dahl", mail="ida@hvidklit.example")
    enquiry.involvements.create(colleague=bo, part="Vej", state=InvolvementState.ACCEPTED)
    enquiry.involvements.create(colleague=ida, part="Miljø")
    return enquiry


def told() -> dict[str, tuple[str, str, int]]:
    """Who was told last: method, uid and sequence of what their calendar got."""
    found = {}
    for mail in OutgoingMail.objects.order_by("pk"):
        calendar = read(mail)
        event = calendar.walk("VEVENT")[0]
        found[mail.recipient] = (str(calendar["METHOD"]), str(event["UID"]), int(event["SEQUENCE"]))
    return found


def read(mail: OutgoingMail) -> Any:
    return Calendar.from_ical(Attachment.from_row(mail.attachments[0]).content)


def test_the_holder_those_who_said_yes_and_the_company_are_invited(karla: User, enquiry: Enquiry) -> None:
    meeting = invite_to_meeting(enquiry=enquiry, plan=PLAN, by=karla, now=NOW)

    invitation = ("REQUEST", meeting.uid, 0)
    assert told() == dict.fromkeys(
        ["bo@hvidklit.example", "karla@hvidklit.example", "bente@smed.example"], invitation
    )
    mail = OutgoingMail.objects.get(recipient="bente@smed.example")
    assert mail.subject == f"Møde om henvendelse {enquiry.reference}"
    assert "Sted: Rådhuset, lokale 2" in mail.text
    assert "Fra kommunen: Bo Holm, Karla Østergaard." in mail.text
    assert "Et svar i kalenderen når ikke frem til os. Kan du ikke komme?" in mail.text
    assert "Hallen og vejen" in mail.text
    assert "karla@" not in mail.text
    event = read(mail).walk("VEVENT")[0]
    assert event["ORGANIZER"] == "mailto:virksomhed@hvidklit.example"
    assert event["ATTENDEE"] == "mailto:bente@smed.example"
    assert Event.objects.get(act="invite_to_meeting").target_key == enquiry.history_key


def test_moved_it_is_the_same_meeting_for_the_guests_and_new_ones_come_to(
    karla: User, enquiry: Enquiry
) -> None:
    meeting = invite_to_meeting(enquiry=enquiry, plan=PLAN, by=karla, now=NOW)
    parts = enquiry.involvements
    parts.filter(part="Vej").update(state=InvolvementState.STOPPED)
    parts.filter(part="Miljø").update(state=InvolvementState.ACCEPTED)

    moved = move_meeting(meeting=meeting, plan=LATER, by=karla, now=NOW)

    assert (moved.starts_at, moved.place, moved.sequence) == (LATER.starts_at, "Hos jer", 1)
    assert told() == {
        "karla@hvidklit.example": ("REQUEST", meeting.uid, 1),
        "bente@smed.example": ("REQUEST", meeting.uid, 1),
        "ida@hvidklit.example": ("REQUEST", meeting.uid, 1),
        "bo@hvidklit.example": ("CANCEL", meeting.uid, 1),
    }
    last = OutgoingMail.objects.filter(recipient="bente@smed.example").latest("pk")
    assert last.subject == f"Ændret: møde om henvendelse {enquiry.reference}"


def test_cancelled_it_leaves_the_calendars_of_all_who_were_invited(karla: User, enquiry: Enquiry) -> None:
    meeting = invite_to_meeting(enquiry=enquiry, plan=PLAN, by=karla, now=NOW)
    enquiry.involvements.filter(part="Vej").update(state=InvolvementState.STOPPED)

    cancel_meeting(meeting=meeting, word="Bente er syg", by=karla, now=NOW)

    meeting.refresh_from_db()
    assert (meeting.cancelled_at, meeting.sequence) == (NOW, 1)
    cancelled = ("CANCEL", meeting.uid, 1)
    assert told() == dict.fromkeys(
        ["bo@hvidklit.example", "karla@hvidklit.example", "bente@smed.example"], cancelled
    )
    last = OutgoingMail.objects.filter(recipient="bente@smed.example").latest("pk")
    assert (last.subject, "Bente er syg" in last.text) == (
        f"Aflyst: møde om henvendelse {enquiry.reference}",
        True,
    )
    assert invite_to_meeting(enquiry=enquiry, plan=LATER, by=karla, now=NOW).uid != meeting.uid


def test_of_a_confidential_one_only_when_and_where_is_told(karla: User, enquiry: Enquiry) -> None:
    Enquiry.objects.update(is_confidential=True)
    meeting = invite_to_meeting(enquiry=enquiry, plan=PLAN, by=karla, now=NOW)
    cancel_meeting(meeting=meeting, word="Lukningen er udsat", by=karla, now=NOW)
    for mail in OutgoingMail.objects.all():
        calendar = Attachment.from_row(mail.attachments[0]).content.decode()
        for words in ("Hallen", "Bo Holm", "Lukningen"):
            assert words not in mail.text
        assert "Hallen" not in calendar
        assert "DESCRIPTION" not in calendar


def test_whoever_has_no_mail_address_keeps_nobody_from_meeting(karla: User, enquiry: Enquiry) -> None:
    Enquiry.objects.update(contact_mail="")
    colleagues = enquiry.involvements.get(part="Vej").colleague
    colleagues.mail = "ikke en adresse"
    colleagues.save()
    invite_to_meeting(enquiry=enquiry, plan=PLAN, by=karla, now=NOW)
    assert set(told()) == {"karla@hvidklit.example"}


def test_without_a_municipality_no_mail_can_come_from_anybody() -> None:
    inga = make_user(Role.ENTRANCE)
    invite_to_meeting(enquiry=make_enquiry(), plan=PLAN, by=inga, now=NOW)
    assert (JointMeeting.objects.count(), OutgoingMail.objects.count()) == (1, 0)


def test_one_meeting_at_a_time(karla: User, enquiry: Enquiry) -> None:
    meeting = invite_to_meeting(enquiry=enquiry, plan=PLAN, by=karla, now=NOW)
    with pytest.raises(UnableToMeet, match="allerede et møde"):
        invite_to_meeting(enquiry=enquiry, plan=LATER, by=karla, now=NOW)
    cancel_meeting(meeting=meeting, word="", by=karla, now=NOW)
    with pytest.raises(UnableToMeet, match="er aflyst"):
        move_meeting(meeting=meeting, plan=LATER, by=karla, now=NOW)
    with pytest.raises(UnableToMeet, match="er aflyst"):
        cancel_meeting(meeting=meeting, word="", by=karla, now=NOW)


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (MeetingPlan(NOW, 60, "Her"), "day"),
        (MeetingPlan(LATER.starts_at, 9, "Her"), "minutes"),
        (MeetingPlan(LATER.starts_at, 481, "Her"), "minutes"),
        (MeetingPlan(LATER.starts_at, 60, " "), "place"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(
    karla: User, enquiry: Enquiry, plan: MeetingPlan, field: str
) -> None:
    with pytest.raises(UnableToMeet) as refusal:
        invite_to_meeting(enquiry=enquiry, plan=plan, by=karla, now=NOW)
    assert (refusal.value.field, JointMeeting.objects.count()) == (field, 0)


def test_only_those_who_steer_it_call_a_meeting_and_only_while_it_is_open(
    karla: User, enquiry: Enquiry
) -> None:
    with pytest.raises(UnableToMeet, match="Kun tovholderen"):
        invite_to_meeting(enquiry=enquiry, plan=PLAN, by=make_user(), now=NOW)
    closed = make_enquiry(holder=karla.colleague, state=State.CLOSED)
    with pytest.raises(UnableToMeet, match="er lukket"):
        invite_to_meeting(enquiry=closed, plan=PLAN, by=karla, now=NOW)
    meeting = invite_to_meeting(enquiry=enquiry, plan=PLAN, by=karla, now=NOW)
    with pytest.raises(UnableToMeet):
        move_meeting(meeting=meeting, plan=LATER, by=make_user(), now=NOW)
    with pytest.raises(UnableToMeet):
        cancel_meeting(meeting=meeting, word="", by=make_user(), now=NOW)
