from __future__ import annotations

from datetime import UTC, datetime

import pytest

from indgang.enquiries.models import MessageKind
from indgang.enquiries.queries.messages import was_answered_at_first_contact, written_before
from tests.factories import make_enquiry

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, tzinfo=UTC)


def test_what_the_same_form_wrote_is_found_under_its_own_enquiry() -> None:
    enquiry, other = make_enquiry(), make_enquiry()
    other.messages.create(kind=MessageKind.NOTE, text="x", once_key="n1")
    assert (written_before(enquiry, "n1"), written_before(enquiry, "")) == (None, None)
    own = enquiry.messages.create(kind=MessageKind.NOTE, text="x", once_key="n1")
    assert written_before(enquiry, "n1") == own


def test_nobody_was_answered_who_has_not_heard() -> None:
    assert not was_answered_at_first_contact(make_enquiry())


def test_whoever_wrote_once_more_before_the_answer_had_to_ask_twice() -> None:
    enquiry = make_enquiry(received_at=NOW)
    enquiry.messages.create(kind=MessageKind.ANSWER, text="Ja", counts_as_answer=True, written_at=NOW)
    assert was_answered_at_first_contact(enquiry)
    enquiry.messages.create(kind=MessageKind.COMPANY, text="Hallo?", written_at=NOW)
    assert not was_answered_at_first_contact(enquiry)


def test_what_was_opened_again_was_not_answered_at_first_contact() -> None:
    enquiry = make_enquiry(received_at=NOW)
    enquiry.messages.create(kind=MessageKind.ANSWER, text="Ja", counts_as_answer=True, written_at=NOW)
    enquiry.reopened = 1
    assert not was_answered_at_first_contact(enquiry)
