from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from indgang.enquiries.actions.clocking import start_answer_clock
from indgang.enquiries.actions.receiving import the_company
from indgang.enquiries.actions.waiting import UnableToWait, Wait, resume_enquiry, wait_for_company
from indgang.enquiries.models import Enquiry, MessageKind, State
from indgang.enquiries.next_steps import NextStep
from indgang.people.models import Role, User
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague, make_enquiry, make_municipality, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
LATER = datetime(2026, 6, 13, 8, tzinfo=UTC)
WAIT = Wait("Tegninger af hallen", date(2026, 6, 20), "n1")
STEP = NextStep("Vi læser det", date(2026, 6, 25))


@pytest.fixture
def karla() -> User:
    make_municipality()
    return make_user(colleague=make_colleague("Karla Østergaard"))


@pytest.fixture
def enquiry(karla: User) -> Enquiry:
    return make_enquiry("Må vi bygge en hal?", holder=karla.colleague, received_at=NOW)


def wait(enquiry: Enquiry, by: User, wait: Wait = WAIT) -> Enquiry:
    return wait_for_company(enquiry=enquiry, wait=wait, by=by, now=NOW)


def test_the_company_is_told_what_we_need_and_by_when(karla: User, enquiry: Enquiry) -> None:
    waiting = wait(enquiry, karla)
    mail = OutgoingMail.objects.get()
    assert (waiting.state, waiting.next_step, waiting.next_step_date) == (
        State.WAITING,
        "Du sender os: Tegninger af hallen",
        date(2026, 6, 20),
    )
    assert waiting.contact_due_at is None
    assert "Tegninger af hallen" in mail.text
    assert "senest lørdag 20. juni" in mail.text
    assert "venter fristen" not in mail.text


def test_the_answers_clock_stands_still_while_it_waits(karla: User, enquiry: Enquiry) -> None:
    start_answer_clock(enquiry=enquiry, complete_date=date(2026, 6, 1), answer_days=40, by=karla, now=NOW)
    waiting = wait(enquiry, karla)
    assert waiting.answer_due_date == date(2026, 7, 11)
    assert "venter fristen for vores svar også" in OutgoingMail.objects.get().text

    again = resume_enquiry(enquiry=enquiry, step=STEP, by=karla, now=LATER)

    assert (again.state, again.answer_due_date) == (State.HELD, date(2026, 7, 21))
    assert (again.next_step, again.next_step_date, again.contact_due_at) == (STEP.text, STEP.day, None)
    waited = enquiry.waiting_times.get()
    assert (waited.first_date, waited.ended_date) == (date(2026, 6, 3), date(2026, 6, 13))


def test_when_the_company_has_sent_it_must_hear_from_us(karla: User, enquiry: Enquiry) -> None:
    wait(enquiry, karla)
    again = resume_enquiry(enquiry=enquiry, step=None, by=the_company(), now=LATER)
    assert (again.state, again.next_step, again.next_step_date) == (State.HELD, "", None)
    assert again.contact_due_at == datetime(2026, 6, 15, 8, tzinfo=UTC)


def test_whoever_is_left_without_a_holder_goes_back_to_the_entrance(karla: User, enquiry: Enquiry) -> None:
    wait(enquiry, karla)
    Enquiry.objects.update(holder=None, held_since=None)
    again = resume_enquiry(enquiry=enquiry, step=None, by=the_company(), now=LATER)
    assert again.state == State.NEW


def test_sent_twice_it_is_asked_once(karla: User, enquiry: Enquiry) -> None:
    wait(enquiry, karla)
    wait(enquiry, karla)
    assert (enquiry.waiting_times.count(), OutgoingMail.objects.count()) == (1, 1)


def test_what_is_sensitive_stands_on_their_own_page_alone(karla: User, enquiry: Enquiry) -> None:
    waiting = wait(enquiry, karla, replace(WAIT, is_sensitive=True))
    mail = OutgoingMail.objects.get()
    assert "Tegninger" not in mail.text + mail.subject
    assert "senest lørdag 20. juni" in mail.text
    message = waiting.messages.get(text="Tegninger af hallen")
    assert (message.is_sensitive, message.kind) == (True, MessageKind.ANSWER)


def test_of_a_confidential_one_the_mail_does_not_say_what(karla: User, enquiry: Enquiry) -> None:
    Enquiry.objects.update(is_confidential=True)
    wait(enquiry, karla)
    assert "Tegninger" not in OutgoingMail.objects.get().text


def test_those_without_a_mail_address_are_called_first(karla: User, enquiry: Enquiry) -> None:
    Enquiry.objects.update(contact_mail="")
    with pytest.raises(UnableToWait) as refusal:
        wait(enquiry, karla)
    assert refusal.value.field == "is_told"

    waiting = wait(enquiry, karla, Wait("Tegninger", WAIT.remind_date, is_told=True))
    told = waiting.messages.get(counts_as_answer=True)
    assert (told.kind, told.text, OutgoingMail.objects.count()) == (MessageKind.CALL, "Tegninger", 0)


@pytest.mark.parametrize(
    ("refused", "field"),
    [
        (Wait(" ", WAIT.remind_date), "waited_for"),
        (Wait("x" * 251, WAIT.remind_date), "waited_for"),
        (Wait("Tegninger", None), "remind_date"),
        (Wait("Tegninger", date(2026, 6, 2)), "remind_date"),
    ],
)
def test_it_says_what_and_until_when(karla: User, enquiry: Enquiry, refused: Wait, field: str) -> None:
    with pytest.raises(UnableToWait) as refusal:
        wait(enquiry, karla, refused)
    assert (refusal.value.field, enquiry.waiting_times.count()) == (field, 0)


def test_it_waits_once_at_a_time_and_only_with_a_holder(karla: User, enquiry: Enquiry) -> None:
    wait(enquiry, karla)
    with pytest.raises(UnableToWait, match="venter allerede"):
        wait(enquiry, karla, Wait("Mere", WAIT.remind_date))
    entrance = make_user(Role.ENTRANCE)
    with pytest.raises(UnableToWait, match="tovholder"):
        wait(make_enquiry(), entrance)


def test_only_those_with_a_part_let_it_wait_and_go_on(karla: User, enquiry: Enquiry) -> None:
    with pytest.raises(UnableToWait, match="Kun dem"):
        wait(enquiry, make_user())
    wait(enquiry, karla)
    with pytest.raises(UnableToWait, match="Kun dem"):
        resume_enquiry(enquiry=enquiry, step=STEP, by=make_user(), now=LATER)


def test_what_does_not_wait_does_not_go_on(karla: User, enquiry: Enquiry) -> None:
    with pytest.raises(UnableToWait, match="venter ikke"):
        resume_enquiry(enquiry=enquiry, step=STEP, by=karla, now=NOW)
    wait(enquiry, karla)
    with pytest.raises(UnableToWait) as refusal:
        resume_enquiry(enquiry=enquiry, step=NextStep("", None), by=karla, now=LATER)
    assert refusal.value.field == "next_step"
