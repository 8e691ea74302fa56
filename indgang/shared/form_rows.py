"""Rows in a form that can be added, emptied and moved by plain buttons, without JavaScript.

A field of row 2 is called ``doer_2_part``. A button sends the whole form; when its name is ``rearrange`` nothing is
saved or judged: the form is shown again as it was typed, with the rows as the button asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

REARRANGE = "rearrange"
EMPTY_ROWS = 2
MOST_ROWS = 60


class FormRow:
    """One row as the page draws it."""

    def __init__(self, form: FormOfRows, number: int) -> None:
        self.number = number
        self.fields = {part: form[form.field_name(number, part)] for part in form.parts}
        self.is_first = number == 0
        self.is_last = number == form.row_count - 1

    def __getitem__(self, part: str) -> forms.BoundField:
        return self.fields[part]


class FormOfRows(forms.BaseForm):
    """Mixin: ``row`` names the rows, ``parts`` their fields; the first part says whether a row is used."""

    row: ClassVar[str]
    parts: ClassVar[tuple[str, ...]]

    def row_field(self, part: str, number: int) -> forms.Field:
        raise NotImplementedError

    def add_rows(self, values: Sequence[Mapping[str, Any]]) -> None:
        """Fields for the rows that stand, or for those that were sent, and some empty ones."""
        sent = _rows_in(self.data, self.row)
        self.row_count = min(sent if self.is_bound else len(values) + EMPTY_ROWS, MOST_ROWS)
        for number in range(self.row_count):
            for part in self.parts:
                name = self.field_name(number, part)
                self.fields[name] = self.row_field(part, number)
                if number < len(values):
                    self.initial[name] = values[number][part]

    def field_name(self, number: int, part: str) -> str:
        return f"{self.row}_{number}_{part}"

    def rows(self) -> Iterator[FormRow]:
        return (FormRow(self, number) for number in range(self.row_count))

    def used_rows(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The cleaned rows whose first part is filled in, with their numbers."""
        for number in range(self.row_count):
            values = {part: self.cleaned_data.get(self.field_name(number, part)) for part in self.parts}
            if values[self.parts[0]]:
                yield number, values

    def hold_back_errors(self) -> None:
        """Shows the form as it was typed without judging it."""
        self._errors = forms.utils.ErrorDict()
        self.cleaned_data: dict[str, Any] = {}


def rearranged(data: QueryDict, form: type[FormOfRows]) -> QueryDict:
    """What was sent, with the rows as the pressed button asks: ``more``, ``up-2``, ``down-2`` or ``empty-2``."""
    asked, _dash, place = data.get(REARRANGE, "").partition("-")
    changed = data.copy()
    count = min(_rows_in(data, form.row), MOST_ROWS)
    number = int(place) if re.fullmatch(r"[0-9]{1,2}", place) else 0
    if asked == "more":
        for extra in range(count, min(count + EMPTY_ROWS, MOST_ROWS)):
            changed[f"{form.row}_{extra}_{form.parts[0]}"] = ""
    elif asked == "empty":
        for part in form.parts:
            changed.pop(f"{form.row}_{number}_{part}", None)
        changed[f"{form.row}_{number}_{form.parts[0]}"] = ""
    elif asked in {"up", "down"}:
        other = number + (1 if asked == "down" else -1)
        if 0 <= other < count:
            _swap(changed, form, number, other)
    return changed


def _swap(data: QueryDict, form: type[FormOfRows], one: int, other: int) -> None:
    for part in form.parts:
        names = [f"{form.row}_{number}_{part}" for number in (one, other)]
        values = [data.get(name, "") for name in names]
        data[names[0]], data[names[1]] = values[1], values[0]


def _rows_in(data: Mapping[str, Any], row: str) -> int:
    """How many rows were sent, by the highest number."""
    numbers = [int(found[1]) for name in data if (found := re.match(rf"{row}_([0-9]{{1,2}})_", name))]
    return max(numbers, default=-1) + 1
