from __future__ import annotations

import pytest

from indgang.catalogue.models import Task
from indgang.catalogue.queries.person_cards import person_cards
from indgang.catalogue.queries.task_cards import TaskCard, summary_of, task_cards
from indgang.people.models import Absence, Colleague
from tests.small_town import TODAY, SmallTown, found_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> SmallTown:
    return found_town()


def card_of(key: str) -> TaskCard:
    return next(card for card in task_cards(person_cards(TODAY)) if card.key == key)


def names(card: TaskCard, *, is_public: bool = False) -> list[tuple[str, str]]:
    return [(person.card.name, person.role) for person in card.shown_people(TODAY, is_public=is_public)]


def test_card_tells_what_an_answer_shows(town: SmallTown) -> None:
    card = card_of("grave")
    assert (card.title, card.kle, card.unit, card.unit_phone) == (
        "Gravetilladelse",
        ("05.12.00",),
        "Teknik og Anlæg",
        "19 55 30 00",
    )
    assert card.summary == "Skal I grave i vejen, skal I have lov først."
    assert (card.public_url, card.catalogue_has_owner) == ("/opgaver/grave/", True)


def test_task_for_colleagues_only_has_no_public_address(town: SmallTown) -> None:
    card = card_of("laase")
    assert (card.public_url, card.is_public, card.unit, card.unit_url, card.catalogue_has_owner) == (
        "",
        False,
        "",
        "",
        False,
    )


def test_unpublished_task_has_no_card(town: SmallTown) -> None:
    Task.objects.filter(key="laase").update(is_published=False)
    assert [card.key for card in task_cards(person_cards(TODAY))] == ["borde", "grave"]


def test_doers_come_before_substitutes(town: SmallTown) -> None:
    assert names(card_of("grave")) == [("Kirsten Munk", "I byerne"), ("Anders Vad", "Stedfortræder")]


def test_whoever_cannot_be_reached_comes_last(town: SmallTown) -> None:
    Absence.objects.create(colleague=town.kirsten, first_date=TODAY, last_date=TODAY)
    assert names(card_of("grave")) == [("Anders Vad", "Stedfortræder"), ("Kirsten Munk", "I byerne")]


def test_whoever_is_replaced_keeps_the_place(town: SmallTown) -> None:
    Absence.objects.create(colleague=town.kirsten, first_date=TODAY, last_date=TODAY, substitute=town.bo)
    assert names(card_of("grave"))[0] == ("Kirsten Munk", "I byerne")


def test_whoever_has_left_does_it_no_longer(town: SmallTown) -> None:
    Colleague.objects.filter(pk=town.kirsten.pk).update(leaving_date="2026-11-01")
    card = card_of("grave")
    assert [doer.person.internal.name for doer in card.people_on(TODAY)] == ["Anders Vad"]


def test_name_kept_inside_is_left_out_outside(town: SmallTown) -> None:
    assert names(card_of("borde"), is_public=True) == []


def test_colleague_who_came_since_is_left_for_the_next_reading(town: SmallTown) -> None:
    people = person_cards(TODAY)
    del people[town.anders.pk]
    card = next(card for card in task_cards(people) if card.key == "grave")
    assert [doer.person.internal.name for doer in card.doers] == ["Kirsten Munk"]


@pytest.mark.parametrize(
    ("description", "summary"),
    [
        ("", ""),
        ("Kort.\nLinje to.\n\nMere.", "Kort. Linje to."),
        ("En sætning. " * 30, "En sætning. " * 19 + "En sætning."),
        ("ord" * 100, "ord" * 79 + "or…"),
    ],
)
def test_summary_is_the_first_paragraph_in_whole_sentences(description: str, summary: str) -> None:
    assert summary_of(description) == summary
