from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from indgang.businesses.models import Conversation
from indgang.enquiries.actions.writing import UnableToWrite, Words, add_call, answer_company, write_note
from indgang.enquiries.links import token_of
from indgang.enquiries.models import Enquiry, InvolvementState, Message, MessageKind, State
from indgang.enquiries.next_steps import NextStep
from indgang.history.models import Event
from indgang.people.models import User
from indgang.shared.models import OutgoingMail
from tests.factories import make_business, make_colleague, make_enquiry, make_municipality, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
STEP = NextStep("Vi ser på tegningerne", date(2026, 6, 10))


@pytest.fixture
def karla() -> User:
    make_municipality()
    return make_user(colleague=make_colleague("Karla Østergaard"))


def held(karla: User, **values: object) -> Enquiry:
    return make_enquiry("Må vi bygge en hal?", holder=karla.colleague, received_at=NOW, **values)


def answer(
    enquiry: Enquiry, by: User, text: str = "Ja, det må I.", step: NextStep = STEP, **words: object
) -> Message:
    return answer_company(enquiry=enquiry, words=Words(text, **words), step=step, by=by, now=NOW)  # type: ignore[arg-type]


def test_the_answer_is_mailed_with_what_happens_next_and_by_when(karla: User) -> None:
    enquiry = held(karla)
    message = answer(enquiry, karla, "Ja. Ejer 010170-1234 skal søge.")

    assert (message.kind, message.text, message.author_name) == (
        MessageKind.ANSWER,
        "Ja. Ejer … skal søge.",
        "Karla Østergaard",
    )
    mail = OutgoingMail.objects.get()
    assert (mail.recipient, mail.reply_to) == ("bente@smed.example", "virksomhed@hvidklit.example")
    assert mail.subject == f"Svar på din henvendelse ({enquiry.reference})"
    assert "Ja. Ejer … skal søge." in mail.text
    assert "Det sker der nu: Vi ser på tegningerne\nSenest: onsdag 10. juni" in mail.text
    assert token_of(enquiry.link_seed) in mail.text


def test_the_company_has_heard_from_us_and_the_first_time_stands(karla: User) -> None:
    enquiry = held(karla, call_back_at=NOW)
    answer(enquiry, karla)
    enquiry.refresh_from_db()
    assert (enquiry.first_answered_at, enquiry.contact_due_at, enquiry.call_back_at) == (NOW, None, None)
    assert (enquiry.next_step, enquiry.next_step_date) == ("Vi ser på tegningerne", date(2026, 6, 10))

    later = datetime(2026, 6, 5, 8, tzinfo=UTC)
    answer_company(enquiry=enquiry, words=Words("Mere"), step=STEP, by=karla, now=later)
    enquiry.refresh_from_db()
    assert enquiry.first_answered_at == NOW


def test_sensitive_words_stay_on_the_companys_own_page(karla: User) -> None:
    message = answer(held(karla), karla, "I skylder 40.000 kr.", is_sensitive=True)
    mail = OutgoingMail.objects.get()
    assert message.is_sensitive
    assert "Karla Østergaard har skrevet til dig" in mail.text
    assert "skylder" not in mail.text
    assert "tegningerne" not in mail.text


def test_all_words_of_a_confidential_one_are_sensitive(karla: User) -> None:
    message = answer(held(karla, is_confidential=True), karla, "Vi hjælper ved lukningen")
    assert message.is_sensitive
    assert "lukningen" not in OutgoingMail.objects.get().text


def test_sent_twice_it_is_written_and_mailed_once(karla: User) -> None:
    enquiry = held(karla)
    first = answer(enquiry, karla, once_key="n1")
    assert answer(enquiry, karla, once_key="n1") == first
    assert (enquiry.messages.filter(kind=MessageKind.ANSWER).count(), OutgoingMail.objects.count()) == (1, 1)


def test_without_a_mail_address_it_is_no_answer_yet(karla: User) -> None:
    enquiry = held(karla, contact_mail="", contact_phone="12 34 56 78")
    message = answer(enquiry, karla)
    enquiry.refresh_from_db()
    assert not message.counts_as_answer
    assert enquiry.first_answered_at is None
    assert enquiry.contact_due_at is not None
    assert OutgoingMail.objects.count() == 0


def test_the_history_tells_the_day_and_none_of_the_words(karla: User) -> None:
    answer(held(karla), karla, "Hemmelige ord")
    event = Event.objects.get(act="answer_company")
    assert event.changes == {"next_step_date": ["", "2026-06-10"]}
    assert "Hemmelige" not in f"{event.target_label}{event.changes}"


