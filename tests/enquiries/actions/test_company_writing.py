from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from indgang.enquiries.actions.company_writing import UnableToWrite, hear_from_company, write_from_company
from indgang.enquiries.actions.creating import ReceivedFile
from indgang.enquiries.models import Enquiry, Message, MessageKind, Outcome, State, WaitingTime
from indgang.enquiries.rules import REOPENED_WITHIN
from indgang.history.models import Event
from indgang.people.models import Role
from indgang.shared.models import OutgoingMail
from tests.factories import make_business, make_colleague, make_enquiry, make_municipality, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)  # a Wednesday
NEXT_WORKING_DAY = datetime(2026, 6, 4, 12, 10, tzinfo=UTC)
FILE = ReceivedFile("tegning.pdf", "application/pdf", b"%PDF-1.7")


def mail_to(address: str) -> list[str]:
    return list(OutgoingMail.objects.filter(recipient=address).order_by("pk").values_list("text", flat=True))


def test_what_the_company_writes_stands_in_the_enquiry_and_is_told_to_the_holder() -> None:
    karla = make_colleague("Karla", mail="karla@hvidklit.example")
    enquiry = make_enquiry(holder=karla, contact_due_at=None)

    written = write_from_company(
        enquiry=enquiry, text="Her er tegningen. CPR 010190-1234", files=[FILE], once_key="a", now=NOW
    )

    message = Message.objects.get(once_key="a")
    assert (message.kind, message.text, message.author_name) == (
        MessageKind.COMPANY,
        "Her er tegningen. CPR …",
        "Bente Smed",
    )
    assert list(message.files.values_list("name", "size")) == [("tegning.pdf", 8)]
    assert (written.enquiry, written.is_another) == (enquiry, False)
    assert written.enquiry.contact_due_at == NEXT_WORKING_DAY
    assert ["Her er tegningen. CPR …" in text for text in mail_to("karla@hvidklit.example")] == [True]
    event = Event.objects.get(act="write_from_company")
    assert (event.actor_key, event.target_label, event.changes) == ("company", enquiry.history_label, {})


def test_sent_twice_it_is_written_once() -> None:
    karla = make_colleague("Karla", mail="karla@hvidklit.example")
    enquiry = make_enquiry(holder=karla)

    for _time in range(2):
        write_from_company(enquiry=enquiry, text="Hej igen", once_key="a", now=NOW)

    assert Message.objects.filter(text="Hej igen").count() == 1
    assert len(mail_to("karla@hvidklit.example")) == 1


def test_a_word_that_is_owed_already_is_not_put_off() -> None:
    owed = NOW + timedelta(hours=1)
    enquiry = make_enquiry(contact_due_at=owed)

    written = write_from_company(enquiry=enquiry, text="Er der nyt?", once_key="a", now=NOW)

    assert written.enquiry.contact_due_at == owed


def test_what_waited_for_the_company_goes_on_and_its_last_day_is_moved() -> None:
    enquiry = make_enquiry(
        holder=make_colleague(),
        state=State.WAITING,
        complete_date=date(2026, 5, 20),
        answer_days=10,
        answer_due_date=date(2026, 5, 30),
        contact_due_at=None,
    )
    WaitingTime.objects.create(enquiry=enquiry, first_date=date(2026, 5, 30))

    write_from_company(enquiry=enquiry, text="Nu har vi den", once_key="a", now=NOW)

    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.answer_due_date) == (State.HELD, date(2026, 6, 3))
    assert enquiry.waiting_times.get().ended_date == date(2026, 6, 3)
    assert Event.objects.get(act="write_from_company").changes == {
        "state": ["Venter på virksomheden", "I gang"]
    }


def test_what_waited_without_a_holder_is_with_the_entrance_again() -> None:
    inga = make_user(Role.ENTRANCE, colleague=make_colleague("Inga", mail="inga@hvidklit.example"))
    enquiry = make_enquiry(state=State.WAITING, contact_due_at=None)

    write_from_company(enquiry=enquiry, text="Nu har vi den", once_key="a", now=NOW)

    enquiry.refresh_from_db()
    assert (enquiry.state, inga.colleague is not None) == (State.NEW, True)
    assert len(mail_to("inga@hvidklit.example")) == 1


