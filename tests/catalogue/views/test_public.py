from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.models import Task, TaskLink
from indgang.people.models import Absence, Municipality
from indgang.shared.kept_pages import forget_pages
from tests.small_town import NOW, TODAY, SmallTown, found_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Iterator[SmallTown]:
    with time_machine.travel(NOW, tick=False):
        yield found_town()


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    assert not response.cookies
    return response.content.decode()


def test_answer_shows_task_colleague_and_number(client: Client, town: SmallTown) -> None:
    shown = page(client, "/find/?q=opgravning+til+fiberkabel")
    assert '<a href="/opgaver/grave/">' in shown
    assert "<mark>fiberkabel</mark>" in shown
    assert 'href="tel:+4519554064"' in shown
    assert "De her kan hjælpe" in shown
    assert "Var det noget andet?" in shown


def test_answer_keeps_inside_what_is_for_colleagues(client: Client, town: SmallTown) -> None:
    shown = page(client, "/find/?q=fiberkabel+udeservering")
    assert not [word for word in ("19 66 40 64", "Nora", "vejnavn", "/intern/") if word in shown]


def test_task_that_nobody_answers_for_leads_to_the_entrance(client: Client, town: SmallTown) -> None:
    Task.objects.filter(key="borde").update(answering_unit=None)
    assert "Ring til os, så finder vi den rette at spørge." in page(client, "/find/?q=udeservering")


def test_weak_answer_puts_the_one_number_before_the_tasks(client: Client, town: SmallTown) -> None:
    shown = page(client, "/find/?q=noget+helt+andet+med+parasoller+og+raketter+og+flyvemaskiner")
    assert shown.index("Vi er ikke helt sikre") < shown.index("Måske er det en af disse")
    assert shown.index("ring-or-write-number") < shown.index("/opgaver/borde/")


def test_nothing_found_leads_to_phone_mail_and_hours(client: Client, town: SmallTown) -> None:
    shown = page(client, "/find/?q=xyzzy")
    assert "Det fandt vi ikke" in shown
    assert all(
        word in shown for word in ("19 55 24 10", "virksomhed@hvidklit.example", "Åbent nu", "til kl. 15.30")
    )


def test_no_question_asks_for_one(client: Client, town: SmallTown) -> None:
    assert "Skriv, hvad du har brug for" in page(client, "/find/?q=+")


def test_question_is_shown_escaped_and_never_kept(client: Client, town: SmallTown) -> None:
    response = client.get("/find/", {"q": "<script>alert(1)</script>"})
    assert b"<script>alert" not in response.content
    assert response.headers["Cache-Control"] == "no-store"


def test_misspelt_word_is_explained(client: Client, town: SmallTown) -> None:
    assert "Vi kender ikke ordet »parasolller«, så vi søgte også efter parasoller." in page(
        client, "/find/?q=parasolller"
    )


def test_question_cannot_be_posted(client: Client, town: SmallTown) -> None:
    assert client.post("/find/", {"q": "grave"}).status_code == 405


def test_all_tasks_stand_under_their_theme(client: Client, town: SmallTown) -> None:
    shown = page(client, "/opgaver/")
    assert shown.index("Vej og torv") < shown.index("/opgaver/grave/") < shown.index("/opgaver/borde/")
    assert "/opgaver/laase/" not in shown


def test_empty_catalogue_says_so(client: Client, db: None) -> None:
    assert "Her er ikke noget endnu" in page(client, "/opgaver/")


def test_task_tells_what_to_do_and_whom_to_ring(client: Client, town: SmallTown) -> None:
    TaskLink.objects.create(task=town.digging, other=town.tables, text="Skal der borde på?")
    TaskLink.objects.create(task=town.digging, other=town.tables, kind="not_this", text="Er det borde:")
    shown = page(client, "/opgaver/grave/")
    for words in (
        "skal I have lov først",
        "<li>Datoer</li>",
        "Vi ser på det.",
        "Typisk 2 uger",
        "Det bygger på: Egne mål",
        'href="https://virk.dk"',
        "Skal der borde på?",
        "Er det borde:",
        "Kirsten Munk",
        "4. oktober 2026",
        "/opgaver/#vej",
    ):
        assert words in shown
    assert "Spørg om vejnavn" not in shown


def test_task_without_anybody_to_show_gives_the_units_number(client: Client, town: SmallTown) -> None:
    shown = page(client, "/opgaver/borde/")
    assert ("19 55 30 00" in shown, "Nora" in shown, "/situationer/cafe/" in shown) == (True, False, True)


def test_task_shows_the_substitute_when_the_only_one_is_away(client: Client, town: SmallTown) -> None:
    Absence.objects.create(colleague=town.kirsten, first_date=TODAY, last_date=TODAY, substitute=town.bo)
    shown = page(client, "/opgaver/grave/")
    assert "til og med 24. november" in shown
    assert shown.index("Kirsten Munk") < shown.index("Bo Skov")


def test_task_for_colleagues_is_not_there(client: Client, town: SmallTown) -> None:
    page(client, "/opgaver/laase/", 404)
    Task.objects.filter(key="grave").update(is_published=False)
    forget_pages()
    page(client, "/opgaver/grave/", 404)


def test_situation_gathers_its_tasks_in_order(client: Client, town: SmallTown) -> None:
    shown = page(client, "/situationer/cafe/")
    assert all(word in shown for word in ("Ring først.", "/opgaver/borde/", "Om sommeren"))
    assert "/opgaver/laase/" not in shown


def test_situation_that_is_not_there(client: Client, town: SmallTown) -> None:
    page(client, "/situationer/nix/", 404)


@pytest.mark.parametrize("address", ["/find/?q=fiberkabel", "/opgaver/grave/", "/situationer/cafe/"])
def test_page_stands_also_before_the_municipality_is_described(
    client: Client, town: SmallTown, address: str
) -> None:
    Municipality.objects.all().delete()
    page(client, address)


@pytest.mark.parametrize("address", ["/opgaver/", "/opgaver/grave/", "/situationer/cafe/"])
def test_page_drawn_before_costs_one_read(
    client: Client, town: SmallTown, django_assert_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    page(client, address)
    with django_assert_num_queries(1):
        page(client, address)
