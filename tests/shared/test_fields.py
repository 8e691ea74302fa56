from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from indgang.shared.fields import (
    DayField,
    MailField,
    ParagraphsField,
    PhoneField,
    TextField,
    WebAddressField,
    form_field_for,
)

SURROGATE = "\ud800"


def refusal(field: forms.Field, value: Any) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        field.clean(value)
    return list(refused.value.messages)


def test_a_line_is_taken_as_it_is() -> None:
    assert TextField().clean("  Café Ærø 🎉 <b> ") == "Café Ærø 🎉 <b>"


def test_line_breaks_in_a_line_become_spaces() -> None:
    assert TextField().clean("Byg\r\nog\tMiljø\u2028her") == "Byg og Miljø her"


def test_an_empty_line_is_refused_when_it_is_asked_for() -> None:
    assert refusal(TextField(), "   ") == ["Feltet skal udfyldes."]
    assert TextField(required=False).clean("") == ""


def test_a_line_that_is_too_long_is_told_how_much() -> None:
    assert refusal(TextField(max_length=5), "for lang") == ["Skriv højst 5 tegn. Der er 8 her."]


def test_a_megabyte_is_refused_without_fuss() -> None:
    assert refusal(TextField(), "x" * 1_000_000) == ["Skriv højst 2000 tegn. Der er 1000000 her."]
    assert refusal(WebAddressField(), "x" * 1_000_000)[0].startswith("Skriv højst 500 tegn.")
    assert refusal(MailField(), "x" * 1_000_000 + "@a.dk")[-1].startswith("Skriv højst 254 tegn.")
    assert refusal(PhoneField(), "1" * 1_000_000) == ["Skriv højst 40 tegn. Der er 1000000 her."]


def test_without_a_limit_any_length_is_taken() -> None:
    assert len(TextField(max_length=None).clean("x" * 3000)) == 3000


@pytest.mark.parametrize(
    ("text", "code"), [("nul\x00", "U+0000"), (f"halv{SURROGATE}", "U+D800"), ("klokke\x07", "U+0007")]
)
@pytest.mark.parametrize("field", [TextField(), ParagraphsField()])
def test_what_cannot_be_shown_is_refused_once(field: forms.Field, text: str, code: str) -> None:
    assert refusal(field, text) == [
        f"Teksten indeholder et tegn, der ikke kan vises ({code}). Skriv eller indsæt den igen uden tegnet."
    ]


def test_paragraphs_keep_their_line_breaks() -> None:
    assert ParagraphsField().clean("En\r\nto\rtre\u2028fire\n\tfem") == "En\nto\ntre\nfire\n\tfem"


def test_paragraphs_say_how_tall_they_are() -> None:
    assert ParagraphsField(rows=12).widget.attrs["rows"] == "12"
    assert ParagraphsField().widget.attrs["rows"] == "5"
    assert ParagraphsField(widget=forms.Textarea({"rows": "3"})).widget.attrs["rows"] == "3"


def test_a_mail_address() -> None:
    assert MailField().clean(" karla@hvidklit.example ") == "karla@hvidklit.example"
    assert refusal(MailField(), "karla") == ["Skriv en mailadresse, for eksempel navn@kommune.dk."]


@pytest.mark.parametrize(
    "typed",
    [
        "19702134",
        "19 70 21 34",
        "+45 19702134",
        "0045 1970 2134",
        "(19) 70-21-34",
        "19.70.21.34",
        "19\u00a0702134",
    ],
)
def test_a_phone_number_is_kept_in_pairs(typed: str) -> None:
    assert PhoneField().clean(typed) == "19 70 21 34"


@pytest.mark.parametrize(
    "typed", ["1970213", "197021345", "+46 19702134", "ring til mig", "1970213x", "١٢٣٤٥٦٧٨"]
)
def test_what_is_no_danish_phone_number_is_refused(typed: str) -> None:
    assert refusal(PhoneField(), typed) == [
        "Skriv et dansk telefonnummer på otte cifre, for eksempel 12 34 56 78."
    ]


def test_a_phone_number_may_be_left_out() -> None:
    assert PhoneField(required=False).clean("") == ""


def test_a_web_address_gets_https_in_front() -> None:
    assert WebAddressField().clean("hvidklit.example/byg") == "https://hvidklit.example/byg"
    assert WebAddressField().clean("https://hvidklit.example") == "https://hvidklit.example"


@pytest.mark.parametrize(
    "typed", ["http://hvidklit.example", "javascript://x", "ftp://x.dk", "to ord", "https://"]
)
def test_another_kind_of_address_is_refused(typed: str) -> None:
    assert refusal(WebAddressField(), typed) == ["Skriv en webadresse, der begynder med https://."]


def test_a_web_address_may_be_left_out() -> None:
    assert WebAddressField(required=False).clean("") == ""


@pytest.mark.parametrize(
    "typed",
    [
        "24-12-2026",
        "24/12 2026",
        "24/12-2026",
        "24.12.2026",
        " 24 / 12 / 2026 ",
        "2026-12-24",
        "24. 12. 2026",
    ],
)
def test_a_day_is_read_as_danes_write_it(typed: str) -> None:
    assert DayField().clean(typed) == date(2026, 12, 24)


@pytest.mark.parametrize(
    "typed", ["31-02-2026", "12-24-2026", "24-12", "i morgen", "0-0-0000", "24-12-2026\x00"]
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    assert refusal(DayField(), typed) == ["Skriv en dato, for eksempel 24-12-2026."]


def test_a_day_may_be_left_out_or_be_a_day_already() -> None:
    assert DayField(required=False).clean("  ") is None
    assert refusal(DayField(), "") == ["Feltet skal udfyldes."]
    assert DayField().clean(date(2026, 12, 24)) == date(2026, 12, 24)


def test_a_day_is_shown_as_danes_write_it() -> None:
    class Form(forms.Form):
        day = DayField()

    assert 'value="24-12-2026"' in str(Form(initial={"day": date(2026, 12, 24)})["day"])


@pytest.mark.parametrize(
    ("name", "db_field", "ours"),
    [
        ("title", models.CharField(max_length=9), TextField),
        ("phone", models.CharField(max_length=9), PhoneField),
        ("mail", models.EmailField(), MailField),
        ("link", models.URLField(), WebAddressField),
        ("note", models.TextField(), ParagraphsField),
        ("day", models.DateField(), DayField),
        ("moment", models.DateTimeField(), forms.DateTimeField),
        ("kind", models.CharField(choices=[("a", "A")]), forms.TypedChoiceField),
        ("count", models.IntegerField(), forms.IntegerField),
    ],
)
def test_a_models_field_gets_ours(
    name: str, db_field: models.Field[Any, Any], ours: type[forms.Field]
) -> None:
    db_field.set_attributes_from_name(name)
    assert type(form_field_for(db_field)) is ours
