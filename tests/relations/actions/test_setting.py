from __future__ import annotations

from datetime import date, timedelta

import pytest

from indgang.history.models import Event
from indgang.people.models import Role
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.actions.setting import (
    UnableToChangeRelations,
    change_relations,
    change_tie_weight,
    change_tie_weights,
    fit_tie_weights,
    take_back_fit,
)
from indgang.relations.models import COUNTED, Rating, SaidKind, TieKind, TieWeight
from indgang.relations.queries.settings import bindings, the_setting
from indgang.relations.weights import DEFAULTS, Binding
from tests.factories import make_colleague, make_user

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 3)


def test_nothing_changed_is_the_default() -> None:
    setting = the_setting()
    assert (setting.is_on, setting.kept_months, setting.coffee_weeks) == (True, 36, 4)
    assert bindings() == DEFAULTS


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.SECRETARY])
def test_administrators_and_the_secretary_change_it(role: Role) -> None:
    by = make_user(role)
    change_relations(is_on=False, kept_months=24, coffee_weeks=6, by=by)
    setting = the_setting()
    assert (setting.is_on, setting.kept_months, setting.coffee_weeks) == (False, 24, 6)
    assert Event.objects.get(act="change_relations").changes["kept_months"] == ["36", "24"]


def test_others_change_nothing() -> None:
    with pytest.raises(UnableToChangeRelations):
        change_relations(is_on=False, kept_months=24, coffee_weeks=6, by=make_user(Role.ENTRANCE))
    with pytest.raises(UnableToChangeRelations):
        change_tie_weight(kind=TieKind.GROUP, binding=Binding(1, 30), by=make_user())
    assert the_setting().is_on
    assert bindings() == DEFAULTS


def test_a_weight_of_ones_own_and_the_default_again() -> None:
    by = make_user(Role.SECRETARY)
    change_tie_weight(kind=TieKind.GROUP, binding=Binding(0.8, 200), by=by)
    assert bindings()[TieKind.GROUP] == Binding(0.8, 200)
    change_tie_weight(kind=TieKind.GROUP, binding=DEFAULTS[TieKind.GROUP], by=by)
    assert bindings() == DEFAULTS
    assert not TieWeight.objects.exists()


def test_a_whole_table_changes_only_what_differs() -> None:
    wanted = {**DEFAULTS, TieKind.GROUP: Binding(0.8, 200), TieKind.COFFEE: Binding(0.5, 110)}
    by = make_user(Role.SECRETARY)
    assert change_tie_weights(wanted={kind: wanted[kind] for kind in COUNTED}, by=by) == 2
    assert bindings() == wanted
    assert Event.objects.filter(act="change_tie_weight").count() == 2
    with pytest.raises(UnableToChangeRelations):
        change_tie_weights(wanted={}, by=make_user())


def rate_many() -> None:
    """Ninety of whom Karla knows more, and forgets them later, than the usual table says."""
    karla = make_colleague("Karla")
    for number in range(90):
        other, days = make_colleague(), 15 * number
        note_encounter(
            people=[karla, other], kind=TieKind.ENQUIRY, about=Concern("enquiries", f"{number}"),
            once_key=f"{number}", on=DAY - timedelta(days=days),
        )  # fmt: skip
        knows = number % 10 != 0 if days < 700 else number % 3 == 0
        Rating.objects.create(rater=karla, other=other, score=2 if knows else 0, rated_date=DAY)


def test_the_fit_is_put_into_the_table_and_taken_back_but_for_what_was_changed_by_hand() -> None:
    by = make_user(Role.SECRETARY)
    own = Binding(0.8, 200)
    change_tie_weight(kind=TieKind.GROUP, binding=own, by=by)
    stands = dict(bindings())
    rate_many()
    assert fit_tie_weights(by=by) == len(COUNTED)
    assert bindings()[TieKind.ENQUIRY].weight > stands[TieKind.ENQUIRY].weight
    assert Event.objects.filter(act="fit_tie_weights").count() == len(COUNTED)
    change_tie_weight(kind=SaidKind.ONE, binding=Binding(0.5, 90), by=by)
    assert take_back_fit(by=by) == len(COUNTED) - 1
    assert bindings() == {**stands, SaidKind.ONE: Binding(0.5, 90)}
    assert set(TieWeight.objects.values_list("kind", flat=True)) == {"group", "knows_one"}
    assert Event.objects.filter(act="take_back_fit").count() == len(COUNTED) - 1
    with pytest.raises(UnableToChangeRelations):
        take_back_fit(by=by)


def test_fitted_once_there_is_nothing_more_to_fit_and_the_first_can_still_be_taken_back() -> None:
    by = make_user(Role.SECRETARY)
    rate_many()
    fit_tie_weights(by=by)
    with pytest.raises(UnableToChangeRelations):
        fit_tie_weights(by=by)
    take_back_fit(by=by)
    assert bindings() == DEFAULTS


def test_too_few_answers_and_others_than_keepers_fit_nothing() -> None:
    with pytest.raises(UnableToChangeRelations):
        fit_tie_weights(by=make_user(Role.SECRETARY))
    rate_many()
    for act in (fit_tie_weights, take_back_fit):
        with pytest.raises(UnableToChangeRelations):
            act(by=make_user(Role.ENTRANCE))
    assert not TieWeight.objects.exists()
