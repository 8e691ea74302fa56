from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from indgang.people.models import Absence
from tests.small_town import NOW, TODAY, SmallTown, a_sign_in, found_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Iterator[SmallTown]:
    with time_machine.travel(NOW, tick=False):
        yield found_town()


@pytest.fixture
def desk(client: Client, town: SmallTown) -> Client:
    client.force_login(a_sign_in(town.anders))
    return client


def fragment(desk: Client, text: str) -> str:
    response = desk.get("/intern/find/", {"q": text}, headers={"HX-Request": "true"})
    assert response.status_code == 200
    return response.content.decode()


def test_fragment_answers_while_the_word_is_unfinished(desk: Client) -> None:
    shown = fragment(desk, "fiberk")
    assert ("<html" in shown, "/intern/katalog/opgaver/grave/" in shown) == (False, True)


def test_first_answer_has_the_large_number_the_note_and_the_copy_key(desk: Client) -> None:
    shown = fragment(desk, "fiberkabel")
    assert all(
        word in shown
        for word in ("is-large", "19 55 40 64", "Spørg om vejnavn.", 'data-copy-key="c"', "KLE 05.12.00")
    )
    assert "Bekræftet 4. oktober 2026 af Kirsten Munk" in shown


def test_away_is_greyed_with_the_substitute(desk: Client, town: SmallTown) -> None:
    Absence.objects.create(colleague=town.kirsten, first_date=TODAY, last_date=TODAY, substitute=town.bo)
    shown = fragment(desk, "fiberkabel")
    assert "is-absent" in shown
    assert shown.index("Kirsten Munk") < shown.index("Bo Skov")


def test_gaps_are_marked(desk: Client) -> None:
    shown = fragment(desk, "havnenøgle")
    for words in (
        "Ingen har ansvaret",
        "Ingen løser den",
        "Kun for kolleger",
        "Kataloget har ingen ejer",
        "Aldrig bekræftet",
    ):
        assert words in shown
    assert "Bekræftet for over et år siden" in fragment(desk, "udeservering")


def test_colleague_by_name_stands_first_with_what_they_do(desk: Client) -> None:
    shown = fragment(desk, "Kirsten Munk")
    assert shown.index("result-colleague") < shown.index("result-people")
    assert "Gravetilladelse" in shown


def test_colleague_away_is_shown_with_the_substitute(desk: Client, town: SmallTown) -> None:
    Absence.objects.create(colleague=town.bo, first_date=TODAY, last_date=TODAY, substitute=town.anders)
    shown = fragment(desk, "Bo Skov")
    assert "is-absent" in shown
    assert "Anders Vad" in shown


def test_unsure_answer_gives_the_entrances_own_number(desk: Client) -> None:
    assert "19 55 24 10" in fragment(desk, "parasoller og raketter og flyvemaskiner og elefanter")
    assert "19 55 24 10" in fragment(desk, "xyzzy")


def test_empty_question_empties_the_answers(desk: Client) -> None:
    assert fragment(desk, " ").strip() == ""


def test_address_follows_what_is_asked(desk: Client) -> None:
    response = desk.get("/intern/find/", {"q": "hul i vej"}, headers={"HX-Request": "true"})
    assert response.headers["HX-Replace-Url"] == "/intern/?q=hul+i+vej"


def test_long_mail_does_not_become_an_address(desk: Client) -> None:
    response = desk.get("/intern/find/", {"q": "grave " * 400}, headers={"HX-Request": "true"})
    assert (response.status_code, "HX-Replace-Url" in response.headers) == (200, False)


def test_without_script_the_whole_desk_answers(desk: Client) -> None:
    assert desk.get("/intern/find/", {"q": "grave"}).headers["Location"] == "/intern/?q=grave"
    assert desk.get("/intern/find/").headers["Location"] == "/intern/"


def test_answer_drawn_before_costs_session_user_and_one_read(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fragment(desk, "fiberkabel")
    with django_assert_num_queries(3):  # session, user with colleague, change number
        fragment(desk, "fiberkabel i fortovet")


def test_stranger_is_sent_to_the_sign_in(client: Client, town: SmallTown) -> None:
    assert client.get("/intern/find/?q=grave").headers["Location"].startswith("/konto/log-ind/")
