from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from indgang.enquiries.form_keys import new_form_key
from indgang.enquiries.links import token_of
from indgang.enquiries.models import (
    AttachedFile,
    Enquiry,
    JointMeeting,
    Message,
    MessageKind,
    Outcome,
    State,
    WaitingTime,
)
from indgang.people.models import Visibility
from tests.factories import make_absence, make_colleague, make_enquiry, make_municipality

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
PDF = b"%PDF-1.7\n"


@pytest.fixture(autouse=True)
def _a_wednesday(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.DATA_DIR = tmp_path
    cache.clear()
    make_municipality()
    with time_machine.travel(NOW, tick=False):
        yield


def path_of(enquiry: Enquiry) -> str:
    return f"/henvendelse/{enquiry.reference}/{token_of(enquiry.link_seed)}/"


def page_of(client: Client, enquiry: Enquiry, query: str = "") -> str:
    return client.get(path_of(enquiry) + query).content.decode()


def write(client: Client, enquiry: Enquiry, **values: Any) -> Any:
    key = new_form_key(f"write.{enquiry.reference}", now=NOW - timedelta(minutes=1)).signed
    return client.post(f"{path_of(enquiry)}skriv/", {"key": key, "text": "Hej igen"} | values)


def test_the_page_is_private_and_sets_no_cookie(client: Client) -> None:
    answer = client.get(path_of(make_enquiry()))

    assert (answer.status_code, bool(answer.cookies)) == (200, False)
    assert (answer["Cache-Control"], answer["Referrer-Policy"], answer["X-Robots-Tag"]) == (
        "no-store",
        "no-referrer",
        "noindex, nofollow",
    )


def test_it_opens_with_its_own_link_alone(client: Client) -> None:
    enquiry, other = make_enquiry(), make_enquiry()
    wrong = f"/henvendelse/{enquiry.reference}/{token_of(other.link_seed)}/"

    assert [client.get(wrong).status_code, client.post(f"{wrong}skriv/", {"text": "Hej"}).status_code] == [
        404,
        404,
    ]


def test_it_tells_who_holds_it_what_comes_next_and_when(client: Client) -> None:
    karla = make_colleague("Karla Østergaard", phone="19 55 40 01", mail="karla@hvidklit.example")
    enquiry = make_enquiry(
        holder=karla,
        next_step="Vi ser på tegningen",
        next_step_date=date(2026, 6, 9),
        answer_due_date=date(2026, 7, 1),
    )
    JointMeeting.objects.create(enquiry=enquiry, starts_at=NOW + timedelta(days=2), place="Rådhuset", uid="a")

    page = page_of(client, enquiry)

    told = [
        "Karla Østergaard",
        "19 55 40 01",
        "Vi ser på tegningen",
        "9. juni 2026",
        "1. juli 2026",
        "Rådhuset",
    ]
    assert [part for part in told if part not in page] == []


def test_a_holder_who_is_away_names_who_answers_instead(client: Client) -> None:
    karla, stedet = make_colleague("Karla"), make_colleague("Stine", phone="19 55 40 02")
    make_absence(karla, date(2026, 6, 1), date(2026, 6, 5), substitute=stedet)

    page = page_of(client, make_enquiry(holder=karla))

    assert all(part in page for part in ("Karla", "5. juni", "Stine", "19 55 40 02"))


@pytest.mark.parametrize(
    "values", [{"name_visibility": Visibility.HIDDEN}, {"leaving_date": date(2026, 5, 1)}]
)
def test_whoever_is_hidden_or_has_left_is_not_shown(client: Client, values: dict[str, Any]) -> None:
    page = page_of(client, make_enquiry(holder=make_colleague("Karla Østergaard", **values)))

    assert ("Karla" in page, "En af os arbejder på den" in page) == (False, True)


def test_notes_and_calls_are_never_shown(client: Client) -> None:
    enquiry = make_enquiry("Må vi?", holder=make_colleague(), summary="Besværlig kunde")
    author = make_colleague("Karla Østergaard")
    for kind in MessageKind:
        Message.objects.create(enquiry=enquiry, kind=kind, text=f"ord-{kind.value}", author=author)

    page = page_of(client, enquiry)

    shown = [kind.value for kind in MessageKind if f"ord-{kind.value}" in page]
    assert (shown, "Karla Østergaard" in page, "Besværlig" in page) == (["company", "answer"], True, False)


def test_what_we_wait_for_and_how_it_ended_is_said(client: Client) -> None:
    waiting = make_enquiry(holder=make_colleague(), state=State.WAITING)
    WaitingTime.objects.create(enquiry=waiting, first_date=date(2026, 6, 1), waited_for="en tegning")
    refused = make_enquiry(
        state=State.CLOSED,
        outcome=Outcome.REFUSED,
        outcome_text="Det er fredet.",
        possible_instead="Byg ved siden af.",
    )
    late = make_enquiry(contact_due_at=NOW - timedelta(days=1))

    assert "en tegning" in page_of(client, waiting)
    assert all(
        part in page_of(client, refused) for part in ("Det er fredet.", "Byg ved siden af.", "åbnet igen")
    )
    assert "Du skulle have hørt fra os nu." in page_of(client, late)


def test_the_company_writes_more_and_is_thanked(client: Client) -> None:
    enquiry = make_enquiry(contact_due_at=None)

    answer = write(client, enquiry, attachments=[SimpleUploadedFile("plan.pdf", PDF)])

    assert (answer.status_code, answer["Location"]) == (302, f"{path_of(enquiry)}?besked=skrevet")
    page = client.get(answer["Location"]).content.decode()
    assert all(
        part in page
        for part in ("Tak, vi har fået den", "Hej igen", "plan.pdf", "torsdag den 4. juni kl. 14.10")
    )


def test_a_person_number_is_left_out_and_that_is_said(client: Client) -> None:
    answer = write(client, make_enquiry(), text="Det er 010190-1234")

    page = client.get(answer["Location"]).content.decode()
    assert ("ligner et CPR-nummer" in page, "010190" in page) == (True, False)


def test_long_after_closing_it_leads_to_the_receipt_of_a_new_one(client: Client) -> None:
    enquiry = make_enquiry(state=State.CLOSED)
    Enquiry.objects.update(closed_at=NOW - timedelta(days=90))
    assert "bliver til en ny" in page_of(client, enquiry)

    answer = write(client, enquiry, text="Det er 010190-1234")

    new = Enquiry.objects.exclude(pk=enquiry.pk).get()
    assert answer["Location"] == f"{path_of(new)}tak/?udeladt=cpr"


def test_what_is_refused_stays_with_its_files(client: Client) -> None:
    enquiry = make_enquiry()
    answer = write(client, enquiry, text="x" * 8001, attachments=[SimpleUploadedFile("plan.pdf", PDF)])

    page = answer.content.decode()
    assert (answer.status_code, "x" * 8001 in page, "plan.pdf" in page, "højst 8000 tegn" in page) == (
        422,
        True,
        True,
        True,
    )
    found = re.search(r'name="key" value="([^"]+)"', page)
    removed = re.search(r'value="(remove:[0-9a-f]+)"', page)
    assert found is not None
    assert removed is not None
    less = write(client, enquiry, key=found[1], step=removed[1], text="Hej")
    assert (less.status_code, "plan.pdf" in less.content.decode(), "Hej" in less.content.decode()) == (
        200,
        False,
        True,
    )


def test_nothing_written_is_asked_for(client: Client) -> None:
    answer = write(client, make_enquiry(), text="")

    assert (answer.status_code, "Skriv et par ord, eller vælg en fil." in answer.content.decode()) == (
        422,
        True,
    )


def test_from_another_page_too_old_or_too_often_it_comes_back_with_its_text(
    client: Client, settings: Any
) -> None:
    enquiry = make_enquiry()
    path = f"{path_of(enquiry)}skriv/"
    key = new_form_key(f"write.{enquiry.reference}", now=NOW).signed
    old = new_form_key(f"write.{enquiry.reference}", now=NOW - timedelta(days=2)).signed
    elsewhere = {"Origin": "https://andre.example"}

    answers = [
        client.post(path, {"key": key, "text": "Hej igen"}, headers=elsewhere),
        client.post(path, {"key": old, "text": "Hej igen"}),
    ]
    settings.ENQUIRIES_AN_HOUR = 0
    answers.append(client.post(path, {"key": key, "text": "Hej igen"}))

    assert [(answer.status_code, "Hej igen" in answer.content.decode()) for answer in answers] == [
        (422, True),
        (422, True),
        (429, True),
    ]
    assert not Message.objects.filter(text="Hej igen").exists()


def test_a_browser_that_tells_no_address_is_ours_behind_the_secret_link(client: Client) -> None:
    enquiry = make_enquiry()
    key = new_form_key(f"write.{enquiry.reference}", now=NOW).signed

    answer = client.post(f"{path_of(enquiry)}skriv/", {"key": key, "text": "Hej"}, headers={"Origin": "null"})

    assert answer.status_code == 302


@pytest.mark.parametrize("verbs", [("INSERT",), ("INSERT", "SELECT", "UPDATE")])
def test_a_database_that_does_not_answer_keeps_the_text(client: Client, verbs: tuple[str, ...]) -> None:
    enquiry = make_enquiry()
    page_of(client, enquiry)

    def failing(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith(verbs):
            raise OperationalError("attempt to write a readonly database")
        return execute(sql, *rest)

    with connection.execute_wrapper(failing):
        answer = write(client, enquiry, attachments=[SimpleUploadedFile("plan.pdf", PDF)])

    page = answer.content.decode()
    assert (answer.status_code, answer["Referrer-Policy"]) == (503, "no-referrer")
    assert all(part in page for part in ("Hej igen", "plan.pdf", "Vi kan ikke tage imod lige nu"))


def test_files_are_handed_out_sealed(client: Client) -> None:
    enquiry = make_enquiry()
    file = AttachedFile.objects.create(
        message=enquiry.messages.get(),
        name="blå plan.pdf",
        content_type="application/pdf",
        size=9,
        content=PDF,
    )

    answer = client.get(f"{path_of(enquiry)}fil/{file.pk}/")

    assert (answer.content, answer["Content-Type"]) == (PDF, "application/pdf")
    assert {
        name: answer[name]
        for name in ("Content-Disposition", "Content-Security-Policy", "X-Content-Type-Options")
    } == {
        "Content-Disposition": "attachment; filename*=utf-8''bl%C3%A5%20plan.pdf",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }


def test_another_enquirys_file_and_a_notes_file_are_not_there(client: Client) -> None:
    enquiry, other = make_enquiry(holder=make_colleague()), make_enquiry()
    note = Message.objects.create(enquiry=enquiry, kind=MessageKind.NOTE, text="Internt")
    pks = [
        AttachedFile.objects.create(
            message=message, name="a.pdf", content_type="application/pdf", size=1, content=b"x"
        ).pk
        for message in (note, other.messages.get())
    ]

    assert [client.get(f"{path_of(enquiry)}fil/{pk}/").status_code for pk in pks] == [404, 404]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_reads_as_much_for_three_messages_as_for_one(
    client: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    enquiry = make_enquiry(holder=make_colleague("Karla"))
    for n in range(number):
        message = Message.objects.create(
            enquiry=enquiry, kind=MessageKind.ANSWER, text=f"Et svar {n}", author=make_colleague()
        )
        AttachedFile.objects.create(
            message=message, name="plan.pdf", content_type="application/pdf", size=len(PDF), content=PDF
        )
    page_of(client, enquiry)
    with django_assert_num_queries(7):
        assert page_of(client, enquiry).count("Et svar") == number
