from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.models import Responsibility, Task
from indgang.catalogue.queries.finding import find_tasks
from indgang.enquiries.notices.entrance import post_new_enquiry
from indgang.people.models import Colleague, Role, Unit
from indgang.shared.actions.counting import count_change
from indgang.shared.addresses import absolute
from indgang.shared.models import OutgoingMail
from tests.factories import (
    make_absence,
    make_business,
    make_catalogue,
    make_colleague,
    make_enquiry,
    make_municipality,
    make_task,
    make_unit,
    make_user,
)
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


def five_tasks() -> Unit:
    """All of them about cables: the first of Karla, the second of nobody, the others of Lis."""
    unit, catalogue = make_unit("Byg"), make_catalogue()
    doers = [make_colleague("Karla"), None, *[make_colleague("Lis")] * 3]
    for number, doer in enumerate(doers, start=1):
        task = make_task(
            f"Kabel {number}", catalogue=catalogue, key=f"k{number}", words="fiberkabel", answering_unit=unit
        )
        if doer is not None:
            Responsibility.objects.create(task=task, colleague=doer)
    count_change(topic="catalogue")
    return unit


def test_up_to_five_tasks_stand_with_colleague_reason_and_link() -> None:
    make_municipality()
    at_entrance("Inga")
    five_tasks()
    make_absence(Colleague.objects.get(name="Lis"), NOW.date(), NOW.date(), substitute=make_colleague("Ove"))
    enquiry = make_enquiry("Et fiberkabel")
    post_new_enquiry(enquiry, now=NOW)
    told = OutgoingMail.objects.get().text.split("\n\n")
    suggested = {one.split("”")[0]: one for one in told if one.startswith("“Kabel")}
    assert len(suggested) == 5
    to = absolute(f"/intern/henvendelser/{enquiry.reference}/hvem/?opgave=")
    assert (
        suggested["“Kabel 1"] == f"“Kabel 1”: Karla, Byg\nPasser på: fiberkabel\nOverdrag til Karla: {to}k1"
    )
    nobody = "“Kabel 2”: Byg, ingen på arbejde udfører den\nPasser på: fiberkabel\n"
    assert suggested["“Kabel 2"] == f"{nobody}Se opgaven, og find en anden: {to}k2"
    instead = "“Kabel 3”: Ove, som svarer for Lis\nPasser på: fiberkabel\n"
    assert suggested["“Kabel 3"] == f"{instead}Overdrag til Ove: {to}k3"


@pytest.mark.parametrize("number", [1, 5])
def test_five_suggestions_cost_no_more_reads_than_one(
    django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    make_municipality()
    at_entrance("Inga")
    five_tasks()
    Task.objects.filter(key__gt=f"k{number}").delete()
    enquiry = make_enquiry("Et fiberkabel")
    find_tasks(enquiry.question, today=NOW.date())
    with django_assert_num_queries(11):
        post_new_enquiry(enquiry, now=NOW)
    assert OutgoingMail.objects.get().text.count("“Kabel") == number


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
