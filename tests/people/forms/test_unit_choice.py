from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django import forms

from indgang.people.forms.unit_choice import STEP_IN, UnitChoices, UnitField
from indgang.people.models import Unit
from tests.factories import make_unit

pytestmark = pytest.mark.django_db


class UnitFormOfTest(forms.Form):
    unit = UnitField(nothing="Alle")
    other = forms.CharField()


def options(*chosen: Unit | None) -> list[tuple[Any, str]]:
    form = UnitFormOfTest()
    UnitChoices(chosen).show_in(*form.fields.values())
    return list(form.fields["unit"].choices)  # type: ignore[attr-defined]


def test_the_units_stand_as_a_tree() -> None:
    top = make_unit("Direktion")
    vej = make_unit("Vej", parent=top)
    assert options(None) == [("", "Alle"), (top.pk, "Direktion"), (vej.pk, f"{STEP_IN}Vej")]


def test_a_closed_unit_stays_where_it_is_chosen() -> None:
    closed = make_unit("Nedlagt", closed_date=date(2020, 1, 1))
    assert options() == [("", "Alle")]
    assert options(closed) == [("", "Alle"), (closed.pk, "Nedlagt")]


@pytest.mark.parametrize("sent", ["", "x", "999", "9" * 40])
def test_what_is_no_unit_is_refused_in_danish(sent: str) -> None:
    form = UnitFormOfTest({"unit": sent, "other": "x"})
    assert not form.is_valid()
    assert "nhed" in form.errors["unit"][0]
