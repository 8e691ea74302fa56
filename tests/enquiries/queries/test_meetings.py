from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from indgang.enquiries.models import Involvement, InvolvementState
from indgang.enquiries.queries.meetings import colleagues_to_meet, meeting_of, proposal_for
from indgang.history.actions.recording import SYSTEM, record_event
from indgang.history.models import Event
from tests.factories import make_colleague, make_enquiry

pytestmark = pytest.mark.django_db


def test_the_holder_and_those_who_said_yes_meet_by_name_and_once() -> None:
    karla, bo, ida = make_colleague("Karla"), make_colleague("Bo"), make_colleague("Ida")
    enquiry = make_enquiry(holder=karla)
    for colleague, state in ((karla, "accepted"), (bo, "accepted"), (ida, InvolvementState.ASKED)):
        enquiry.involvements.create(colleague=colleague, part="x", state=state)
    assert colleagues_to_meet(enquiry) == [bo, karla]
    assert colleagues_to_meet(make_enquiry()) == []


def test_the_meeting_that_stands_is_found() -> None:
    enquiry, now = make_enquiry(), timezone.now()
    enquiry.meetings.create(starts_at=now, place="Her", uid="1", cancelled_at=now)
    assert meeting_of(enquiry) is None
    standing = enquiry.meetings.create(starts_at=now, place="Her", uid="2")
    assert meeting_of(enquiry) == standing


def test_a_meeting_is_proposed_in_a_week_and_within_ten_working_days_of_becoming_complex() -> None:
    """Complex since Wednesday 3 June: by Wednesday 17; what was medium before does not count."""
    enquiry = make_enquiry(received_at=datetime(2026, 5, 1, tzinfo=UTC))
    for day, level in ((1, "medium"), (3, "complex")):
        event = record_event(
            area="enquiries", act="raise_level", target=enquiry, by=SYSTEM, changes={"level": ("", level)}
        )
        Event.objects.filter(pk=event.pk).update(happened_at=datetime(2026, 6, day, 12, tzinfo=UTC))

    def proposed(day: int) -> tuple[date, date]:
        proposal = proposal_for(enquiry, date(2026, 6, day))
        return proposal.day, proposal.by

    assert proposed(3) == (date(2026, 6, 10), date(2026, 6, 17))
    assert proposed(12) == (date(2026, 6, 17), date(2026, 6, 17))
    assert proposed(19) == (date(2026, 6, 22), date(2026, 6, 17))  # late: on the next day at work


def test_where_history_is_forgotten_it_counts_from_when_it_was_received() -> None:
    enquiry = make_enquiry(received_at=datetime(2026, 6, 3, 12, tzinfo=UTC))
    assert proposal_for(enquiry, date(2026, 6, 3)).by == date(2026, 6, 17)


def test_its_agenda_is_what_was_asked_and_the_parts_that_are_to_be_done_in_order() -> None:
    enquiry = make_enquiry("Må vi bygge en hal?")
    for day, words, state in ((9, "Vejadgang", "asked"), (4, "Brand", "accepted"), (1, "Støj", "declined")):
        Involvement.objects.create(
            enquiry=enquiry, colleague=make_colleague(), part=words, due_date=date(2026, 6, day), state=state
        )
    assert proposal_for(enquiry, date(2026, 6, 3)).agenda == (
        "1. Det spurgte I om: Må vi bygge en hal?\n2. Brand\n3. Vejadgang\n4. Hvad der sker nu, og hvem der gør hvad"
    )
