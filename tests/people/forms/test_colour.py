from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from indgang.people.forms.colour import ColourField


@pytest.mark.parametrize("typed", ["#1F5A4C", "1f5a4c", " #1f5a4c "])
def test_a_dark_colour(typed: str) -> None:
    assert ColourField().clean(typed) == "#1f5a4c"


@pytest.mark.parametrize("typed", ["grøn", "#1f5", "#1f5a4c00", "rgb(0,0,0)", "#1f5a4g"])
def test_what_is_no_colour(typed: str) -> None:
    with pytest.raises(ValidationError, match="#1f5a4c"):
        ColourField().clean(typed)


def test_a_light_colour_is_refused_with_a_reason_and_a_way_out() -> None:
    with pytest.raises(ValidationError) as refusal:
        ColourField().clean("#ffcc00")
    told = refusal.value.messages[0]
    assert "#ffcc00" in told
    assert "1,5" in told
    nearest = told.rsplit("#", 1)[1][:6]
    assert ColourField().clean(nearest) == f"#{nearest}"