def test_the_companys_card_tells_that_we_spoke(karla: User) -> None:
    answer(held(karla, business=make_business("Klit Smede")), karla)
    assert Conversation.objects.get().spoken_by == "Karla Østergaard"


@pytest.mark.parametrize(
    ("text", "step", "field"),
    [
        (" ", STEP, "text"),
        ("Ja", NextStep(" ", STEP.day), "next_step"),
        ("Ja", NextStep("Vi ringer", None), "next_step_date"),
        ("Ja", NextStep("Vi ringer", date(2026, 6, 2)), "next_step_date"),
    ],
)
def test_an_answer_says_something_and_what_happens_next(
    karla: User, text: str, step: NextStep, field: str
) -> None:
    enquiry = held(karla)
    with pytest.raises(UnableToWrite) as refusal:
        answer(enquiry, karla, text, step)
    assert (refusal.value.field, enquiry.messages.count()) == (field, 1)


def test_nobody_answers_a_closed_one_but_a_note_can_be_added(karla: User) -> None:
    enquiry = held(karla, state=State.CLOSED)
    with pytest.raises(UnableToWrite, match="Henvendelsen er lukket"):
        answer(enquiry, karla)
    note = write_note(enquiry=enquiry, words=Words("De ringede og takkede"), by=karla, now=NOW)
    assert (note.kind, note.counts_as_answer) == (MessageKind.NOTE, False)


def test_a_note_is_written_once_and_says_something(karla: User) -> None:
    enquiry = held(karla)
    first = write_note(enquiry=enquiry, words=Words("Spørg Bo", "n1"), by=karla, now=NOW)
    assert write_note(enquiry=enquiry, words=Words("Spørg Bo", "n1"), by=karla, now=NOW) == first
    with pytest.raises(UnableToWrite) as refusal:
        write_note(enquiry=enquiry, words=Words(" "), by=karla, now=NOW)
    assert refusal.value.field == "text"
    enquiry.refresh_from_db()
    assert enquiry.first_answered_at is None
    assert OutgoingMail.objects.count() == 0


def test_a_call_in_which_they_heard_from_us_is_an_answer(karla: User) -> None:
    enquiry = held(karla)
    call = add_call(enquiry=enquiry, words=Words("De må godt"), is_answer=True, step=STEP, by=karla, now=NOW)
    enquiry.refresh_from_db()
    assert (call.kind, call.counts_as_answer, enquiry.first_answered_at) == (MessageKind.CALL, True, NOW)
    assert enquiry.next_step == "Vi ser på tegningerne"
    assert OutgoingMail.objects.count() == 0


def test_a_call_that_nobody_took_is_no_answer(karla: User) -> None:
    enquiry = held(karla, next_step="Ring igen", next_step_date=date(2026, 6, 4))
    words = Words("Ingen tog den", "n1")
    first = add_call(enquiry=enquiry, words=words, is_answer=False, step=STEP, by=karla, now=NOW)
    assert add_call(enquiry=enquiry, words=words, is_answer=False, step=None, by=karla, now=NOW) == first
    enquiry.refresh_from_db()
    assert (enquiry.first_answered_at, enquiry.next_step) == (None, "Ring igen")


def test_after_a_call_it_is_said_what_happens_next(karla: User) -> None:
    enquiry = held(karla)
    with pytest.raises(UnableToWrite) as refusal:
        add_call(enquiry=enquiry, words=Words("Talt"), is_answer=True, step=None, by=karla, now=NOW)
    assert refusal.value.field == "next_step"


def test_whoever_said_yes_to_a_part_writes_too_and_nobody_else(karla: User) -> None:
    enquiry, bo, ida = held(karla), make_user(), make_user()
    enquiry.involvements.create(colleague=bo.colleague, part="Vej", state=InvolvementState.ACCEPTED)
    enquiry.involvements.create(colleague=ida.colleague, part="Miljø")

    assert answer(enquiry, bo).author == bo.colleague
    with pytest.raises(UnableToWrite, match="Kun dem"):
        answer(enquiry, ida)
    with pytest.raises(UnableToWrite):
        write_note(enquiry=enquiry, words=Words("x"), by=ida, now=NOW)
    with pytest.raises(UnableToWrite):
        add_call(enquiry=enquiry, words=Words("x"), is_answer=False, step=None, by=ida, now=NOW)
    assert enquiry.messages.count() == 2
