from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from indgang.enquiries.actions.contacting import Contact, UnableToChangeContact, change_contact
from indgang.enquiries.actions.writing import Words, answer_company
from indgang.enquiries.links import token_of
from indgang.enquiries.models import Enquiry, Outcome, State
from indgang.enquiries.next_steps import NextStep
from indgang.history.models import Event
from indgang.people.models import User
from indgang.shared.models import OutgoingMail
from tests.factories import make_business, make_colleague, make_enquiry, make_municipality, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)
WRONG, RIGHT = "bente@smedd.example", "bente@smed.example"
RIGHT_CONTACT = Contact("Bente Smed", RIGHT, "86 12 34 56")


@pytest.fixture
def karla() -> User:
    make_municipality()
    return make_user(colleague=make_colleague("Karla Østergaard"))


def held(karla: User, **values: Any) -> Enquiry:
    return make_enquiry(holder=karla.colleague, received_at=NOW, **({"contact_mail": WRONG} | values))


def answered(karla: User) -> tuple[Enquiry, OutgoingMail]:
    enquiry = held(karla)
    step = NextStep("Vi ringer", date(2026, 6, 10))
    answer_company(enquiry=enquiry, words=Words("Ja"), step=step, by=karla, now=NOW)
    return enquiry, OutgoingMail.objects.get()


def test_what_has_not_left_goes_to_the_new_address_at_once(karla: User) -> None:
    enquiry, mail = answered(karla)
    OutgoingMail.objects.update(
        attempts=7, first_tried_at=NOW, given_up_at=NOW, next_try_at=NOW + timedelta(days=1)
    )
    change_contact(enquiry=enquiry, contact=RIGHT_CONTACT, by=karla, now=LATER)
    mail.refresh_from_db()
    assert (mail.recipient, mail.next_try_at, mail.attempts) == (RIGHT, LATER, 0)
    assert (mail.given_up_at, mail.first_tried_at) == (None, None)
    assert mail.retried_by == karla.history_name


def test_what_left_for_the_wrong_address_stands_on_the_page_that_the_new_one_is_told_of(karla: User) -> None:
    enquiry, mail = answered(karla)
    OutgoingMail.objects.update(sent_at=NOW)
    enquiry = change_contact(enquiry=enquiry, contact=RIGHT_CONTACT, by=karla, now=LATER)
    mail.refresh_from_db()
    assert (mail.recipient, mail.next_try_at) == (WRONG, NOW)
    word = OutgoingMail.objects.exclude(pk=mail.pk).get()
    assert (word.recipient, word.due_at) == (RIGHT, LATER)
    assert token_of(enquiry.link_seed) in word.text


def test_the_link_in_the_wrong_mailbox_opens_nothing_any_more(client: Client, karla: User) -> None:
    enquiry, mail = answered(karla)
    before = token_of(enquiry.link_seed)
    assert before in mail.text
    enquiry = change_contact(enquiry=enquiry, contact=RIGHT_CONTACT, by=karla, now=LATER)
    mail.refresh_from_db()
    after = token_of(enquiry.link_seed)
    assert (before in mail.text, after in mail.text) == (False, True)
    opened = [
        client.get(reverse("enquiries:show_status", args=[enquiry.reference, one])) for one in (before, after)
    ]
    assert [page.status_code for page in opened] == [404, 200]


def test_without_an_address_before_the_link_of_the_receipt_stands(karla: User) -> None:
    enquiry = held(karla, contact_mail="", contact_phone="86 12 34 56")
    before = enquiry.link_seed
    assert change_contact(enquiry=enquiry, contact=RIGHT_CONTACT, by=karla, now=LATER).link_seed == before


def test_mail_to_colleagues_and_about_other_enquiries_stays_where_it_goes(karla: User) -> None:
    enquiry, _mail = answered(karla)
    keys = (
        f"enquiries.enquiry:{enquiry.pk}:colleague:1:x",
        f"enquiries.enquiry:{enquiry.pk}1:company:receipt",
    )
    for number, key in enumerate(keys):
        OutgoingMail.objects.create(
            once_key=key, message_id=f"<{number}>", recipient="other@example.org", due_at=NOW, next_try_at=NOW
        )
    change_contact(enquiry=enquiry, contact=RIGHT_CONTACT, by=karla, now=LATER)
    untouched = OutgoingMail.objects.filter(once_key__in=keys)
    assert set(untouched.values_list("recipient", "next_try_at")) == {("other@example.org", NOW)}


def test_history_tells_that_it_was_done_and_not_to_what(karla: User) -> None:
    enquiry = held(karla)
    change_contact(enquiry=enquiry, contact=RIGHT_CONTACT, by=karla, now=LATER)
    event = Event.objects.get(act="change_contact")
    assert (event.changes, event.target_key) == ({}, enquiry.history_key)
    enquiry.refresh_from_db()
    assert (enquiry.contact_name, enquiry.contact_mail) == ("Bente Smed", RIGHT)
    assert enquiry.contact_phone == "86 12 34 56"


def test_another_phone_alone_sends_nothing(karla: User) -> None:
    enquiry = held(karla)
    change_contact(enquiry=enquiry, contact=Contact("", WRONG.upper(), "86 12 34 56"), by=karla, now=LATER)
    assert OutgoingMail.objects.count() == 0


def test_without_an_address_what_has_not_left_is_given_up(karla: User) -> None:
    enquiry, mail = answered(karla)
    change_contact(enquiry=enquiry, contact=Contact(phone="86 12 34 56"), by=karla, now=LATER)
    mail.refresh_from_db()
    assert (mail.recipient, mail.given_up_at) == (WRONG, LATER)
    assert OutgoingMail.objects.count() == 1


def test_it_is_corrected_after_closing_too(karla: User) -> None:
    enquiry, mail = answered(karla)
    Enquiry.objects.update(state=State.CLOSED, closed_at=NOW, outcome=Outcome.ANSWERED)
    change_contact(enquiry=enquiry, contact=RIGHT_CONTACT, by=karla, now=LATER)
    mail.refresh_from_db()
    assert mail.recipient == RIGHT


def test_one_way_to_reach_them_is_needed(karla: User) -> None:
    with pytest.raises(UnableToChangeContact) as refusal:
        change_contact(enquiry=held(karla), contact=Contact("Bente"), by=karla, now=LATER)
    assert refusal.value.field == "contact_mail"


def test_only_those_who_steer_it_correct_it(karla: User) -> None:
    enquiry = held(karla)
    with pytest.raises(UnableToChangeContact):
        change_contact(enquiry=enquiry, contact=RIGHT_CONTACT, by=make_user(), now=LATER)
    enquiry.refresh_from_db()
    assert enquiry.contact_mail == WRONG


def test_nobody_is_written_into_what_has_been_forgotten(karla: User) -> None:
    enquiry = held(
        karla, state=State.CLOSED, closed_at=NOW, outcome=Outcome.ANSWERED, forgotten_at=NOW, contact_mail=""
    )
    with pytest.raises(UnableToChangeContact):
        change_contact(enquiry=enquiry, contact=RIGHT_CONTACT, by=karla, now=LATER)


def test_the_number_on_the_companys_card_is_called_where_they_gave_none(karla: User) -> None:
    smed = make_business(phone="86 12 34 56")
    assert held(karla, business=smed, contact_phone="").phone_to_call == "86 12 34 56"
    assert held(karla, business=smed, contact_phone="20 30 40 50").phone_to_call == "20 30 40 50"
    assert held(karla, contact_phone="").phone_to_call == ""
