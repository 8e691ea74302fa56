from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from indgang.businesses.business_files.reading import BusinessSheet
from indgang.businesses.models import Size
from indgang.businesses.number_fields import CvrField, PNumberField
from indgang.people.staff_files.cells import BROKEN_LETTERS, FORMULA_FAULTS, NEVER, holds_person_number
from indgang.people.staff_files.sheets import Fault, Row
from indgang.shared.fields import DayField, MailField, PhoneField, TextField, WebAddressField

LONGEST = {
    "name": 160, "industry_code": 8, "industry_text": 200, "town": 80, "unit_name": 160, "address": 160,
    "unit_town": 80, "website": 200,
}  # fmt: skip
FIELD_CLASSES: dict[str, Callable[..., forms.Field]] = {
    "cvr": CvrField,
    "p_number": PNumberField,
    "phone": PhoneField,
    "mail": MailField,
    "ended_date": DayField,
}
YES, NO = {"ja", "j", "x", "1", "true", "sand", "yes"}, {"", "nej", "n", "0", "false", "falsk", "no"}


@dataclass(frozen=True)
class CleanLine:
    """A line whose cells are clean values; ``faulty`` names the fields that are not, and are left out."""

    sheet: BusinessSheet
    number: int
    values: Mapping[str, Any]
    faulty: frozenset[str]

    def fault(self, field: str, problem: str, written: str = "") -> Fault:
        return self.sheet.fault(self.number, field, problem, written)

    @property
    def place(self) -> str:
        return _("%(source)s, line %(line)d") % {"source": self.sheet.source, "line": self.number}


def clean_line(sheet: BusinessSheet, row: Row) -> tuple[CleanLine, list[Fault]]:
    """The line, and every fault of its cells."""
    values: dict[str, Any] = {}
    faulty: set[str] = set()
    faults = []
    for field, text in row.cells.items():
        try:
            values[field] = clean_cell(field, text)
        except ValidationError as problem:
            faulty.add(field)
            is_told = field != "p_number" and holds_person_number(text)  # by the reading of the line
            if not is_told:
                faults.append(sheet.fault(row.line, field, " ".join(problem.messages), text))
    return CleanLine(sheet, row.line, values, frozenset(faulty)), faults


def clean_cell(field: str, text: str) -> Any:
    """The value of a cell, or ValidationError that says what is wrong."""
    if text in FORMULA_FAULTS:
        raise ValidationError(_("Excel could not work this cell out."))
    if BROKEN_LETTERS.search(text):
        raise ValidationError(_("The letters are broken. Save the file as CSV UTF-8 and try again."))
    if field != "p_number" and holds_person_number(text):
        raise ValidationError("")
    if field == "size":
        return size_of(text)
    if field == "is_rural":
        return is_yes(text)
    if field == "website":
        text = re.sub(r"^http://", "https://", text, flags=re.IGNORECASE)
    value = form_field(field).clean(text)
    return None if value == NEVER else value


@cache
def form_field(field: str) -> forms.Field:
    if field == "website":
        return WebAddressField(required=False, max_length=LONGEST[field])
    if field in FIELD_CLASSES:
        return FIELD_CLASSES[field](required=False)
    return TextField(required=False, max_length=LONGEST[field])


def size_of(text: str) -> str:
    """From the number of employees, or from a size such as ``1-9``; empty where nobody knows."""
    plain = re.sub(r"\s|ansatte|\.(?=\d{3}\b)", "", text.casefold()).replace("–", "-")
    if plain in {"", *Size.values}:
        return plain
    if re.fullmatch(r"[0-9]{1,7}(?:,[0-9]+)?", plain):
        return Size.of(ceil(float(plain.replace(",", "."))))
    raise ValidationError(_("Write the number of employees, or one of these: 0, 1-9, 10-49, 50-249, 250+."))


def is_yes(text: str) -> bool:
    word = text.casefold()
    if word not in YES | NO:
        raise ValidationError(_("Write ja or nej."))
    return word in YES
