from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from indgang.people.staff_files.columns import Kind
from indgang.people.staff_files.sheets import Fault, Row, Sheet
from indgang.shared.fields import DayField, MailField, PhoneField, TextField

LONGEST_SHOWN = 60
# Day, month, year and four digits, however they are set apart.
PERSON_NUMBER = re.compile(
    r"(?<!\d)(?:0[1-9]|[12]\d|3[01])[ .]?(?:0[1-9]|1[0-2])[ .]?\d\d\s?[-–.]?\s?\d{4}(?!\d)"
)
# A spreadsheet that takes a person number for a quantity drops its leading zero: never echo what might be one.
WITHOUT_ITS_ZERO = re.compile(r"(?<!\d)[1-9](?:0[1-9]|1[0-2])\d{6}(?!\d)")
# UTF-8 read as something else, and letters that were lost before the file came here.
BROKEN_LETTERS = re.compile(
    "Ã[\u00a6\u00b8\u00a5\u2020\u02dc\u2026\u0098\u0086\u0085]|\ufffd|[\u0080-\u009f]"
)
FORMULA_FAULTS = {
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#NAME?",
    "#DIV/0!",
    "#NULL!",
    "#NUM!",
    "#I/T",
    "#VÆRDI!",
    "#NAVN?",
}
UNSHOWN = {"Cc", "Cs", "Cn", "Co"}
NEVER = date(9999, 12, 31)  # how registers write a last day that nobody knows yet


@dataclass(frozen=True)
class CleanRow:
    """A line whose cells are clean values; ``faulty`` names the fields that are not, and are left out."""

    source: str
    line: int
    values: Mapping[str, Any]
    faulty: frozenset[str]


def clean_rows(sheet: Sheet, longest: Mapping[str, int]) -> tuple[list[CleanRow], list[Fault]]:
    """Every line of the sheet, and every fault of their cells. ``longest`` gives the room there is for each text."""
    rows, faults = [], []
    for row in sheet.rows:
        values, problems = clean_cells(sheet.kind, row, longest)
        rows.append(CleanRow(sheet.source, row.line, values, frozenset(problems)))
        faults += [
            fault_in(sheet, row.line, f, problem, row.cells[f]) for f, problem in problems.items() if problem
        ]
    return rows, faults


def clean_cells(kind: Kind, row: Row, longest: Mapping[str, int]) -> tuple[dict[str, Any], dict[str, str]]:
    """The clean values, and the problem of each field that has one; empty where reading told it already."""
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for field, text in row.cells.items():
        if holds_person_number(text):
            problems[field] = ""
            continue
        try:
            values[field] = clean_cell(kind, field, text, longest.get(field))
        except ValidationError as problem:
            problems[field] = " ".join(problem.messages)
    return values, problems


def clean_cell(kind: Kind, field: str, text: str, longest: int | None) -> str | date | None:
    """The value of a cell, or ValidationError that says what is wrong. References stay text."""
    if text in FORMULA_FAULTS:
        raise ValidationError(_("Excel could not work this cell out."))
    if BROKEN_LETTERS.search(text):
        raise ValidationError(_("The letters are broken. Save the file as CSV UTF-8 and try again."))
    value: str | date | None = form_field(field, longest).clean(text)
    if value == "" and field in REQUIRED[kind]:
        raise ValidationError(REQUIRED[kind][field]())
    return None if value == NEVER else value


@cache
def form_field(field: str, longest: int | None) -> TextField | DayField:
    if field == "leaving_date":
        return DayField(required=False)
    form_field_class: Callable[..., TextField] = FIELD_CLASSES.get(field, TextField)
    return (
        form_field_class(required=False, max_length=longest) if longest else form_field_class(required=False)
    )


FIELD_CLASSES: dict[str, type[TextField]] = {"mail": MailField, "phone": PhoneField, "mobile": PhoneField}
REQUIRED: dict[Kind, dict[str, Callable[[], str]]] = {
    Kind.UNITS: {
        "external_id": lambda: _("The number is missing."),
        "name": lambda: _("The name is missing."),
    },
    Kind.COLLEAGUES: {
        "external_id": lambda: _("The number is missing."),
        "name": lambda: _("The name is missing."),
        "units": lambda: _("The unit is missing."),
    },
}


def fault_in(sheet: Sheet, line: int, field: str, problem: str, written: str = "") -> Fault:
    return Fault(sheet.source, line, sheet.headings[field], problem, shown(written))


def holds_person_number(text: str) -> bool:
    return PERSON_NUMBER.search(text) is not None


def without_person_numbers(text: str) -> str:
    """Free text as it may be kept: what looks like such a number is taken out."""
    return PERSON_NUMBER.sub("…", text)


def shown(text: str) -> str:
    """A text from the file, short enough to read and without what cannot be shown or must not be."""
    if holds_person_number(text) or WITHOUT_ITS_ZERO.search(text):
        return _("(not shown)")
    short = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
    return "".join("�" if unicodedata.category(c) in UNSHOWN else c for c in short)
