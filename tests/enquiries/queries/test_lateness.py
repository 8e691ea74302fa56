from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from indgang.enquiries.actions.escalating import tell_what_is_late
from indgang.enquiries.models import Enquiry, Late, Level
from indgang.enquiries.queries.lateness import late_matters
from tests.factories import make_colleague, make_enquiry, make_municipality

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 6, 1, 5, 30, tzinfo=UTC)
PROMISED = MONDAY - timedelta(days=3)


def test_a_call_that_was_promised_and_not_made_is_one_missed_date() -> None:
    make_municipality()
    karla = make_colleague("Karla", mail="karla@hvidklit.example")
    make_enquiry(holder=karla, contact_due_at=PROMISED, call_back_at=PROMISED)
    assert [matter.what for matter in late_matters(MONDAY)] == [Late.CALL_BACK]
    tell_what_is_late(now=MONDAY)
    enquiry = Enquiry.objects.get()
    assert (enquiry.missed_dates, enquiry.level) == (1, Level.SIMPLE)


def test_a_call_by_another_moment_is_a_promise_of_its_own() -> None:
    make_enquiry(contact_due_at=PROMISED, call_back_at=PROMISED + timedelta(hours=1))
    assert [matter.what for matter in late_matters(MONDAY)] == [Late.CONTACT, Late.CALL_BACK]
