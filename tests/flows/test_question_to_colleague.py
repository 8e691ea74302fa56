"""A municipality is set up, a company asks, and the right colleague is found: docs/flows/enquiry-to-answer.md told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.test import Client

from indgang.catalogue.actions.confirming import confirm_task
from indgang.catalogue.actions.describing import create_task, edit_task
from indgang.catalogue.actions.distributing import Share, distribute_task
from indgang.catalogue.actions.keeping import create_catalogue
from indgang.catalogue.models import Responsibility, Task
from indgang.catalogue.queries.finding import find_tasks
from indgang.history.queries import events_of
from indgang.people.actions.admitting import admit_colleague, found_administrator
from indgang.people.actions.arranging import create_unit
from indgang.people.actions.covering import note_absence
from indgang.people.actions.describing import Hours, describe_municipality
from indgang.people.actions.joining import create_colleague, edit_colleague
from indgang.people.models import Colleague, Unit, User

TODAY = date(2026, 11, 24)  # a Tuesday
QUESTION = "Hej, vi skal grave et kabel ned i fortovet uden for butikken. Hvem taler vi med?"


@pytest.fixture
def administrator(db: None) -> Iterator[User]:
    with time_machine.travel(datetime(2026, 11, 24, 10, 0, tzinfo=UTC), tick=False):
        administrator = found_administrator(mail="administrator@hvidklit.example")
        describe_municipality(
            values={
                "name": "Hvidklit Kommune",
                "phone": "19 55 24 10",
                "mail": "virksomhed@hvidklit.example",
            },
            opening_hours=[Hours(day, time(9), time(15)) for day in range(5)],
            by=administrator,
        )
        yield administrator


@pytest.fixture
def roads(administrator: User) -> Unit:
    return create_unit(
        values={"name": "Teknik og Anlæg", "place": "Tornbjerg Administration"}, by=administrator
    )


@pytest.fixture
def lone(roads: Unit, administrator: User) -> Colleague:
    return create_colleague(
        values={
            "name": "Lone Krogh",
            "title": "Vejmedarbejder",
            "phone": "19 55 40 01",
            "mail": "lone@hvidklit.example",
        },
        units=[roads],
        by=administrator,
    )


@pytest.fixture
def per(roads: Unit, administrator: User) -> Colleague:
    return create_colleague(
        values={"name": "Per Toft", "title": "Vejmedarbejder", "phone": "19 55 40 02"},
        units=[roads],
        by=administrator,
    )


@pytest.fixture
def digging(roads: Unit, lone: Colleague, per: Colleague, administrator: User) -> Task:
    catalogue = create_catalogue(
        values={"name": "Virksomheder", "slug": "virksomheder", "is_public": True}, by=administrator
    )
    create_task(
        values={
            "catalogue": catalogue,
            "key": "alkoholbevilling",
            "title": "Alkoholbevilling",
            "description": "Når I vil servere øl og vin.",
            "words": "øl\nvin\nvinbar\nskænke",
        },
        by=administrator,
    )
    task = create_task(
        values={
            "catalogue": catalogue,
            "key": "gravetilladelse",
            "title": "Gravetilladelse",
            "description": "Når I skal grave i en offentlig vej eller et fortov.",
            "words": "grave\nkabel\nfiber\nopgravning\nfortov",
            "answering_unit": roads,
        },
        questions=["må vi grave et hul i vejen", "vi skal have lagt en ledning i jorden"],
        by=administrator,
    )
    shares = [Share(lone, "Kabler og ledninger"), Share(per, kind=Responsibility.Kind.SUBSTITUTE)]
    distribute_task(task=task, shares=shares, by=administrator, today=TODAY)
    return task


def asked_by_company(client: Client, question: str) -> str:
    response = client.get("/find/", {"q": question})
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def test_a_company_asks_and_is_shown_task_colleague_and_number(client: Client, digging: Task) -> None:
    page = asked_by_company(client, QUESTION)

    assert '<a href="/opgaver/gravetilladelse/">' in page
    assert "Lone Krogh" in page
    assert "19 55 40 01" in page
    assert "19 55 24 10" in page  # the one phone number stands on every page
    assert "Alkoholbevilling" not in page


def test_the_answer_tells_which_of_the_askers_words_led_to_it(digging: Task) -> None:
    findings = find_tasks(QUESTION, today=TODAY, is_public=True)

    assert findings.is_confident
    assert findings.found[0].card.key == "gravetilladelse"
    assert {"grave", "kabel", "fortovet"} <= set(findings.found[0].matched)


def test_when_the_colleague_is_away_the_substitute_is_shown(
    client: Client, digging: Task, lone: Colleague, per: Colleague, administrator: User
) -> None:
    note_absence(
        colleague=lone,
        first_date=TODAY,
        last_date=TODAY + timedelta(days=2),
        substitute=per,
        by=administrator,
    )

    page = asked_by_company(client, QUESTION)

    assert "Per Toft" in page
    assert "19 55 40 02" in page


def test_when_the_colleague_has_left_nobody_is_sent_there(
    client: Client, digging: Task, lone: Colleague, administrator: User
) -> None:
    edit_colleague(colleague=lone, values={"leaving_date": TODAY - timedelta(days=1)}, by=administrator)

    page = asked_by_company(client, QUESTION)

    assert "Lone Krogh" not in page
    assert "Per Toft" in page


def test_a_company_sees_of_a_colleague_what_they_have_chosen(
    client: Client, digging: Task, lone: Colleague, administrator: User
) -> None:
    edit_colleague(colleague=lone, values={"phone_visibility": "internal"}, by=administrator)

    page = asked_by_company(client, QUESTION)

    assert "Lone Krogh" in page
    assert "19 55 40 01" not in page


def test_a_new_word_is_found_by_the_next_who_asks(client: Client, digging: Task, administrator: User) -> None:

    before = asked_by_company(client, "rørpresning")
    edit_task(task=digging, values={"words": f"{digging.words}\nrørpresning"}, by=administrator)
    after = asked_by_company(client, "rørpresning")

    assert ("/opgaver/gravetilladelse/" in before, "/opgaver/gravetilladelse/" in after) == (False, True)


def test_a_question_for_nobody_here_leads_to_the_one_phone_and_the_one_mail(
    client: Client, digging: Task
) -> None:
    page = asked_by_company(client, "flyrejse til Paris")

    assert "19 55 24 10" in page
    assert "virksomhed@hvidklit.example" in page
    assert "Lone Krogh" not in page


def test_whoever_answers_the_phone_gets_the_same_answer_while_typing(
    client: Client, digging: Task, per: Colleague, lone: Colleague, administrator: User
) -> None:
    edit_colleague(colleague=per, values={"mail": "per@hvidklit.example"}, by=administrator)
    client.force_login(admit_colleague(colleague=per, by=administrator))

    response = client.get("/intern/find/", {"q": "grave kab"}, headers={"HX-Request": "true"})

    page = response.content.decode()
    assert "/intern/katalog/opgaver/gravetilladelse/" in page
    assert "Lone Krogh" in page


def test_what_was_done_is_written_down_with_who_did_it(digging: Task, administrator: User) -> None:
    confirm_task(task=digging, by=administrator, today=TODAY)

    told = [(event.act, event.actor_name) for event in events_of(digging.history_key)]
    assert told == [
        (act, "administrator@hvidklit.example") for act in ("confirm_task", "distribute_task", "create_task")
    ]
