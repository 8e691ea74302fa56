from __future__ import annotations

from datetime import date

import pytest

from indgang.catalogue.queries.person_cards import person_cards, shown_person
from indgang.people.models import Absence, Colleague, ContactCard
from tests.small_town import TODAY, SmallTown, found_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> SmallTown:
    return found_town()


def away(colleague: Colleague, substitute: Colleague | None = None, last_date: date = TODAY) -> None:
    Absence.objects.create(colleague=colleague, first_date=TODAY, last_date=last_date, substitute=substitute)


def substitute_of(colleague: Colleague, *, is_public: bool = False) -> ContactCard | None:
    shown = shown_person(person_cards(TODAY)[colleague.pk], "", TODAY, is_public=is_public)
    assert shown is not None
    return shown.substitute


def test_card_names_the_unit_and_where_it_is_seen(town: SmallTown) -> None:
    card = person_cards(TODAY)[town.kirsten.pk]
    assert (card.unit, card.unit_url) == ("Teknik og Anlæg", town.roads.get_absolute_url())


def test_colleague_without_a_unit_has_a_card(town: SmallTown) -> None:
    assert person_cards(TODAY)[town.bo.pk].unit == ""


def test_whoever_is_at_work_is_reachable(town: SmallTown) -> None:
    shown = shown_person(person_cards(TODAY)[town.kirsten.pk], "Det hele", TODAY, is_public=False)
    assert shown is not None
    assert (shown.is_reachable, shown.absent_until, shown.role) == (True, None, "Det hele")
    assert shown.as_line == "Kirsten Munk, Ingeniør, 19 55 40 64"


def test_absence_shows_until_when_and_who_to_ask(town: SmallTown) -> None:
    away(town.kirsten, town.anders, date(2026, 12, 1))
    shown = shown_person(person_cards(TODAY)[town.kirsten.pk], "", TODAY, is_public=False)
    assert shown is not None
    assert (shown.absent_until, shown.is_reachable) == (date(2026, 12, 1), True)
    assert shown.substitute is not None
    assert (shown.substitute.name, shown.substitute_url) == ("Anders Vad", town.anders.get_absolute_url())


def test_absence_without_a_substitute_leaves_nobody_to_ring(town: SmallTown) -> None:
    away(town.kirsten)
    shown = shown_person(person_cards(TODAY)[town.kirsten.pk], "", TODAY, is_public=False)
    assert shown is not None
    assert (shown.is_reachable, shown.substitute_url) == (False, "")


def test_substitute_who_is_away_too_is_not_named(town: SmallTown) -> None:
    away(town.kirsten, town.anders)
    away(town.anders, town.bo)
    assert substitute_of(town.kirsten) is None


def test_substitute_who_has_left_is_not_named(town: SmallTown) -> None:
    away(town.kirsten, town.anders)
    Colleague.objects.filter(pk=town.anders.pk).update(leaving_date=date(2026, 11, 1))
    assert substitute_of(town.kirsten) is None


def test_substitute_kept_inside_the_house_is_named_only_to_colleagues(town: SmallTown) -> None:
    away(town.kirsten, town.nora)
    inside = substitute_of(town.kirsten)
    assert inside is not None
    assert inside.name == "Nora Lind"
    assert substitute_of(town.kirsten, is_public=True) is None


def test_outsiders_get_no_address_of_a_colleague(town: SmallTown) -> None:
    away(town.kirsten, town.anders)
    shown = shown_person(person_cards(TODAY)[town.kirsten.pk], "", TODAY, is_public=True)
    assert shown is not None
    assert (shown.url, shown.unit_url, shown.substitute_url, shown.card.mobile) == ("", "", "", "")


def test_whoever_has_left_is_not_shown(town: SmallTown) -> None:
    Colleague.objects.filter(pk=town.kirsten.pk).update(leaving_date=date(2026, 11, 23))
    assert shown_person(person_cards(TODAY)[town.kirsten.pk], "", TODAY, is_public=False) is None


def test_name_kept_inside_is_not_shown_outside(town: SmallTown) -> None:
    assert shown_person(person_cards(TODAY)[town.nora.pk], "", TODAY, is_public=True) is None


def test_absence_that_is_over_is_forgotten(town: SmallTown) -> None:
    Absence.objects.create(colleague=town.bo, first_date=date(2026, 11, 1), last_date=date(2026, 11, 23))
    assert person_cards(TODAY)[town.bo.pk].away == ()
