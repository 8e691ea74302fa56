from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from indgang.catalogue.models import OtherDoor
from indgang.enquiries.actions.clocking import start_answer_clock
from indgang.enquiries.actions.closing import Closing, UnableToClose, close_enquiry, reopen_enquiry
from indgang.enquiries.actions.meeting import MeetingPlan, invite_to_meeting
from indgang.enquiries.actions.receiving import the_company
from indgang.enquiries.actions.waiting import Wait, wait_for_company
from indgang.enquiries.actions.writing import Words, add_call, answer_company
from indgang.enquiries.models import (
    Channel,
    Enquiry,
    HandOver,
    HandOverState,
    InvolvementState,
    MessageKind,
    Outcome,
    State,
)
from indgang.enquiries.next_steps import NextStep
from indgang.history.models import Event
from indgang.people.models import Role, User
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague, make_enquiry, make_municipality, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
LATER = datetime(2026, 6, 8, 9, tzinfo=UTC)
STEP = NextStep("Vi ringer", date(2026, 6, 20))
YES = Closing(Outcome.ANSWERED, "Ja, det må I.")


@pytest.fixture
def karla() -> User:
    make_municipality()
    return make_user(colleague=make_colleague("Karla Østergaard", mail="karla@hvidklit.example"))


@pytest.fixture
def enquiry(karla: User) -> Enquiry:
    return make_enquiry(
        "Må vi bygge en hal?", holder=karla.colleague, received_at=NOW, next_step="x", next_step_date=STEP.day
    )


def close(enquiry: Enquiry, by: User, closing: Closing = YES, now: datetime = NOW) -> Enquiry:
    return close_enquiry(enquiry=enquiry, closing=closing, by=by, now=now)


def last_mail_to(recipient: str) -> OutgoingMail:
    return OutgoingMail.objects.filter(recipient=recipient).latest("pk")


def test_the_answer_is_mailed_and_nothing_is_left_to_do(karla: User, enquiry: Enquiry) -> None:
    closed = close(enquiry, karla)

    assert (closed.state, closed.closed_at, closed.outcome) == (State.CLOSED, NOW, Outcome.ANSWERED)
    assert (closed.outcome_text, closed.contact_due_at, closed.call_back_at) == ("Ja, det må I.", None, None)
    assert (closed.next_step, closed.next_step_date) == ("", None)
    assert (closed.first_answered_at, closed.answered_at_first_contact) == (NOW, True)
    mail = last_mail_to("bente@smed.example")
    assert mail.text.startswith("Ja, det må I.\n\nHermed har vi lukket din henvendelse.")
    assert Event.objects.get(act="close_enquiry").changes == {"outcome": ["", "answered"]}


def test_a_no_says_what_is_possible_instead(karla: User, enquiry: Enquiry) -> None:
    with pytest.raises(UnableToClose) as refusal:
        close(enquiry, karla, Closing(Outcome.REFUSED, "Nej", " "))
    assert refusal.value.field == "possible_instead"

    closed = close(enquiry, karla, Closing(Outcome.REFUSED, "Nej", "I må bygge 900 m²"))
    assert closed.possible_instead == "I må bygge 900 m²"
    assert "Det kan så lade sig gøre:\nI må bygge 900 m²" in last_mail_to("bente@smed.example").text


def test_whoever_asked_the_wrong_house_is_shown_the_right_door(karla: User, enquiry: Enquiry) -> None:
    with pytest.raises(UnableToClose) as refusal:
        close(enquiry, karla, Closing(Outcome.REFERRED))
    assert refusal.value.field == "door"

    door = OtherDoor.objects.create(
        key="skat", name="Skattestyrelsen", title="Moms", text="Ring 72 22 18 18", link="https://skat.example"
    )
    close(enquiry, karla, Closing(Outcome.REFERRED, door=door))
    text = last_mail_to("bente@smed.example").text
    assert "Skattestyrelsen: Moms\nRing 72 22 18 18\nhttps://skat.example" in text


