from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from indgang.catalogue.models import AskedQuestion, OtherDoor, Responsibility
from indgang.enquiries.actions.creating import Asked
from indgang.enquiries.actions.noting import Ending, PhoneCall, UnableToNoteCall, note_phone_call
from indgang.enquiries.models import Channel, Enquiry, HandOver, Message, Outcome, PhoneDraft, State
from indgang.history.models import Event
from indgang.people.models import Colleague, Role, User
from indgang.shared.models import OutgoingMail
from tests.factories import (
    make_absence,
    make_business,
    make_colleague,
    make_municipality,
    make_task,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)


def call(
    ending: Ending = Ending.NOTED, question: str = "Må vi have et skilt ved vejen?", **values: Any
) -> PhoneCall:
    """What belongs to the call itself stands under its own name, all else to what was asked."""
    own = {name: values.pop(name) for name in ("answer", "receiver", "word", "door") if name in values}
    asked = Asked(question=question, channel=Channel.PHONE, **({"submission_key": "kladde1"} | values))
    return PhoneCall(asked=asked, ending=ending, **own)


def colleague_of(user: User) -> Colleague:
    assert user.colleague is not None
    return user.colleague


def mails_to(address: str) -> list[str]:
    return list(
        OutgoingMail.objects.filter(recipient=address).order_by("pk").values_list("subject", flat=True)
    )


def test_a_call_is_noted_for_the_entrance() -> None:
    make_municipality()
    entrance = make_user(Role.ENTRANCE, colleague=make_colleague("Inga", mail="inga@hvidklit.example"))
    karla = make_user(colleague=make_colleague("Karla"))

    enquiry = note_phone_call(call=call(company_name="Smeden i Sønderby"), by=karla, now=NOW)

    assert (enquiry.channel, enquiry.state, enquiry.holder) == (Channel.PHONE, State.NEW, None)
    assert (enquiry.taken_by, enquiry.asker) == (karla.colleague, "Smeden i Sønderby")
    assert enquiry.contact_due_at == TOMORROW
    assert mails_to(colleague_of(entrance).mail) == [f"Ny henvendelse {enquiry.reference}"]
    assert [event.act for event in Event.objects.filter(target_key=enquiry.history_key)] == [
        "note_phone_call"
    ]


def test_a_call_that_is_answered_at_once_is_closed() -> None:
    unit = make_unit("Byg")
    karla = make_user(colleague=make_colleague("Karla", units=[unit]))

    enquiry = note_phone_call(call=call(Ending.ANSWERED, answer=" Ja, indtil 2 m². "), by=karla, now=NOW)

    assert (enquiry.state, enquiry.outcome, enquiry.outcome_text) == (
        State.CLOSED, Outcome.ANSWERED, "Ja, indtil 2 m².",
    )  # fmt: skip
    assert (enquiry.holder, enquiry.unit, enquiry.held_since) == (karla.colleague, unit, NOW)
    assert (enquiry.closed_at, enquiry.first_answered_at, enquiry.contact_due_at) == (NOW, NOW, None)
    assert enquiry.answered_at_first_contact
    written = enquiry.messages.order_by("pk").values_list("text", "kind", "counts_as_answer")
    assert list(written) == [
        ("Må vi have et skilt ved vejen?", "call", False),
        ("Ja, indtil 2 m².", "call", True),
    ]
    assert OutgoingMail.objects.count() == 0


def test_the_task_gives_the_unit_of_an_answered_call() -> None:
    unit = make_unit("Vej")
    karla = make_user(colleague=make_colleague(units=[make_unit("Byg")]))
    task = make_task(answering_unit=unit)
    enquiry = note_phone_call(call=call(Ending.ANSWERED, answer="Ja", task=task), by=karla, now=NOW)
    assert enquiry.unit == unit


def test_the_task_of_an_answered_call_teaches_finding() -> None:
    task = make_task("Skilte langs vejen", words="skilt")
    note_phone_call(call=call(Ending.ANSWERED, answer="Ja", task=task), by=make_user(), now=NOW)
    assert [(asked.text, asked.task) for asked in AskedQuestion.objects.all()] == [
        ("Må vi have et skilt ved vejen?", task)
    ]


def test_whoever_sees_to_it_holds_it_and_the_company_is_told() -> None:
    make_municipality()
    karla = make_user(colleague=make_colleague("Karla Holm"))

    enquiry = note_phone_call(call=call(Ending.TAKEN, contact_mail="bo@smed.example"), by=karla, now=NOW)

    assert (enquiry.state, enquiry.holder, enquiry.contact_due_at) == (State.HELD, karla.colleague, TOMORROW)
    assert mails_to("bo@smed.example") == [
        f"Vi har noteret dit opkald ({enquiry.reference})",
        f"Karla Holm har taget din henvendelse ({enquiry.reference})",
    ]


def test_a_colleague_is_asked_to_see_to_it() -> None:
    karla, bo = make_user(colleague=make_colleague("Karla")), make_colleague("Bo", mail="bo@hvidklit.example")

    enquiry = note_phone_call(
        call=call(Ending.PASSED_ON, receiver=bo, word="De ringer igen kl. 14"), by=karla, now=NOW
    )

    asked = enquiry.hand_overs.get()
    assert (asked.receiver, asked.giver, asked.word) == (bo, karla.colleague, "De ringer igen kl. 14")
    assert (enquiry.state, enquiry.holder) == (State.NEW, None)
    assert mails_to(bo.mail) == [f"Vil du tage henvendelse {enquiry.reference}?"]


