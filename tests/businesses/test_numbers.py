from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from indgang.businesses.number_fields import CvrField, PNumberField
from indgang.businesses.numbers import CVR_WEIGHTS, is_cvr, is_p_number, may_be_person_number

RIGHT = "99000007"


@pytest.mark.parametrize("text", [RIGHT, "99000015", "99000104"])
def test_a_cvr_number_has_its_check_digit(text: str) -> None:
    assert is_cvr(text)


@pytest.mark.parametrize(
    "text", ["", "9900000", "990000077", "99000008", "00000000", "9900000x", "٩٩٠٠٠٠٠٧", RIGHT + "\n"]
)
def test_what_is_no_cvr_number(text: str) -> None:
    assert not is_cvr(text)


@given(st.integers(0, 7), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(place: int, step: int) -> None:
    wrong = RIGHT[:place] + str((int(RIGHT[place]) + step) % 10) + RIGHT[place + 1 :]
    assert not is_cvr(wrong)


def test_the_weights_are_those_of_the_register() -> None:
    assert CVR_WEIGHTS == (2, 7, 6, 5, 4, 3, 2, 1)


def test_a_p_number_has_ten_digits() -> None:
    assert [is_p_number(text) for text in ("9900000001", "0900000001", "990000000", "99000000011", "")] == [
        True, False, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("0101701234", True),
        ("3112991234", True),
        ("1001701234", False),
        ("9900000001", False),
        ("3213701234", False),
    ],
)
def test_a_number_of_a_person_is_told_from_a_p_number_where_it_can_be(text: str, may_be: bool) -> None:
    assert may_be_person_number(text) is may_be


@pytest.mark.parametrize("typed", [RIGHT, " 99 00 00 07 ", "DK99000007", "dk-99000007", "99.00.00.07"])
def test_a_cvr_number_is_taken_as_people_write_it(typed: str) -> None:
    assert CvrField().clean(typed) == RIGHT


def test_nothing_stays_nothing() -> None:
    assert (CvrField(required=False).clean(" "), PNumberField(required=False).clean("")) == ("", "")


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        (CvrField, "1234", "Et CVR-nummer har otte cifre."),
        (
            CvrField,
            "99000008",
            "Det er ikke et CVR-nummer: Kontrolcifferet passer ikke. Er et ciffer forkert?",
        ),
        (PNumberField, "12345", "Et P-nummer har ti cifre."),
        (PNumberField, "010170-1234", "Det ligner et CPR-nummer. Fjern det; det må ikke stå her."),
    ],
)
def test_what_is_wrong_is_told(field: type[CvrField], typed: str, told: str) -> None:
    with pytest.raises(ValidationError) as refused:
        field().clean(typed)
    assert refused.value.messages == [told]


def test_a_p_number_is_taken_as_people_write_it() -> None:
    assert PNumberField().clean("99 0000 0001") == "9900000001"
