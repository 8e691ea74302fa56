from __future__ import annotations

import pytest
from django.utils import timezone

from indgang.enquiries.models import InvolvementState
from indgang.enquiries.queries.meetings import colleagues_to_meet, meeting_of
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
