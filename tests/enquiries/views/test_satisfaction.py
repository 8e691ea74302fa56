from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from indgang.enquiries.models import Enquiry, State
from indgang.surveys.models import Answer, Invitation
from indgang.surveys.queries.inviting import hash_of
from tests.factories import make_colleague, make_enquiry, make_municipality, make_question

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
PATH = "/svar/hvordan-gik-det/"
HELP = f"{PATH}hjaelp/"


@pytest.fixture(autouse=True)
def enquiry() -> Iterator[Enquiry]:
    make_municipality()
    make_question("klart-svar", text="Hvor tilfreds er du med svaret?")
    with time_machine.travel(NOW, tick=False):
        closed = make_enquiry(holder=make_colleague("Karla"), state=State.CLOSED, contact_phone="19 55 66 77")
        Invitation.objects.create(
            area="enquiries",
            target_key=closed.history_key,
            target_label=closed.history_label,
            token_hash=hash_of("hvordan-gik-det"),
            sent_at=NOW,
            expires_at=NOW + timedelta(days=60),
        )
        yield closed


def page_of(client: Client) -> str:
    return client.get(PATH).content.decode()


def test_the_page_asks_privately_and_without_a_cookie(client: Client) -> None:
    answer = client.get(PATH)

    assert (answer.status_code, bool(answer.cookies), answer["Referrer-Policy"]) == (
        200,
        False,
        "no-referrer",
    )
    assert "Hvor tilfreds er du med svaret?" in answer.content.decode()


def test_a_happy_answer_is_thanked_for(client: Client) -> None:
    answer = client.post(PATH, {"klart-svar": "5", "comment": "Godt"})

    assert (answer.status_code, answer["Location"], Answer.objects.get().score) == (302, PATH, 5)
    page = page_of(client)
    assert ("Tak for dit svar" in page, "Genåbn henvendelsen" in page) == (True, False)


def test_an_unhappy_one_opens_it_again_with_one_click(client: Client, enquiry: Enquiry) -> None:
    client.post(PATH, {"klart-svar": "2"})
    assert all(words in page_of(client) for words in ("Genåbn henvendelsen", "Ring til mig"))

    answer = client.post(HELP, {"choice": "genaabn"})

    enquiry.refresh_from_db()
    assert (answer.status_code, enquiry.state, enquiry.call_back_at) == (302, State.HELD, None)
    page = page_of(client)
    assert (f"henvendelse {enquiry.reference} igen" in page, "Vi ringer til dig" in page) == (True, False)


def test_an_unhappy_one_is_called_with_one_click(client: Client, enquiry: Enquiry) -> None:
    client.post(PATH, {"klart-svar": "1"})

    client.post(HELP, {"choice": "ring"})

    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.call_back_at) == (State.HELD, NOW + timedelta(days=1))
    assert "Vi ringer til dig på 19 55 66 77." in page_of(client)


def test_opening_the_link_changes_nothing(client: Client, enquiry: Enquiry) -> None:
    client.post(PATH, {"klart-svar": "1"})

    assert (client.get(PATH).status_code, client.get(HELP).status_code) == (200, 405)
    enquiry.refresh_from_db()
    assert enquiry.state == State.CLOSED


def test_without_a_phone_number_no_call_is_offered_nor_promised(client: Client) -> None:
    Enquiry.objects.update(contact_phone="")
    client.post(PATH, {"klart-svar": "1"})
    assert "Ring til mig" not in page_of(client)

    answer = client.post(HELP, {"choice": "ring"})

    assert (answer.status_code, "Vi har ikke dit telefonnummer." in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("values", [{}, {"choice": "andet"}])
def test_a_choice_that_is_none_is_asked_for(client: Client, values: dict[str, str]) -> None:
    client.post(PATH, {"klart-svar": "1"})

    answer = client.post(HELP, values)

    assert (answer.status_code, "Vælg, hvad vi skal gøre." in answer.content.decode()) == (422, True)


def test_what_is_wrong_is_told_and_the_comment_stays(client: Client) -> None:
    answers = [
        client.post(PATH, {"klart-svar": "9", "comment": "Mit ord"}),
        client.post(
            PATH, {"klart-svar": "5", "comment": "Mit ord"}, headers={"Origin": "https://andre.example"}
        ),
    ]

    assert [(answer.status_code, "Mit ord" in answer.content.decode()) for answer in answers] == [
        (422, True)
    ] * 2
    empty = client.post(PATH, {})
    assert (empty.status_code, "Vælg et svar, eller skriv et par ord." in empty.content.decode()) == (
        422,
        True,
    )
    assert not Answer.objects.exists()


def test_an_old_link_says_so_and_gives_the_number(client: Client) -> None:
    with time_machine.travel(NOW + timedelta(days=61), tick=False):
        page = page_of(client)

    assert all(words in page for words in ("Linket er udløbet", "19 55 24 10"))


def test_an_unknown_link_and_another_areas_are_not_there(client: Client) -> None:
    assert client.get("/svar/gaettet/").status_code == 404
    Invitation.objects.update(area="gatherings")
    assert client.get(PATH).status_code == 404


def test_a_full_disk_is_told_with_the_number_and_keeps_the_words(client: Client) -> None:
    def failing(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE")):
            raise OperationalError("database or disk is full")
        return execute(sql, *rest)

    with connection.execute_wrapper(failing):
        answer = client.post(PATH, {"klart-svar": "2", "comment": "Mit ord"})
    assert (answer.status_code, "Mit ord" in answer.content.decode()) == (503, True)

    client.post(PATH, {"klart-svar": "2"})
    with connection.execute_wrapper(failing):
        assert client.post(HELP, {"choice": "genaabn"}).status_code == 503


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_reads_as_much_for_three_items_as_for_one(
    client: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(1, number):
        make_question(f"andet-{n}", text="Hvor tilfreds er du ellers?")
    page_of(client)
    with django_assert_num_queries(5):
        assert page_of(client).count("Hvor tilfreds er du ") == number
