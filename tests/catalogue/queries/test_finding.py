from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from indgang.catalogue.queries.finding import Findings, as_plain_data, as_question, find_tasks, marked
from indgang.people.models import Absence
from tests.small_town import TODAY, SmallTown, found_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> SmallTown:
    return found_town()


def find(text: str, **options: Any) -> Findings:
    return find_tasks(text, today=TODAY, **options)


def test_everyday_words_find_the_task_and_say_why(town: SmallTown) -> None:
    found = find("opgravning til fiberkabel").found[0]
    assert (found.card.key, found.rank, found.is_confident) == ("grave", 1, True)
    assert found.matched == ("opgravning", "fiberkabel")
    assert set(found.matching_words) >= {"opgravning", "fiberkabel"}


def test_title_is_marked_where_it_was_met(town: SmallTown) -> None:
    assert find("gravetilladelse").found[0].title_parts == (("Gravetilladelse", True),)


def test_kle_number_finds_directly(town: SmallTown) -> None:
    findings = find("05.12.00")
    assert ([found.card.key for found in findings.found], findings.is_confident) == (["grave"], True)


def test_nothing_in_common_is_an_empty_answer(town: SmallTown) -> None:
    findings = find("xyzzy")
    assert (findings.is_empty, findings.is_confident) == (True, False)


def test_name_of_a_colleague_goes_first_and_brings_their_tasks_only(town: SmallTown) -> None:
    findings = find("Kirsten Munk")
    assert [hit.person.internal.name for hit in findings.colleagues] == ["Kirsten Munk"]
    assert (findings.colleagues_lead, [found.card.key for found in findings.found]) == (True, ["grave"])


def test_colleague_without_a_task_is_an_answer_too(town: SmallTown) -> None:
    findings = find("Bo Skov")
    assert (findings.is_empty, findings.colleagues_lead, findings.found) == (False, True, ())


def test_number_of_a_colleague_goes_first(town: SmallTown) -> None:
    findings = find("4064 ")
    assert (findings.colleagues_lead, findings.colleagues[0].person.internal.name) == (True, "Kirsten Munk")


def test_beginning_of_a_name_comes_after_the_tasks(town: SmallTown) -> None:
    town.bo.name = "Gravers Holm"
    town.bo.save()
    findings = find("grave", typing=True)
    assert (findings.colleagues_lead, len(findings.colleagues), findings.found[0].card.key) == (
        False,
        1,
        "grave",
    )


def test_name_that_is_a_word_of_the_catalogue_comes_after_the_tasks(town: SmallTown) -> None:
    town.tables.words += "\nskov"
    town.tables.save()
    findings = find("skov")
    assert (findings.colleagues_lead, findings.found[0].card.key) == (False, "borde")


def test_colleagues_are_not_looked_up_for_outsiders(town: SmallTown) -> None:
    assert find("Kirsten Munk", is_public=True).colleagues == ()


def test_misspelt_word_says_what_was_searched_for_instead(town: SmallTown) -> None:
    findings = find("parasolller")
    assert [(c.word, c.instead) for c in findings.also_searched_for] == [("parasolller", ("parasoller",))]


def test_text_is_marked_in_pieces() -> None:
    assert marked("Grave i vej", [(0, 5), (8, 11)]) == (("Grave", True), (" i ", False), ("vej", True))
    assert marked("I vej nu", [(2, 5)]) == (("I ", False), ("vej", True), (" nu", False))


def test_plain_data_has_one_row_a_task(town: SmallTown) -> None:
    assert as_plain_data(find("fiberkabel"), today=TODAY) == [
        {
            "rank": 1,
            "task": "Gravetilladelse",
            "kle": ["05.12.00"],
            "unit": "Teknik og Anlæg",
            "colleagues": [
                {"name": "Kirsten Munk", "role": "I byerne", "phone": "19 55 40 64", "mail": ""},
                {"name": "Anders Vad", "role": "Stedfortræder", "phone": "19 55 40 65", "mail": ""},
            ],
            "score": pytest.approx(find("fiberkabel").found[0].score),
            "confident": True,
            "matched": ["fiberkabel"],
        }
    ]


def test_plain_data_puts_the_substitute_before_whoever_is_away(town: SmallTown) -> None:
    Absence.objects.create(
        colleague=town.kirsten, first_date=TODAY, last_date=date(2026, 12, 1), substitute=town.bo
    )
    people = as_plain_data(find("fiberkabel"), today=TODAY)[0]["colleagues"]
    assert [(person["name"], person["role"]) for person in people] == [
        ("Bo Skov", "stedfortræder for Kirsten Munk"),
        ("Kirsten Munk", "I byerne (væk til og med 2026-12-01)"),
        ("Anders Vad", "Stedfortræder"),
    ]


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("  hul i vejen ", "hul i vejen"),
        ("hul\x00i\x1bvejen", "hul i vejen"),
        ("byg\u00adge", "bygge"),
        ("\ud800 grave", "grave"),
        ("to\nlinjer", "to\nlinjer"),
        ("hul\u00a0i", "hul i"),
        ("😀", "😀"),
    ],
)
def test_question_is_read_without_what_no_page_can_hold(asked: str, read: str) -> None:
    assert as_question(asked) == read


def test_question_is_read_no_longer_than_it_is_searched() -> None:
    assert len(as_question("ord " * 300_000)) <= 20_000
