from __future__ import annotations

import secrets
from datetime import UTC, datetime

import pytest

from indgang.businesses.models import Conversation
from indgang.enquiries.actions.creating import (
    Asked,
    ReceivedFile,
    create_enquiry,
)
from indgang.enquiries.models import Channel, Message, MessageKind, State
from indgang.history.actions.recording import SYSTEM
from tests.factories import make_business, make_colleague, make_enquiry, make_task, make_unit

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)


def test_what_was_asked_is_written_down_with_its_first_message_and_clock() -> None:
    unit, business = make_unit("Byg"), make_business("Havn Smedje")
    task = make_task(answering_unit=unit)
    asked = Asked(
        question=" Må vi bygge ud? ", channel=Channel.WEB, contact_name="Bente", contact_mail="b@smed.example",
        business=business, task=task, submission_key="n",
    )  # fmt: skip
    file = ReceivedFile("tegning.pdf", "application/pdf", b"%PDF-")

    enquiry = create_enquiry(asked=asked, files=[file], by=SYSTEM, now=NOW)

    message = Message.objects.get()
    assert (enquiry.state, enquiry.unit, enquiry.question) == (State.NEW, unit, "Må vi bygge ud?")
    assert enquiry.contact_due_at == datetime(2026, 6, 4, 12, 10, tzinfo=UTC)
    assert (message.kind, message.author_name, message.text) == (
        MessageKind.COMPANY,
        "Bente",
        enquiry.question,
    )
    kept = message.files.get()
    assert (kept.name, kept.size, bytes(kept.content)) == ("tegning.pdf", 5, b"%PDF-")
    assert Conversation.objects.get().label == "Må vi bygge ud?"


def test_a_call_is_the_colleagues_words() -> None:
    karla = make_colleague("Karla")
    asked = Asked(question="Spurgte om skilte", channel=Channel.PHONE, taken_by=karla)
    enquiry = create_enquiry(asked=asked, files=[], by=SYSTEM, now=NOW)
    message = enquiry.messages.get()
    assert (message.kind, message.author, message.author_name) == (MessageKind.CALL, karla, "Karla")


def test_a_confidential_one_says_nothing_on_the_companys_card() -> None:
    asked = Asked(question="Vi lukker", channel=Channel.WEB, business=make_business(), is_confidential=True)
    create_enquiry(asked=asked, files=[], by=SYSTEM, now=NOW)
    assert Conversation.objects.count() == 0


def test_person_numbers_are_taken_out_of_everything() -> None:
    number = "010190-1234"
    asked = Asked(
        question=f"Min svend {number} skal i lære", channel=Channel.WEB, summary=f"Lære {number}",
        company_name=f"Firma {number}", contact_name=f"Bo {number}",
    )  # fmt: skip
    file = ReceivedFile(f"{number}.pdf", "application/pdf", b"x")
    enquiry = create_enquiry(asked=asked, files=[file], by=SYSTEM, now=NOW)
    kept = enquiry.messages.get()
    told = [enquiry.question, enquiry.summary, enquiry.company_name, enquiry.contact_name, kept.text]
    assert [text for text in [*told, kept.author_name, kept.files.get().name] if number in text] == []


def test_a_reference_that_is_taken_is_not_given_again(monkeypatch: pytest.MonkeyPatch) -> None:
    make_enquiry(reference="26-AAAAAA")
    letters = iter("AAAAAACCCCCC")
    monkeypatch.setattr(secrets, "choice", lambda among: next(letters))
    asked = Asked(question="Må vi?", channel=Channel.WEB)
    assert create_enquiry(asked=asked, files=[], by=SYSTEM, now=NOW).reference == "26-CCCCCC"
