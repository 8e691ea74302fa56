from __future__ import annotations

import warnings
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import openpyxl
from django.utils.translation import gettext as _

from indgang.people.staff_files.sheets import MOST_ROWS, Lines, UnableToReadStaffFile, as_text

ZIP_MARK = b"PK\x03\x04"
OLD_OFFICE_MARK = bytes.fromhex("d0cf11e0a1b11ae1")
MOST_UNPACKED_BYTES = 50 * 1024 * 1024
MOST_PARTS = 500
MOST_SHEETS = 20
MOST_LINES = 1_048_576  # as many as Excel has
MOST_COLUMNS = 100


def sheets_of(content: bytes) -> list[tuple[str, Lines]]:
    """Title and lines of each sheet."""
    refuse_bomb(content)
    # openpyxl tells of styles and extensions it drops; only the cells matter here.
    with warnings.catch_warnings(action="ignore"):
        try:
            workbook = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
            return [(sheet.title, lines_of(sheet)) for sheet in workbook.worksheets[:MOST_SHEETS]]
        except UnableToReadStaffFile:
            raise
        except (
            Exception
        ) as fault:  # a broken workbook breaks its reader in many ways, all of them the file's fault
            raise unreadable() from fault


def refuse_bomb(content: bytes) -> None:
    """Refuses a file that is small when packed and would fill the memory; nothing is unpacked to find out."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError, UnicodeError) as fault:
        raise unreadable() from fault
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
        raise UnableToReadStaffFile(
            _("The Excel file unpacks to more than we can take. Save only the lists themselves.")
        )


def lines_of(worksheet: Any) -> Lines:
    """The lines that hold something, by the number Excel shows beside them."""
    worksheet.reset_dimensions()  # what a file says of its own size is not always so
    rows = worksheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    lines: Lines = {}
    for line, row in enumerate(rows, start=1):
        if line > MOST_LINES:
            raise unreadable()
        if row.count(None) == len(row):
            continue  # quick, as a broken file may claim very many empty lines
        cells = without_empty_end([as_text(cell) for cell in row])
        if cells:
            lines[line] = cells
        if len(lines) > MOST_ROWS + 1:
            raise UnableToReadStaffFile(
                _("There are more than 20,000 lines in one list. Split it into several files.")
            )
    return lines


def without_empty_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def unreadable() -> UnableToReadStaffFile:
    return UnableToReadStaffFile(
        _("The Excel file cannot be read. Open it in Excel, save it anew as .xlsx, and try again.")
    )
