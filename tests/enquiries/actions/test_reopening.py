from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from indgang.enquiries.actions.reopening import begin_again, hold_again
from indgang.enquiries.models import Enquiry, Outcome, State
from indgang.enquiries.queries.locking import locked
from indgang.people.models import Colleague
from tests.factories import make_colleague, make_enquiry

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
NEXT_WORKING_DAY = datetime(2026, 6, 4, 12, 10, tzinfo=UTC)


def begun_again(holder: Colleague) -> Enquiry:
    enquiry = make_enquiry(
        holder=holder, received_at=NOW, state=State.CLOSED, outcome=Outcome.REFUSED, outcome_text="Nej",
        possible_instead="Mindre", answered_at_first_contact=True, reopened=1,
    )  # fmt: skip
    with transaction.atomic():
        begin_again(enquiry=locked(enquiry), now=NOW)
    enquiry.refresh_from_db()
    return enquiry


def test_nothing_is_left_of_how_it_ended_and_it_is_counted() -> None:
    karla = make_colleague("Karla")
    enquiry = begun_again(karla)
    assert (enquiry.state, enquiry.holder, enquiry.contact_due_at) == (State.HELD, karla, NEXT_WORKING_DAY)
    assert (enquiry.closed_at, enquiry.outcome, enquiry.outcome_text) == (None, "", "")
    assert (enquiry.possible_instead, enquiry.answered_at_first_contact) == ("", False)
    assert enquiry.reopened == 2


def test_where_the_holder_has_left_the_entrance_has_it() -> None:
    enquiry = begun_again(make_colleague("Rolf", leaving_date=date(2026, 5, 31)))
    assert (enquiry.state, enquiry.holder, enquiry.held_since) == (State.NEW, None, None)


def test_to_be_held_again_changes_nothing_that_is_kept() -> None:
    enquiry = make_enquiry(holder=make_colleague("Karla"), received_at=NOW, state=State.WAITING)
    hold_again(enquiry=enquiry, now=NOW)
    assert (enquiry.state, Enquiry.objects.get().state) == (State.HELD, State.WAITING)
