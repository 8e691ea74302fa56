from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from indgang.people.models import Role
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.fitting import FEWEST_RATINGS
from indgang.relations.models import Rating, SaidKind, TieKind, TieWeight
from indgang.relations.queries.settings import bindings, the_setting
from indgang.relations.weights import DEFAULTS
from tests.factories import make_colleague, make_unit, make_user
from tests.relations.views.conftest import SignedIn

pytestmark = pytest.mark.django_db

PAGE = "/intern/relationer/indstillinger/"
WEIGHTS = f"{PAGE}vaegte/"


def table(**changed: str) -> dict[str, str]:
    sent: dict[str, str] = {}
    for kind, binding in DEFAULTS.items():
        sent |= {
            f"weight_{kind}": f"{binding.weight}".replace(".", ","),
            f"half_life_{kind}": f"{binding.half_life_days}",
        }
    return sent | changed


def text_of(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def test_it_is_for_administrators_and_the_secretary(signed_in: SignedIn) -> None:
    client = signed_in(make_user(Role.ENTRANCE))
    assert [
        client.get(PAGE).status_code,
        client.post(PAGE).status_code,
        client.post(WEIGHTS).status_code,
    ] == [403] * 3


def test_on_off_months_and_weeks_are_saved(signed_in: SignedIn) -> None:
    client = signed_in(make_user(Role.SECRETARY))
    assert client.post(PAGE, {"kept_months": "24", "coffee_weeks": "2"}).status_code == 302
    setting = the_setting()
    assert (setting.is_on, setting.kept_months, setting.coffee_weeks) == (False, 24, 2)


@pytest.mark.parametrize("months", ["", "5", "61", "to år", "9" * 40, "6,5"])
def test_what_is_out_of_bounds_is_told_at_its_field(signed_in: SignedIn, months: str) -> None:
    answer = signed_in(make_user(Role.SECRETARY)).post(PAGE, {"kept_months": months, "coffee_weeks": "4"})
    assert answer.status_code == 422
    assert "Skriv et helt tal fra 6 til 60." in text_of(answer)
    assert the_setting().kept_months == 36


def test_weights_are_saved_with_a_comma_and_can_be_the_usual_again(signed_in: SignedIn) -> None:
    client = signed_in(make_user(Role.SECRETARY))
    assert client.post(WEIGHTS, table(weight_group="0,8", half_life_group="200")).status_code == 302
    assert (bindings()[TieKind.GROUP].weight, bindings()[TieKind.GROUP].half_life_days) == (0.8, 200)
    shown = text_of(client.get(PAGE))
    assert 'value="0,8"' in shown
    assert "Jeres egen vægt" in shown
    client.post(WEIGHTS, table())
    assert not TieWeight.objects.exists()


@pytest.mark.parametrize("weight", ["", "-1", "5,01", "nan", "meget"])
def test_a_weight_that_cannot_be_is_told_and_nothing_is_changed(signed_in: SignedIn, weight: str) -> None:
    answer = signed_in(make_user(Role.SECRETARY)).post(
        WEIGHTS, table(weight_group=weight, half_life_task="100")
    )
    assert answer.status_code == 422
    assert "Skriv et tal fra 0 til 5, for eksempel 0,35." in text_of(answer)
    assert 'value="100"' in text_of(answer)
    assert not TieWeight.objects.exists()


def test_examples_are_reckoned_and_what_a_guess_costs_is_tried(signed_in: SignedIn) -> None:
    units = [make_unit(), make_unit()]
    for place in range(12):
        make_colleague(units=[units[place % 2]])
    shown = text_of(signed_in(make_user(Role.SECRETARY)).get(PAGE))
    assert "Om 50 % af parrene ved man intet" in shown
    assert "opgaver, der rører ved hinanden, tæller 1; den samme opgave 0,5," in shown
    for words in ("0,63", "0,51", "0,39", "0,53", "Der er 0 svar indtil nu. Fra 60"):
        assert words in shown


def test_with_few_people_and_many_answers(signed_in: SignedIn) -> None:
    karla, today = make_colleague("Karla"), timezone.localdate()
    for number in range(FEWEST_RATINGS):
        other = make_colleague()
        Rating.objects.create(rater=karla, other=other, score=number % 2, rated_date=today)
        if number % 2:
            note_encounter(
                people=[karla, other], kind=TieKind.ENQUIRY, about=Concern("enquiries", f"{number}"),
                once_key=f"{number}", on=today - timedelta(days=number),
            )  # fmt: skip
    shown = text_of(signed_in(make_user(Role.SECRETARY)).get(PAGE))
    assert "Der er for få kolleger til at prøve det på." in shown
    assert "Efter 60 svar fra minuttet" in shown


def test_what_colleagues_say_stands_in_the_same_table(signed_in: SignedIn) -> None:
    client = signed_in(make_user(Role.SECRETARY))
    shown = text_of(client.get(PAGE))
    assert (
        shown.count("Begge siger, at de kender hinanden") == 4
    )  # the row, its two labels, and what it is worth
    client.post(WEIGHTS, table(weight_knows_one="0,2", half_life_knows_one="90"))
    assert (bindings()[SaidKind.ONE].weight, bindings()[SaidKind.ONE].half_life_days) == (0.2, 90)


def test_one_button_fits_the_table_and_another_takes_it_back(signed_in: SignedIn) -> None:
    client, karla, today = signed_in(make_user(Role.SECRETARY)), make_colleague("Karla"), timezone.localdate()
    for number in range(FEWEST_RATINGS):
        other = make_colleague()
        Rating.objects.create(rater=karla, other=other, score=number % 2, rated_date=today)
        if number % 2:
            note_encounter(
                people=[karla, other], kind=TieKind.ENQUIRY, about=Concern("enquiries", f"{number}"),
                once_key=f"{number}", on=today - timedelta(days=number),
            )  # fmt: skip
    assert "Sæt de tilpassede værdier ind i tabellen" in text_of(client.get(PAGE))
    shown = text_of(client.post(f"{PAGE}tilpas/", follow=True))
    assert "Tabellen er tilpasset det, kolleger siger." in shown
    assert "Sæt de tilpassede værdier ind i tabellen" not in shown
    assert bindings() != DEFAULTS
    assert "Der er intet at ændre" in text_of(client.post(f"{PAGE}tilpas/", follow=True))
    shown = text_of(client.post(f"{PAGE}tilpas/tag-tilbage/", follow=True))
    assert "Tabellen tæller som før tilpasningen." in shown
    assert bindings() == DEFAULTS
    assert "Der er ingen tilpasning at tage tilbage." in text_of(
        client.post(f"{PAGE}tilpas/tag-tilbage/", follow=True)
    )
    refused = signed_in(make_user(Role.ENTRANCE))
    assert [refused.post(f"{PAGE}tilpas/{path}").status_code for path in ("", "tag-tilbage/")] == [403, 403]
