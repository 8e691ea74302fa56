from __future__ import annotations

from datetime import UTC, datetime

import pytest

from indgang.enquiries.notices.entrance import post_new_enquiry
from indgang.people.models import Role
from indgang.shared.models import OutgoingMail
from tests.factories import make_absence, make_business, make_colleague, make_enquiry, make_user
from tests.small_town import found_town

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)


def at_entrance(name: str) -> None:
    make_user(Role.ENTRANCE, colleague=make_colleague(name, mail=f"{name.lower()}@hvidklit.example"))


def test_each_of_those_at_the_entrance_gets_the_question_and_the_suggestions_as_links() -> None:
    found_town()
    at_entrance("Inga")
    at_entrance("Bo")
    enquiry = make_enquiry("Vi skal lægge et fiberkabel ned foran butikken")
    post_new_enquiry(enquiry, now=NOW)
    mails = OutgoingMail.objects.order_by("recipient")
    assert [mail.recipient for mail in mails] == ["bo@hvidklit.example", "inga@hvidklit.example"]
    page = f"/intern/henvendelser/{enquiry.reference}/"
    for words in (
        enquiry.question,
        "Fra: Bente Smed",
        f"{page}tag/",
        "“Gravetilladelse”: ",
        f"{page}hvem/?opgave=grave",
    ):
        assert words in mails[0].text


@pytest.mark.parametrize(
    ("is_away", "has_substitute", "words"),
    [
        (False, False, "faste kontakt er Karla. Spørg dér først: "),
        (True, True, "faste kontakt, Karla, er væk. Spørg Lis, som svarer i stedet: "),
        (True, False, "faste kontakt, Karla, er væk, og ingen svarer i stedet."),
    ],
)
def test_whoever_knows_the_company_is_named_before_those_who_know_the_task(
    is_away: bool, has_substitute: bool, words: str
) -> None:
    found_town()
    at_entrance("Inga")
    karla, lis = make_colleague("Karla"), make_colleague("Lis")
    if is_away:
        make_absence(karla, NOW.date(), NOW.date(), substitute=lis if has_substitute else None)
    business = make_business("Klit Smede", contact_person=karla)
    post_new_enquiry(make_enquiry("Vi skal lægge et fiberkabel ned", business=business), now=NOW)
    text = OutgoingMail.objects.get().text
    assert words in text
    assert text.index("faste kontakt") < text.index("“Gravetilladelse”: ")


def test_of_a_confidential_one_only_that_it_is_there() -> None:
    found_town()
    at_entrance("Inga")
    business = make_business("Klit Smede", contact_person=make_colleague("Karla"))
    enquiry = make_enquiry("Vi skal lægge et fiberkabel ned", is_confidential=True, business=business)
    post_new_enquiry(enquiry, now=NOW)
    mail = OutgoingMail.objects.get()
    assert enquiry.reference in mail.subject
    assert [word for word in ("fiberkabel", "Bente", "opgave", "Klit", "Karla") if word in mail.text] == []
    assert "Den er fortrolig" in mail.text


def test_where_nobody_is_there_the_one_address_is_told() -> None:
    found_town()
    post_new_enquiry(make_enquiry(), now=NOW)
    assert OutgoingMail.objects.get().recipient == "virksomhed@hvidklit.example"


def test_an_address_that_no_mail_can_reach_does_not_keep_the_others_from_hearing() -> None:
    found_town()
    make_user(Role.ENTRANCE, colleague=make_colleague("Anna", mail="ikke en adresse"))
    make_user(Role.ENTRANCE, colleague=make_colleague("Ask", mail=""))
    post_new_enquiry(make_enquiry(contact_due_at=None), now=NOW)
    mail = OutgoingMail.objects.get()
    assert mail.recipient == "virksomhed@hvidklit.example"
    assert "skal høre fra os" not in mail.text


def test_an_installation_that_nobody_has_described_has_nobody_to_tell() -> None:
    post_new_enquiry(make_enquiry(), now=NOW)
    assert OutgoingMail.objects.count() == 0
