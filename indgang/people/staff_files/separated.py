from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Iterator, Sequence
from io import StringIO

from django.utils.translation import gettext as _

from indgang.people.staff_files.columns import known_headings
from indgang.people.staff_files.sheets import MOST_ROWS, Lines, UnableToReadStaffFile

DELIMITERS = ";,\t"
Known = Callable[[Sequence[str]], int]  # how many of the headings are known


def lines_of(content: bytes, known: Known = known_headings) -> tuple[Lines, dict[int, str]]:
    """The lines that hold something, by the number a spreadsheet shows; and those that are broken, with how."""
    lines: Lines = {}
    broken: dict[int, str] = {}
    for line, cells in enumerate(records(decoded(content), known), start=1):
        if cells is None:
            broken[line] = _(
                "A quotation mark opens here that is never closed, or stands in the middle of a cell."
            )
        elif any(cells):
            lines[line] = cells
        if len(lines) > MOST_ROWS + 1:
            raise UnableToReadStaffFile(
                _("There are more than 20,000 lines in one list. Split it into several files.")
            )
    return lines, broken


def decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252, which is what Excel writes.

    Bytes that are no letter become "�", so that the line they stand in can be named.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def records(text: str, known: Known) -> Iterator[list[str] | None]:
    """The lines as a spreadsheet counts them: a cell may hold line breaks. Nothing for a line that is broken."""
    first, _newline, rest = text.partition("\n")
    if first.strip().casefold() in {"sep=;", "sep=,", "sep="}:
        text, delimiter = (
            rest,
            first.strip()[4:] or "\t",
        )  # Excel's way of naming the delimiter; it hides the line
    else:
        delimiter = found_delimiter(text, known)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        try:
            yield [cell.strip() for cell in next(reader)]
        except csv.Error:
            yield None
        except StopIteration:
            return


def found_delimiter(text: str, known: Known) -> str:
    """The one that gives most headings we know; where that tells nothing, the one that is used most."""
    header = next((line for line in StringIO(text) if line.strip()), "")[:10_000]

    def fitness(delimiter: str) -> tuple[int, int]:
        headings = header.replace('"', "").split(delimiter)
        return known(headings), len(headings)

    return max(DELIMITERS, key=fitness)
