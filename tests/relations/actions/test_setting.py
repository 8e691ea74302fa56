from __future__ import annotations

import pytest

from indgang.history.models import Event
from indgang.people.models import Role
from indgang.relations.actions.setting import (
    UnableToChangeRelations,
    change_relations,
    change_tie_weight,
    change_tie_weights,
)
from indgang.relations.models import COUNTED, TieKind, TieWeight
from indgang.relations.queries.settings import bindings, the_setting
from indgang.relations.weights import DEFAULTS, Binding
from tests.factories import make_user

pytestmark = pytest.mark.django_db


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
