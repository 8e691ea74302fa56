from __future__ import annotations

from datetime import time

import pytest
from django.core.exceptions import ValidationError

from indgang.people.forms.clock import ClockField


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", time(9)),
        ("9.30", time(9, 30)),
        ("09:30", time(9, 30)),
        ("0930", time(9, 30)),
        (" 17 . 05 ", time(17, 5)),
    ],
)
def test_a_time_as_danes_write_it(typed: str, meant: time) -> None:
    assert ClockField().clean(typed) == meant
    assert ClockField().to_python(meant) == meant


@pytest.mark.parametrize("typed", ["24", "9.60", "ni", "9.3", "9-30", "930:", "\x00", "٩"])
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        ClockField().clean(typed)


def test_nothing_is_no_time() -> None:
    assert ClockField(required=False).clean("  ") is None