def test_without_a_name_the_first_at_work_who_does_the_task_is_asked() -> None:
    away, instead = make_colleague("Bo Væk"), make_colleague("Ida Svarer")
    make_absence(away, NOW.date(), NOW.date(), substitute=instead)
    task = make_task()
    Responsibility.objects.create(task=task, colleague=away)
    enquiry = note_phone_call(call=call(Ending.PASSED_ON, task=task), by=make_user(), now=NOW)
    assert enquiry.hand_overs.get().receiver == instead


def test_passed_on_to_oneself_is_to_take_it() -> None:
    karla = make_user()
    enquiry = note_phone_call(call=call(Ending.PASSED_ON, receiver=karla.colleague), by=karla, now=NOW)
    assert (enquiry.holder, HandOver.objects.count()) == (karla.colleague, 0)


@pytest.mark.parametrize("is_named", [True, False])
def test_we_call_back_by_the_moment_that_was_agreed(is_named: bool) -> None:
    bo, moment = make_colleague("Bo"), NOW + timedelta(days=2)
    told = call(
        Ending.CALL_BACK, receiver=bo if is_named else None, call_back_at=moment, contact_phone="19 55 24 10"
    )

    enquiry = note_phone_call(call=told, by=make_user(), now=NOW)

    assert (enquiry.call_back_at, enquiry.contact_due_at, enquiry.state) == (moment, moment, State.NEW)
    assert [one.receiver for one in enquiry.hand_overs.all()] == ([bo] if is_named else [])


def test_a_company_that_has_a_number_can_be_called_back_on_it() -> None:
    told = call(
        Ending.CALL_BACK, business=make_business("Smeden", phone="19 55 24 11"), call_back_at=TOMORROW
    )
    assert note_phone_call(call=told, by=make_user(), now=NOW).contact_due_at == TOMORROW


def test_a_caller_who_is_no_company_is_shown_to_another_door() -> None:
    door = OtherDoor.objects.create(key="borger", name="Borgerservice", title="Pas")

    enquiry = note_phone_call(call=call(Ending.REFERRED, door=door), by=make_user(), now=NOW)

    assert (enquiry.state, enquiry.outcome, enquiry.outcome_text) == (
        State.CLOSED, Outcome.REFERRED, "Borgerservice: Pas",
    )  # fmt: skip
    assert (enquiry.answered_at_first_contact, enquiry.first_answered_at) == (False, NOW)


def test_no_person_number_is_kept_of_a_call() -> None:
    told = call(Ending.ANSWERED, "Hun har 010190-1234 og spørger", answer="Sagt til 0101901234")
    enquiry = note_phone_call(call=told, by=make_user(), now=NOW)
    texts = [
        enquiry.question,
        enquiry.summary,
        enquiry.outcome_text,
        *Message.objects.values_list("text", flat=True),
    ]
    assert [text for text in texts if "1234" in text] == []


def test_noting_takes_the_draft_away_and_the_same_draft_twice_is_one_enquiry() -> None:
    karla, other = make_user(), make_user()
    for owner, key in ((karla, "kladde1"), (karla, "kladde2"), (other, "kladde3")):
        PhoneDraft.objects.create(owner=owner, key=key, saved_at=NOW)

    first = note_phone_call(call=call(), by=karla, now=NOW)
    again = note_phone_call(call=call(question="Noget andet"), by=karla, now=NOW)

    assert (again, Enquiry.objects.count()) == (first, 1)
    assert list(PhoneDraft.objects.order_by("key").values_list("key", flat=True)) == ["kladde2", "kladde3"]
    assert note_phone_call(call=call(), by=other, now=NOW) != first


def test_another_fault_of_the_database_is_not_taken_for_the_same_call() -> None:
    with pytest.raises(IntegrityError):
        note_phone_call(call=call(contact_phone=None), by=make_user(), now=NOW)


def test_a_confidential_call_is_not_told_on_the_companys_card() -> None:
    business = make_business("Smeden")
    enquiry = note_phone_call(call=call(business=business, is_confidential=True), by=make_user(), now=NOW)
    assert (enquiry.is_confidential, business.conversations.count()) == (True, 0)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (call(question="  "), "question"),
        (call(submission_key=""), ""),
        (call(submission_key="x" * 41), ""),
        (call(Ending.ANSWERED, answer=" "), "answer"),
        (call(Ending.REFERRED), "door"),
        (call(Ending.PASSED_ON), "receiver"),
        (call(Ending.CALL_BACK, call_back_at=TOMORROW), "contact_phone"),
        (call(Ending.CALL_BACK, contact_phone="19 55 24 10"), "call_back_date"),
        (
            call(Ending.CALL_BACK, contact_phone="19 55 24 10", call_back_at=NOW - timedelta(minutes=1)),
            "call_back_date",
        ),
    ],
)
def test_what_lacks_something_is_refused_at_its_field(told: PhoneCall, field: str) -> None:
    with pytest.raises(UnableToNoteCall) as refusal:
        note_phone_call(call=told, by=make_user(), now=NOW)
    assert (refusal.value.field, Enquiry.objects.count()) == (field, 0)


def test_nobody_does_the_task_so_somebody_must_be_named() -> None:
    with pytest.raises(UnableToNoteCall) as refusal:
        note_phone_call(call=call(Ending.PASSED_ON, task=make_task()), by=make_user(), now=NOW)
    assert refusal.value.field == "receiver"


def test_only_colleagues_note_calls() -> None:
    stranger = make_user()
    stranger.colleague = None
    stranger.save()
    with pytest.raises(UnableToNoteCall):
        note_phone_call(call=call(), by=stranger, now=NOW)