def test_what_was_closed_lately_is_open_again_with_whoever_held_it() -> None:
    karla = make_colleague("Karla")
    enquiry = make_enquiry(holder=karla, state=State.CLOSED)
    Enquiry.objects.update(closed_at=NOW - REOPENED_WITHIN)

    written = write_from_company(enquiry=enquiry, text="Det virkede ikke", once_key="a", now=NOW)

    enquiry.refresh_from_db()
    assert written.is_another is False
    assert (enquiry.state, enquiry.holder, enquiry.closed_at, enquiry.outcome, enquiry.contact_due_at) == (
        State.HELD,
        karla,
        None,
        "",
        NEXT_WORKING_DAY,
    )


def test_what_was_held_by_somebody_who_has_left_is_with_the_entrance() -> None:
    make_municipality()
    gone = make_colleague("Rolf", mail="rolf@hvidklit.example", leaving_date=date(2026, 5, 31))
    enquiry = make_enquiry(holder=gone, state=State.CLOSED)
    Enquiry.objects.update(closed_at=NOW - timedelta(days=5))

    write_from_company(enquiry=enquiry, text="Det virkede ikke", once_key="a", now=NOW)

    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.holder, enquiry.held_since) == (State.NEW, None, None)
    assert (len(mail_to("rolf@hvidklit.example")), len(mail_to("virksomhed@hvidklit.example"))) == (0, 1)


def test_what_was_closed_long_ago_becomes_a_new_enquiry_once() -> None:
    business = make_business("Smeden")
    enquiry = make_enquiry(state=State.CLOSED, business=business, company_name="Smeden", is_confidential=True)
    Enquiry.objects.update(closed_at=NOW - REOPENED_WITHIN - timedelta(seconds=1))

    first = write_from_company(enquiry=enquiry, text="Nu vil vi igen", files=[FILE], once_key="a", now=NOW)
    again = write_from_company(enquiry=enquiry, text="Nu vil vi igen", files=[FILE], once_key="a", now=NOW)

    enquiry.refresh_from_db()
    assert (first.is_another, again.enquiry, Enquiry.objects.count()) == (True, first.enquiry, 2)
    assert (enquiry.state, enquiry.outcome) == (State.CLOSED, Outcome.ANSWERED)
    new = first.enquiry
    assert (
        new.question == f"Nu vil vi igen\n\nDen følger efter henvendelse {enquiry.reference}, som er lukket."
    )
    assert (new.business, new.contact_mail, new.is_confidential, new.state) == (
        business,
        "bente@smed.example",
        True,
        State.NEW,
    )
    assert new.messages.get().files.count() == 1


def test_of_a_confidential_one_the_mail_holds_no_words() -> None:
    karla = make_colleague("Karla", mail="karla@hvidklit.example")
    enquiry = make_enquiry(holder=karla, is_confidential=True)

    write_from_company(enquiry=enquiry, text="Vi lukker i maj", once_key="a", now=NOW)

    assert ["lukker" in text for text in mail_to("karla@hvidklit.example")] == [False]


def test_a_file_alone_is_enough() -> None:
    enquiry = make_enquiry()

    write_from_company(enquiry=enquiry, text=" ", files=[FILE], once_key="a", now=NOW)

    assert Message.objects.get(once_key="a").files.count() == 1


@pytest.mark.parametrize(("text", "once_key", "field"), [(" ", "a", "text"), ("Hej", "", "")])
def test_nothing_or_without_a_key_it_is_refused(text: str, once_key: str, field: str) -> None:
    enquiry = make_enquiry()

    with pytest.raises(UnableToWrite) as refused:
        write_from_company(enquiry=enquiry, text=text, once_key=once_key, now=NOW)

    assert (refused.value.field, enquiry.messages.count()) == (field, 1)


def test_hearing_from_the_company_tells_what_state_it_left() -> None:
    enquiry = make_enquiry(holder=make_colleague(), state=State.WAITING)

    assert hear_from_company(enquiry=enquiry, now=NOW) == {"state": ("Venter på virksomheden", "I gang")}
