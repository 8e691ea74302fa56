"""What every list has in common, whatever it is a list of: areas above read lists of their own with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import zip_longest
from typing import TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indgang.people.staff_files import workbooks
from indgang.people.staff_files.cells import holds_person_number, shown
from indgang.people.staff_files.columns import is_for_person_numbers
from indgang.people.staff_files.separated import Known
from indgang.people.staff_files.sheets import Fault, Lines
from indgang.shared.refusals import Refused

MOST_BYTES = 10 * 1024 * 1024
LEAST_KNOWN_HEADINGS = 2

File = TypeVar("File")
Reader = Callable[[str, bytes], File]
Fields = Sequence[str | None]  # what each heading means; None where we do not know it


def read_file(
    name: str, content: bytes, *, workbook: Reader[File], separated: Reader[File], refusal: type[Refused]
) -> File:
    """What is in a CSV or XLSX file; which it is, is told by its first bytes, not by its name."""
    if not content.strip():
        raise refusal(_("The file is empty."))
    if len(content) > MOST_BYTES:
        raise refusal(_("The file is larger than 10 MB. Save only the list itself, without pictures."))
    if content.startswith(workbooks.OLD_OFFICE_MARK):
        raise refusal(
            _("The file is an old Excel file or locked with a password. Save it as .xlsx without a password.")
        )
    read = workbook if content.startswith(workbooks.ZIP_MARK) else separated
    return read(shown(name), content)


def is_list(lines: Lines, known: Known) -> bool:
    return known(next(iter(lines.values()), [])) >= LEAST_KNOWN_HEADINGS


def lists_in(name: str, content: bytes, known: Known) -> tuple[list[tuple[str, str, Lines]], tuple[str, ...]]:
    """The lists of a workbook, (what they are called in faults, title, lines), and the titles of what is none."""
    sheets = [(title, lines) for title, lines in workbooks.sheets_of(content) if lines]
    lists = [
        (name if len(sheets) == 1 else sheet_name(name, title), title, with_wide_header(lines))
        for title, lines in sheets
        if is_list(lines, known)
    ]
    return lists, tuple(shown(title) for title, lines in sheets if not is_list(lines, known))


def sheet_name(file: str, title: str) -> str:
    return _("%(file)s, sheet %(sheet)s") % {"file": file, "sheet": shown(title)}


def with_wide_header(lines: Lines) -> Lines:
    """In a workbook a note may stand beside the list: its column is one without a heading."""
    header_line = next(iter(lines))
    widest = max(map(len, lines.values()))
    return lines | {header_line: lines[header_line] + [""] * (widest - len(lines[header_line]))}


def row_cells(fields: Fields, cells: Sequence[str]) -> dict[str, str]:
    return {field: cell for field, cell in zip_longest(fields, cells, fillvalue="") if field}


def unknown_columns(headings: Sequence[str], fields: Fields, rows: Collection[list[str]]) -> Iterator[str]:
    """The headings we do not know, and that there is a column without one, if anything stands in it."""
    for place, (heading, field) in enumerate(zip(headings, fields, strict=True)):
        if field is None and (heading or any(cells[place : place + 1] > [""] for cells in rows)):
            yield shown_heading(heading)


def shown_heading(heading: str) -> str:
    return shown(heading) or _("(no heading)")


def refused_for(faults: Collection[Fault]) -> str:
    """Why lists with faults are not imported."""
    told = ngettext(
        "There is %(count)d fault in the lists. Nothing was imported.",
        "There are %(count)d faults in the lists. Nothing was imported.",
        len(faults),
    )
    return told % {"count": len(faults)}


def faults_of_headings(source: str, line: int, headings: Sequence[str], fields: Fields) -> Iterator[Fault]:
    times = Counter(field for field in fields if field)
    for heading, field in zip(headings, fields, strict=True):
        if field and times[field] > 1:
            yield Fault(source, line, shown(heading), _("Several columns hold the same. Keep one of them."))
        if is_for_person_numbers(heading):
            problem = _("Civil registration numbers do not belong here. Remove the column.")
            yield Fault(source, line, shown(heading), problem)


def faults_of_line(
    source: str, line: int, headings: Sequence[str], cells: Sequence[str], *, besides: Collection[int] = ()
) -> Iterator[Fault]:
    """What can be wrong whatever the column means: also in those we do not know, as the file is kept for a while.

    ``besides`` are the places of columns whose numbers may be as long as a person's: their own field tells.
    """
    for place, (heading, cell) in enumerate(zip_longest(headings, cells, fillvalue="")):
        if place not in besides and holds_person_number(cell):
            yield Fault(
                source,
                line,
                shown_heading(heading),
                _("This looks like a civil registration number. Remove it; it must not be kept here."),
            )
    spare = sum(bool(cell) for cell in cells[len(headings) :])
    if spare:
        told = ngettext(
            "The line has %(count)d cell more than there are headings. Is there a delimiter inside a text?",
            "The line has %(count)d cells more than there are headings. Is there a delimiter inside a text?",
            spare,
        )
        yield Fault(source, line, _("The whole line"), told % {"count": spare})
