from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import zip_longest
from pathlib import PurePath

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indgang.people.staff_files import separated, workbooks
from indgang.people.staff_files.cells import holds_person_number, shown
from indgang.people.staff_files.columns import (
    Kind,
    fields_of,
    is_for_person_numbers,
    known_headings,
    own_heading,
    told_kind,
)
from indgang.people.staff_files.sheets import Fault, Lines, Row, Sheet, StaffFile, UnableToReadStaffFile

MOST_BYTES = 10 * 1024 * 1024
LEAST_KNOWN_HEADINGS = 2
NEEDED = ("external_id", "name")


def read_staff_file(*, name: str, content: bytes) -> StaffFile:
    """The lists in a CSV or XLSX file; which it is, is told by its first bytes, not by its name."""
    if not content.strip():
        raise UnableToReadStaffFile(_("The file is empty."))
    if len(content) > MOST_BYTES:
        raise UnableToReadStaffFile(
            _("The file is larger than 10 MB. Save only the list itself, without pictures.")
        )
    if content.startswith(workbooks.OLD_OFFICE_MARK):
        raise UnableToReadStaffFile(
            _("The file is an old Excel file or locked with a password. Save it as .xlsx without a password.")
        )
    if content.startswith(workbooks.ZIP_MARK):
        return read_workbook(name=shown(name), content=content)
    return read_separated(name=shown(name), content=content)


def read_separated(*, name: str, content: bytes) -> StaffFile:
    lines, broken = separated.lines_of(content)
    faults = [Fault(name, line, _("The whole line"), problem) for line, problem in broken.items()]
    if not is_staff_list(lines):
        raise not_recognised()
    return StaffFile((read_sheet(name, lines, faults, PurePath(name).stem),))


def read_workbook(*, name: str, content: bytes) -> StaffFile:
    sheets = [(title, lines) for title, lines in workbooks.sheets_of(content) if lines]
    lists = [(title, lines) for title, lines in sheets if is_staff_list(lines)]
    if not lists:
        raise not_recognised()
    skipped = tuple(shown(title) for title, lines in sheets if (title, lines) not in lists)

    def source(title: str) -> str:
        return (
            name
            if len(sheets) == 1
            else _("%(file)s, sheet %(sheet)s") % {"file": name, "sheet": shown(title)}
        )

    return StaffFile(
        tuple(read_sheet(source(title), with_wide_header(lines), [], title, name) for title, lines in lists),
        skipped,
    )


def with_wide_header(lines: Lines) -> Lines:
    """In a workbook a note may stand beside the list: its column is one without a heading."""
    header_line = next(iter(lines))
    widest = max(map(len, lines.values()))
    return lines | {header_line: lines[header_line] + [""] * (widest - len(lines[header_line]))}


def is_staff_list(lines: Lines) -> bool:
    return known_headings(next(iter(lines.values()), [])) >= LEAST_KNOWN_HEADINGS


def read_sheet(source: str, lines: Lines, faults: list[Fault], *names: str) -> Sheet:
    header_line, headings = next(iter(lines.items()))
    kind = told_kind(headings, *names)
    if kind is None:
        raise UnableToReadStaffFile(
            _(
                "We cannot tell whether this is a list of units or of colleagues. Add the column Overordnet or Enhed."
            )
        )
    fields = fields_of(kind, headings)
    below = {line: cells for line, cells in lines.items() if line != header_line}
    for line, cells in below.items():
        faults.extend(faults_of_line(source, line, headings, cells))
    return Sheet(
        source=source,
        kind=kind,
        header_line=header_line,
        headings={field: shown(heading) for field, heading in zip(fields, headings, strict=True) if field},
        rows=tuple(Row(line, row_cells(fields, cells)) for line, cells in below.items()),
        unknown_columns=tuple(unknown_columns(headings, fields, below.values())),
        faults=(*faults_of_headings(source, header_line, kind, headings), *faults),
    )


def row_cells(fields: list[str | None], cells: list[str]) -> dict[str, str]:
    return {field: cell for field, cell in zip_longest(fields, cells, fillvalue="") if field}


def unknown_columns(
    headings: list[str], fields: list[str | None], rows: Collection[list[str]]
) -> Iterator[str]:
    """The headings we do not know, and that there is a column without one, if anything stands in it."""
    for place, (heading, field) in enumerate(zip(headings, fields, strict=True)):
        if field is None and (heading or any(cells[place : place + 1] > [""] for cells in rows)):
            yield shown_heading(heading)


def shown_heading(heading: str) -> str:
    return shown(heading) or _("(no heading)")


def faults_of_headings(source: str, line: int, kind: Kind, headings: list[str]) -> Iterator[Fault]:
    fields = fields_of(kind, headings)
    for needed in NEEDED:
        if needed not in fields:
            yield Fault(source, line, own_heading(kind, needed), _("The column is missing."))
    times = Counter(field for field in fields if field)
    for heading, field in zip(headings, fields, strict=True):
        if field and times[field] > 1:
            yield Fault(source, line, shown(heading), _("Several columns hold the same. Keep one of them."))
        if is_for_person_numbers(heading):
            problem = _("Civil registration numbers do not belong here. Remove the column.")
            yield Fault(source, line, shown(heading), problem)


def faults_of_line(source: str, line: int, headings: list[str], cells: list[str]) -> Iterator[Fault]:
    """What can be wrong whatever the column means: also in those we do not know, as the file is kept for a while."""
    for heading, cell in zip_longest(headings, cells, fillvalue=""):
        if holds_person_number(cell):
            yield Fault(
                source,
                line,
                shown_heading(heading),
                _("This looks like a civil registration number. Remove it; it must not be kept here."),
            )
    spare = sum(bool(cell) for cell in cells[len(headings) :])
    if spare:
        yield Fault(
            source,
            line,
            _("The whole line"),
            ngettext(
                "The line has %(count)d cell more than there are headings. Is there a delimiter inside a text?",
                "The line has %(count)d cells more than there are headings. Is there a delimiter inside a text?",
                spare,
            )
            % {"count": spare},
        )


def not_recognised() -> UnableToReadStaffFile:
    return UnableToReadStaffFile(
        _(
            "We found no list of units or colleagues. The first line must hold headings such as Id, Navn and Enhed."
        )
    )