def test_a_door_that_is_not_on_the_list_is_written(karla: User, enquiry: Enquiry) -> None:
    assert close(enquiry, karla, Closing(Outcome.REFERRED, "Spørg politiet")).outcome == Outcome.REFERRED


def test_what_is_sensitive_stays_on_their_own_page(karla: User, enquiry: Enquiry) -> None:
    close(enquiry, karla, Closing(Outcome.SOLVED, "Gælden er slettet", is_sensitive=True))
    assert "Gælden" not in last_mail_to("bente@smed.example").text
    assert enquiry.messages.get(kind=MessageKind.ANSWER).text == "Gælden er slettet"


def test_who_does_not_come_back_is_told_kindly_and_that_is_no_answer(karla: User, enquiry: Enquiry) -> None:
    closed = close(enquiry, karla, Closing(Outcome.SILENT))
    assert "Vi har ikke hørt fra dig" in last_mail_to("bente@smed.example").text
    assert (closed.first_answered_at, closed.answered_at_first_contact) == (None, False)


def test_what_needs_no_answer_is_closed_without_mail(karla: User, enquiry: Enquiry) -> None:
    assert close(enquiry, karla, Closing(Outcome.WITHDRAWN)).outcome == Outcome.WITHDRAWN
    assert OutgoingMail.objects.count() == 0


def test_one_that_is_the_same_as_another_names_it_to_the_company_and_to_whoever_has_it(
    karla: User, enquiry: Enquiry
) -> None:
    other = make_enquiry(holder=karla.colleague)
    closed = close(enquiry, karla, Closing(Outcome.DOUBLE, same_as=f" {other.reference.lower()} "))
    assert (closed.outcome, closed.first_answered_at) == (Outcome.DOUBLE, None)
    told = f"Den er den samme som henvendelse {other.reference}."
    assert told in last_mail_to("bente@smed.example").text
    assert told in enquiry.messages.get(kind=MessageKind.ANSWER).text
    note = other.messages.get(kind=MessageKind.NOTE)
    assert note.text == f"{enquiry.reference} spurgte om det samme og er lukket."
    other.refresh_from_db()
    assert other.is_open


def test_the_other_must_be_named_and_be_one_that_they_may_see(karla: User, enquiry: Enquiry) -> None:
    hidden = make_enquiry(holder=make_colleague(), is_confidential=True)
    for reference in ("", "26-AAAAAA", enquiry.reference, hidden.reference):
        with pytest.raises(UnableToClose) as refused:
            close(enquiry, karla, Closing(Outcome.DOUBLE, same_as=reference))
        assert refused.value.field == "same_as"
    enquiry.refresh_from_db()
    assert (enquiry.is_open, hidden.messages.filter(kind=MessageKind.NOTE).count()) == (True, 0)


@pytest.mark.parametrize(
    ("closing", "field"),
    [
        (Closing("", "Ja"), "outcome"),
        (Closing("noget andet", "Ja"), "outcome"),
        (Closing(Outcome.ANSWERED, " "), "text"),
        (Closing(Outcome.SOLVED), "text"),
        (Closing(Outcome.REFUSED, "", "Byg mindre"), "text"),
    ],
)
def test_nothing_is_closed_without_an_outcome_and_an_answer(
    karla: User, enquiry: Enquiry, closing: Closing, field: str
) -> None:
    with pytest.raises(UnableToClose) as refusal:
        close(enquiry, karla, closing)
    enquiry.refresh_from_db()
    assert (refusal.value.field, enquiry.state) == (field, State.HELD)


def test_those_without_a_mail_address_have_heard_from_us_before_it_is_closed(karla: User) -> None:
    enquiry = make_enquiry(holder=karla.colleague, contact_mail="", channel=Channel.PHONE, received_at=NOW)
    with pytest.raises(UnableToClose, match="notér opkaldet"):
        close(enquiry, karla)
    add_call(enquiry=enquiry, words=Words("De må godt"), is_answer=True, step=STEP, by=karla, now=NOW)
    closed = close(enquiry, karla, now=LATER)
    assert (closed.first_answered_at, closed.answered_at_first_contact) == (NOW, True)
    assert OutgoingMail.objects.count() == 0


