from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from indgang.enquiries.actions.closing import Closing, close_enquiry
from indgang.enquiries.actions.undelivered import take_up_undelivered
from indgang.enquiries.actions.writing import Words, add_call, answer_company
from indgang.enquiries.models import Enquiry, State
from indgang.enquiries.next_steps import NextStep
from indgang.history.models import Event
from indgang.people.models import User
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague, make_enquiry, make_municipality, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
LATER = NOW + timedelta(days=5)  # a Monday
NEXT_WORKING_DAY = LATER + timedelta(days=1)
STEP = NextStep("Vi ringer", date(2026, 6, 30))


@pytest.fixture
def karla() -> User:
    make_municipality()
    return make_user(colleague=make_colleague("Karla Østergaard", mail="karla@hvidklit.example"))


@pytest.fixture
def enquiry(karla: User) -> Enquiry:
    return make_enquiry(holder=karla.colleague, received_at=NOW)


def answer(enquiry: Enquiry, by: User, at: datetime = NOW) -> None:
    answer_company(enquiry=enquiry, words=Words("Ja, det må I"), step=STEP, by=by, now=at)


def give_up() -> None:
    OutgoingMail.objects.update(given_up_at=LATER)


def test_the_clock_runs_again_and_the_holder_is_told_once(karla: User, enquiry: Enquiry) -> None:
    answer(enquiry, karla)
    give_up()

    assert (take_up_undelivered(now=LATER), take_up_undelivered(now=LATER)) == (1, 0)

    enquiry.refresh_from_db()
    assert (enquiry.contact_due_at, enquiry.first_answered_at) == (NEXT_WORKING_DAY, None)
    mail = OutgoingMail.objects.get(given_up_at=None)
    assert mail.recipient == "karla@hvidklit.example"
    assert "det må I" not in mail.text
    assert Event.objects.filter(act="take_up_undelivered").count() == 1


def test_what_was_closed_with_it_is_open_again(karla: User, enquiry: Enquiry) -> None:
    close_enquiry(enquiry=enquiry, closing=Closing("answered", "Ja"), by=karla, now=NOW)
    give_up()
    take_up_undelivered(now=LATER)
    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.contact_due_at, enquiry.reopened) == (State.HELD, NEXT_WORKING_DAY, 1)


def test_what_is_still_tried_or_has_arrived_is_left_alone(karla: User, enquiry: Enquiry) -> None:
    answer(enquiry, karla)
    assert take_up_undelivered(now=LATER) == 0
    OutgoingMail.objects.update(sent_at=LATER)
    assert take_up_undelivered(now=LATER) == 0
    enquiry.refresh_from_db()
    assert (enquiry.contact_due_at, enquiry.first_answered_at) == (None, NOW)


def test_whoever_was_called_since_has_heard(karla: User, enquiry: Enquiry) -> None:
    answer(enquiry, karla)
    called = NOW + timedelta(days=1)
    add_call(enquiry=enquiry, words=Words("Ringet"), is_answer=True, step=STEP, by=karla, now=called)
    give_up()
    assert take_up_undelivered(now=LATER) == 1
    enquiry.refresh_from_db()
    assert (enquiry.contact_due_at, enquiry.first_answered_at) == (None, called)
    assert OutgoingMail.objects.filter(given_up_at=None).count() == 0


def test_a_clock_that_runs_already_is_not_moved(karla: User, enquiry: Enquiry) -> None:
    answer(enquiry, karla)
    Enquiry.objects.update(contact_due_at=NOW)
    give_up()
    take_up_undelivered(now=LATER)
    enquiry.refresh_from_db()
    assert enquiry.contact_due_at == NOW
