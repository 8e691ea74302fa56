from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from indgang.people.staff_files.columns import Kind
from indgang.shared.refusals import Refused

MOST_ROWS = 20_000
Lines = dict[int, list[str]]


class UnableToReadStaffFile(Refused):
    """The file as a whole could not be taken as a list of units or colleagues."""


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong with one cell, as told to whoever keeps the list: where, in which column, what, what stood there.

    ``line`` is the number that a spreadsheet shows beside the row; ``field`` is the heading as it stands in the file.
    """

    source: str
    line: int
    field: str
    problem: str
    written: str = ""


@dataclass(frozen=True)
class Row:
    """One line of a list: its number in the spreadsheet, and the text under each field that we know."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """One list of units or of colleagues, as it was read. ``headings`` gives each field's heading in the file."""

    source: str
    kind: Kind
    header_line: int
    headings: Mapping[str, str]
    rows: tuple[Row, ...]
    unknown_columns: tuple[str, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class StaffFile:
    """What a file holds; ``skipped_sheets`` are those of a workbook that hold neither units nor colleagues."""

    sheets: tuple[Sheet, ...]
    skipped_sheets: tuple[str, ...] = ()


def as_text(cell: object) -> str:
    """A cell as a person reads it: whole numbers without ``.0``, days as 24-12-2026, no space around."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() != time():
        return f"{cell:%d-%m-%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return str(cell).strip()
