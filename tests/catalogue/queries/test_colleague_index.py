from __future__ import annotations

import pytest

from indgang.catalogue.queries.colleague_index import ColleagueIndex
from indgang.catalogue.queries.person_cards import person_cards
from indgang.people.models import Colleague
from tests.small_town import TODAY, SmallTown, a_colleague, found_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> SmallTown:
    return found_town()


def names(text: str, *, typing: bool = False) -> list[tuple[str, bool, bool]]:
    index = ColleagueIndex(person_cards(TODAY).values(), TODAY)
    return [
        (hit.person.internal.name, hit.is_whole, hit.by_number) for hit in index.find(text, typing=typing)
    ]


def test_name_finds_a_colleague_also_without_a_task(town: SmallTown) -> None:
    assert names("bo skov") == [("Bo Skov", True, False)]


def test_beginning_of_a_name_finds_while_typing(town: SmallTown) -> None:
    assert names("ki", typing=True) == [("Kirsten Munk", False, False)]


@pytest.mark.parametrize("text", ["19 55 40 64", "+45 19554064", "4064", "19 66 40 64"])
def test_number_or_a_piece_of_it_finds(town: SmallTown, text: str) -> None:
    assert names(text) == [("Kirsten Munk", True, True)]


def test_two_digits_are_too_few(town: SmallTown) -> None:
    assert names("64") == []


def test_kle_number_is_no_phone_number(town: SmallTown) -> None:
    assert names("05.12.00") == []


def test_hidden_number_does_not_find(town: SmallTown) -> None:
    Colleague.objects.filter(pk=town.kirsten.pk).update(mobile_visibility="hidden")
    assert names("19 66 40 64") == []


def test_hidden_name_does_not_find(town: SmallTown) -> None:
    Colleague.objects.filter(pk=town.bo.pk).update(name_visibility="hidden")
    assert names("bo skov") == []


def test_whoever_has_left_is_not_found(town: SmallTown) -> None:
    Colleague.objects.filter(pk=town.bo.pk).update(leaving_date="2026-11-01")
    assert names("bo skov") == []


def test_five_colleagues_are_enough(town: SmallTown) -> None:
    for number in range(7):
        a_colleague(f"Mette Lund{number}", None)
    assert len(names("mette")) == 5
