from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from indgang.enquiries.actions.closing import Closing, close_enquiry
from indgang.enquiries.actions.satisfaction import (
    UnableToHelpUnhappy,
    answer_satisfaction,
    call_unhappy,
    reopen_unhappy,
)
from indgang.enquiries.models import Enquiry, State
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.shared.models import OutgoingMail
from indgang.surveys.models import Invitation
from indgang.surveys.queries.inviting import hash_of
from tests.factories import make_colleague, make_enquiry, make_municipality, make_question, make_unit

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
NEXT_WORKING_DAY = datetime(2026, 6, 4, 12, 10, tzinfo=UTC)
TOKEN = "hvordan-gik-det"


@pytest.fixture
def enquiry() -> Enquiry:
    unit = make_unit("Byg")
    unit.leader = make_colleague("Lis", mail="lis@hvidklit.example")
    unit.save()
    karla = make_colleague("Karla", units=[unit], mail="karla@hvidklit.example")
    make_question("klart-svar")
    closed = make_enquiry(holder=karla, unit=unit, state=State.CLOSED, contact_phone="19 55 66 77")
    Enquiry.objects.update(closed_at=NOW - timedelta(days=3))
    return closed


def invite(enquiry: Enquiry | None) -> Invitation:
    return Invitation.objects.create(
        area="enquiries",
        target_key=enquiry.history_key if enquiry else "",
        token_hash=hash_of(TOKEN),
        sent_at=NOW - timedelta(days=2),
        expires_at=NOW + timedelta(days=58),
    )


def answer(score: int | None, comment: str = "") -> None:
    answer_satisfaction(token=TOKEN, scores={"klart-svar": score}, comment=comment, now=NOW)


def recipients() -> list[str]:
    return list(OutgoingMail.objects.order_by("pk").values_list("recipient", flat=True))


def test_the_leader_is_told_that_a_company_is_unhappy_and_nothing_of_what_it_said(enquiry: Enquiry) -> None:
    invite(enquiry)

    answer(2, "Karla glemte os")
    answer(2, "Karla glemte os")

    mail = OutgoingMail.objects.get()
    assert (mail.recipient, enquiry.reference in mail.subject) == ("lis@hvidklit.example", True)
    assert ("glemte" in mail.text, "Karla" in mail.text) == (False, False)


def test_where_nobody_holds_it_the_leader_of_the_entrance_is_told(enquiry: Enquiry) -> None:
    unit = make_unit("Indgangen")
    unit.leader = make_colleague("Egon", mail="egon@hvidklit.example")
    unit.save()
    make_municipality(home_page_unit=unit)
    Enquiry.objects.update(holder=None, held_since=None)
    invite(enquiry)

    answer(1)

    assert recipients() == ["egon@hvidklit.example"]


def test_where_nobody_leads_the_answer_is_taken_all_the_same(enquiry: Enquiry) -> None:
    Enquiry.objects.update(holder=None, held_since=None)
    invitation = invite(enquiry)

    answer(1)

    invitation.refresh_from_db()
    assert (invitation.answered_at, recipients()) == (NOW, [])


@pytest.mark.parametrize("score", [3, 5, None])
def test_of_a_happy_answer_nobody_is_told(enquiry: Enquiry, score: int | None) -> None:
    invite(enquiry)

    answer(score, "Fint")

    assert recipients() == []


def test_an_answer_about_something_forgotten_is_taken() -> None:
    make_question("klart-svar")
    invitation = invite(None)

    answer(1)

    invitation.refresh_from_db()
    assert (invitation.answered_at, recipients()) == (NOW, [])


def test_the_unhappy_opens_it_again_once(enquiry: Enquiry) -> None:
    invitation = invite(enquiry)
    answer(2)
    OutgoingMail.objects.all().delete()

    for _time in range(2):
        reopen_unhappy(invitation=invitation, now=NOW)

    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.outcome, enquiry.contact_due_at, enquiry.call_back_at) == (
        State.HELD,
        "",
        NEXT_WORKING_DAY,
        None,
    )
    assert recipients() == ["karla@hvidklit.example"]
    event = Event.objects.get(act="reopen_unhappy")
    assert (event.actor_key, event.changes) == ("company", {"state": ["Lukket", "I gang"]})


def test_the_unhappy_is_called(enquiry: Enquiry) -> None:
    invitation = invite(enquiry)
    answer(2)
    OutgoingMail.objects.all().delete()

    for _time in range(2):
        call_unhappy(invitation=invitation, now=NOW)

    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.contact_due_at, enquiry.call_back_at) == (
        State.HELD,
        NEXT_WORKING_DAY,
        NEXT_WORKING_DAY,
    )
    assert recipients() == ["karla@hvidklit.example"]
    assert Event.objects.filter(act="call_unhappy").count() == 1


def test_nothing_is_left_of_an_end_that_was_not_good_enough(enquiry: Enquiry) -> None:
    message = enquiry.messages.create(kind="answer", text="Nej", counts_as_answer=True, written_at=NOW)
    Enquiry.objects.update(
        outcome="refused", outcome_text="Nej", possible_instead="Mindre", answered_at_first_contact=True
    )
    invitation = invite(enquiry)
    answer(2)

    reopen_unhappy(invitation=invitation, now=NOW)

    enquiry.refresh_from_db()
    assert (enquiry.outcome, enquiry.outcome_text, enquiry.possible_instead) == ("", "", "")
    assert (enquiry.answered_at_first_contact, enquiry.reopened) == (False, 1)

    closing = Closing(outcome="answered", text="Jo, alligevel")
    close_enquiry(enquiry=enquiry, closing=closing, by=SYSTEM, now=NOW + timedelta(hours=1))

    enquiry.refresh_from_db()
    assert message.pk == enquiry.messages.filter(counts_as_answer=True).order_by("pk")[0].pk
    assert not enquiry.answered_at_first_contact


def test_a_call_can_be_asked_for_after_it_was_opened(enquiry: Enquiry) -> None:
    invitation = invite(enquiry)
    answer(2)

    reopen_unhappy(invitation=invitation, now=NOW)
    call_unhappy(invitation=invitation, now=NOW)

    enquiry.refresh_from_db()
    assert enquiry.call_back_at == NEXT_WORKING_DAY


def test_without_a_number_nobody_can_be_called(enquiry: Enquiry) -> None:
    Enquiry.objects.update(contact_phone="")
    invitation = invite(enquiry)
    answer(2)

    with pytest.raises(UnableToHelpUnhappy):
        call_unhappy(invitation=invitation, now=NOW)

    enquiry.refresh_from_db()
    assert enquiry.state == State.CLOSED


def test_the_happy_and_those_who_come_too_late_open_nothing(enquiry: Enquiry) -> None:
    invitation = invite(enquiry)
    answer(4)

    with pytest.raises(UnableToHelpUnhappy):
        reopen_unhappy(invitation=invitation, now=NOW)
    invitation.answers.update(score=1)
    with pytest.raises(UnableToHelpUnhappy):
        reopen_unhappy(invitation=invitation, now=NOW + timedelta(days=59))

    enquiry.refresh_from_db()
    assert enquiry.state == State.CLOSED
