from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indgang.businesses.business_files.columns import (
    fields_of,
    is_for_person_numbers,
    known_headings,
    own_heading,
)
from indgang.people.staff_files import separated, workbooks
from indgang.people.staff_files.cells import holds_person_number, shown
from indgang.people.staff_files.sheets import Fault, Lines, Row
from indgang.shared.refusals import Refused

MOST_BYTES = 10 * 1024 * 1024
LEAST_KNOWN_HEADINGS = 2


class UnableToReadBusinessFile(Refused):
    """The file as a whole could not be taken as a list of companies."""


@dataclass(frozen=True)
class BusinessSheet:
    """One list of companies, as it was read. ``headings`` gives each field's heading in the file."""

    source: str
    header_line: int
    headings: dict[str, str]
    rows: tuple[Row, ...]
    unknown_columns: tuple[str, ...]
    faults: tuple[Fault, ...]

    def fault(self, line: int, field: str, problem: str, written: str = "") -> Fault:
        heading = self.headings.get(field) or own_heading(field)
        return Fault(self.source, line, heading, problem, shown(written))


@dataclass(frozen=True)
class BusinessFile:
    """What a file holds; ``skipped_sheets`` are those of a workbook that hold no companies."""

    sheets: tuple[BusinessSheet, ...]
    skipped_sheets: tuple[str, ...] = ()


def read_business_file(*, name: str, content: bytes) -> BusinessFile:
    """The lists in a CSV or XLSX file; which it is, is told by its first bytes, not by its name."""
    if not content.strip():
        raise UnableToReadBusinessFile(_("The file is empty."))
    if len(content) > MOST_BYTES:
        raise UnableToReadBusinessFile(
            _("The file is larger than 10 MB. Save only the list itself, without pictures.")
        )
    if content.startswith(workbooks.OLD_OFFICE_MARK):
        raise UnableToReadBusinessFile(
            _("The file is an old Excel file or locked with a password. Save it as .xlsx without a password.")
        )
    if content.startswith(workbooks.ZIP_MARK):
        return read_workbook(shown(name), content)
    return read_separated(shown(name), content)


def read_separated(name: str, content: bytes) -> BusinessFile:
    lines, broken = separated.lines_of(content, known_headings)
    if not is_business_list(lines):
        raise not_recognised()
    faults = [Fault(name, line, _("The whole line"), problem) for line, problem in broken.items()]
    return BusinessFile((read_sheet(name, lines, faults),))


def read_workbook(name: str, content: bytes) -> BusinessFile:
    sheets = [(title, lines) for title, lines in workbooks.sheets_of(content) if lines]
    lists = [(title, lines) for title, lines in sheets if is_business_list(lines)]
    if not lists:
        raise not_recognised()
    read = [
        read_sheet(name if len(sheets) == 1 else sheet_name(name, title), with_wide_header(lines), [])
        for title, lines in lists
    ]
    left_out = [shown(title) for title, lines in sheets if not is_business_list(lines)]
    return BusinessFile(tuple(read), tuple(left_out))


def sheet_name(file: str, title: str) -> str:
    return _("%(file)s, sheet %(sheet)s") % {"file": file, "sheet": shown(title)}


def with_wide_header(lines: Lines) -> Lines:
    """In a workbook a note may stand beside the list: its column is one without a heading."""
    header_line = next(iter(lines))
    widest = max(map(len, lines.values()))
    return lines | {header_line: lines[header_line] + [""] * (widest - len(lines[header_line]))}


def is_business_list(lines: Lines) -> bool:
    return known_headings(next(iter(lines.values()), [])) >= LEAST_KNOWN_HEADINGS


def read_sheet(source: str, lines: Lines, faults: list[Fault]) -> BusinessSheet:
    header_line, headings = next(iter(lines.items()))
    fields = fields_of(headings)
    below = {line: cells for line, cells in lines.items() if line != header_line}
    for line, cells in below.items():
        faults.extend(faults_of_line(source, line, headings, fields, cells))
    rows = (
        Row(line, {f: cell for f, cell in zip_longest(fields, cells, fillvalue="") if f})
        for line, cells in below.items()
    )
    unknown = [
        shown_heading(heading)
        for place, (heading, field) in enumerate(zip(headings, fields, strict=True))
        if field is None and (heading or any(cells[place : place + 1] > [""] for cells in below.values()))
    ]
    return BusinessSheet(
        source=source,
        header_line=header_line,
        headings={field: shown(heading) for field, heading in zip(fields, headings, strict=True) if field},
        rows=tuple(rows),
        unknown_columns=tuple(unknown),
        faults=(*faults_of_headings(source, header_line, headings, fields), *faults),
    )


def shown_heading(heading: str) -> str:
    return shown(heading) or _("(no heading)")


def faults_of_headings(
    source: str, line: int, headings: Sequence[str], fields: Sequence[str | None]
) -> Iterator[Fault]:
    if "cvr" not in fields and "p_number" not in fields:
        yield Fault(source, line, own_heading("cvr"), _("The column is missing."))
    times = Counter(field for field in fields if field)
    for heading, field in zip(headings, fields, strict=True):
        if field and times[field] > 1:
            yield Fault(source, line, shown(heading), _("Several columns hold the same. Keep one of them."))
        if is_for_person_numbers(heading):
            problem = _("Civil registration numbers do not belong here. Remove the column.")
            yield Fault(source, line, shown(heading), problem)


def faults_of_line(
    source: str, line: int, headings: Sequence[str], fields: Sequence[str | None], cells: Sequence[str]
) -> Iterator[Fault]:
    """What can be wrong whatever the column means. A P-number is as long as a person's number: its own field tells."""
    for heading, field, cell in zip_longest(headings, fields, cells, fillvalue=""):
        if field != "p_number" and holds_person_number(cell or ""):
            yield Fault(
                source,
                line,
                shown_heading(heading or ""),
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


def not_recognised() -> UnableToReadBusinessFile:
    return UnableToReadBusinessFile(
        _("We found no list of companies. The first line must hold headings such as CVR, Navn and By.")
    )
