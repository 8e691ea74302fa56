from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError

from indgang.businesses.forms.business_choice import BusinessField
from tests.factories import make_business

pytestmark = pytest.mark.django_db


class ChoosingForm(forms.Form):
    business = BusinessField(required=False)


def chosen(typed: str) -> Any:
    form = ChoosingForm({"business": typed})
    assert form.is_valid(), form.errors
    return form.cleaned_data["business"]


def told(typed: str) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        BusinessField().clean(typed)
    return refused.value.messages


def test_a_company_is_chosen_by_label_name_number_or_the_beginning_of_a_word() -> None:
    smith = make_business("Klit Smede", cvr="99000007", phone="19 70 10 01")
    make_business("Klit Smede og Montage", cvr="99000015")
    for typed in ("Klit Smede, 99000007", "Klit Smede", "99000007", "19 70 10 01"):
        assert chosen(typed) == smith, typed
    assert chosen(" ") is None


def test_what_fits_several_or_none_is_told() -> None:
    for number in range(6):
        make_business(f"Klit {number}")
    assert told("klit") == ["Flere passer: Klit 0; Klit 1; Klit 2; Klit 3; Klit 4 …. Vælg en af dem."]
    assert told("zzz") == ["Ingen virksomhed hedder »zzz« her."]


def test_the_field_shows_a_company_by_its_label_and_fetches_suggestions() -> None:
    form = ChoosingForm(initial={"business": make_business("Klit Smede", cvr="99000007")})
    shown = str(form["business"])
    assert 'value="Klit Smede, 99000007"' in shown
    assert 'hx-get="/intern/virksomheder/find/"' in shown
    assert 'list="business-names"' in shown