def test_sent_twice_it_is_closed_once(karla: User, enquiry: Enquiry) -> None:
    closing = Closing(Outcome.ANSWERED, "Ja", once_key="n1")
    close(enquiry, karla, closing)
    assert close(enquiry, karla, closing, LATER).closed_at == NOW
    assert OutgoingMail.objects.count() == 1
    with pytest.raises(UnableToClose, match="allerede lukket"):
        close(enquiry, karla)


def test_all_that_is_open_ends_and_those_who_waited_are_told(karla: User, enquiry: Enquiry) -> None:
    bo = make_colleague("Bo", mail="bo@hvidklit.example")
    ida = make_colleague("Ida", mail="ida@hvidklit.example")
    done = make_colleague("Dan", mail="dan@hvidklit.example")
    part = enquiry.involvements.create(colleague=bo, part="Vej", state=InvolvementState.ACCEPTED)
    assert enquiry.holder is not None
    own = enquiry.involvements.create(colleague=enquiry.holder, part="Byg")
    finished = enquiry.involvements.create(colleague=done, part="Miljø", state=InvolvementState.DONE)
    hand_over = HandOver.objects.create(enquiry=enquiry, receiver=ida, asked_at=NOW)
    plan = MeetingPlan(NOW + timedelta(days=3), 60, "Rådhuset")
    meeting = invite_to_meeting(enquiry=enquiry, plan=plan, by=karla, now=NOW)

    close(enquiry, karla)

    for row in (part, own, finished, hand_over, meeting):
        row.refresh_from_db()
    assert (part.state, part.ended_at) == (InvolvementState.STOPPED, NOW)
    assert (own.state, finished.state) == (InvolvementState.STOPPED, InvolvementState.DONE)
    assert (hand_over.state, hand_over.ended_at) == (HandOverState.WITHDRAWN, NOW)
    assert meeting.cancelled_at == NOW
    not_needed = OutgoingMail.objects.filter(subject=f"Henvendelse {enquiry.reference} er lukket")
    assert {mail.recipient for mail in not_needed} == {"bo@hvidklit.example", "ida@hvidklit.example"}


def test_a_meeting_that_was_held_stays_held(karla: User, enquiry: Enquiry) -> None:
    plan = MeetingPlan(NOW + timedelta(hours=1), 60, "Rådhuset")
    meeting = invite_to_meeting(enquiry=enquiry, plan=plan, by=karla, now=NOW)
    close(enquiry, karla, now=LATER)
    meeting.refresh_from_db()
    assert meeting.cancelled_at is None


def test_waiting_ends_with_it(karla: User, enquiry: Enquiry) -> None:
    start_answer_clock(enquiry=enquiry, complete_date=date(2026, 6, 1), answer_days=40, by=karla, now=NOW)
    wait_for_company(enquiry=enquiry, wait=Wait("Tegninger", date(2026, 6, 5)), by=karla, now=NOW)
    closed = close(enquiry, karla, Closing(Outcome.SILENT), LATER)
    assert enquiry.waiting_times.get().ended_date == date(2026, 6, 8)
    assert closed.answer_due_date == date(2026, 7, 16)


def test_the_entrance_closes_a_simple_one_that_nobody_holds(karla: User) -> None:
    inga = make_user(Role.ENTRANCE)
    closed = close(make_enquiry(received_at=NOW), inga)
    assert (closed.state, closed.holder, closed.answered_at_first_contact) == (State.CLOSED, None, True)


def test_opened_again_the_holder_has_it_and_the_company_must_hear_from_us(
    karla: User, enquiry: Enquiry
) -> None:
    close(enquiry, karla, Closing(Outcome.REFUSED, "Nej", "Byg mindre"))
    leader = make_user(Role.ENTRANCE)
    again = reopen_enquiry(enquiry=enquiry, reason="De mangler svar om vejen", by=leader, now=LATER)

    assert (again.state, again.holder, again.closed_at, again.outcome) == (
        State.HELD,
        karla.colleague,
        None,
        "",
    )
    assert (again.outcome_text, again.possible_instead, again.answered_at_first_contact) == ("", "", False)
    assert again.contact_due_at == datetime(2026, 6, 9, 9, tzinfo=UTC)
    assert again.messages.get(kind=MessageKind.NOTE).text == "Genåbnet: De mangler svar om vejen"
    assert "genåbnet henvendelse" in last_mail_to("karla@hvidklit.example").text
    assert last_mail_to("bente@smed.example").subject == f"Din henvendelse er genåbnet ({enquiry.reference})"


def test_the_holder_who_opens_it_again_needs_no_mail_about_it(karla: User, enquiry: Enquiry) -> None:
    close(enquiry, karla)
    reopen_enquiry(enquiry=enquiry, reason="x", by=karla, now=LATER)
    assert not OutgoingMail.objects.filter(recipient="karla@hvidklit.example").exists()


def test_when_the_holder_has_left_the_entrance_has_it_again(karla: User, enquiry: Enquiry) -> None:
    inga = make_user(Role.ENTRANCE, colleague=make_colleague("Inga", mail="inga@hvidklit.example"))
    close(enquiry, karla)
    karla.colleague.leaving_date = date(2026, 6, 5)  # type: ignore[union-attr]
    karla.colleague.save()  # type: ignore[union-attr]

    again = reopen_enquiry(enquiry=enquiry, reason="Utilfreds", by=the_company(), now=LATER)

    assert (again.state, again.holder, again.held_since) == (State.NEW, None, None)
    assert "genåbnet henvendelse" in last_mail_to(inga.colleague.mail).text  # type: ignore[union-attr]
    assert OutgoingMail.objects.filter(recipient="bente@smed.example").count() == 1


def test_where_nobody_is_at_the_entrance_the_one_mail_address_is_told(karla: User) -> None:
    enquiry = make_enquiry(state=State.CLOSED)
    reopen_enquiry(enquiry=enquiry, reason="Utilfreds", by=the_company(), now=LATER)
    assert OutgoingMail.objects.get().recipient == "virksomhed@hvidklit.example"


def test_opening_again_needs_a_reason_and_a_closed_one(karla: User, enquiry: Enquiry) -> None:
    with pytest.raises(UnableToClose, match="er åben"):
        reopen_enquiry(enquiry=enquiry, reason="x", by=karla, now=NOW)
    close(enquiry, karla)
    with pytest.raises(UnableToClose) as refusal:
        reopen_enquiry(enquiry=enquiry, reason=" ", by=karla, now=NOW)
    assert refusal.value.field == "reason"


def test_only_those_who_steer_it_close_and_open_it(karla: User, enquiry: Enquiry) -> None:
    with pytest.raises(UnableToClose, match="Kun tovholderen"):
        close(enquiry, make_user())
    with pytest.raises(UnableToClose, match="Kun tovholderen"):
        reopen_enquiry(enquiry=enquiry, reason="x", by=make_user(), now=NOW)


def test_who_had_to_come_back_was_not_answered_at_first_contact(karla: User, enquiry: Enquiry) -> None:
    answer_company(enquiry=enquiry, words=Words("Hvor?"), step=STEP, by=karla, now=NOW)
    enquiry.messages.create(kind=MessageKind.COMPANY, text="Ved havnen", written_at=LATER)
    assert not close(enquiry, karla, now=LATER).answered_at_first_contact


@pytest.mark.parametrize("values", [{"transfers": 1}, {}])
def test_who_was_sent_on_or_had_to_send_more_was_not_either(
    karla: User, enquiry: Enquiry, values: dict[str, int]
) -> None:
    if values:
        Enquiry.objects.update(**values)
    else:
        enquiry.waiting_times.create(first_date=NOW.date(), ended_date=NOW.date())
    assert not close(enquiry, karla).answered_at_first_contact
