from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from indgang.businesses.business_files.columns import fields_of, known_headings, own_heading
from indgang.people.staff_files import lists, separated
from indgang.people.staff_files.cells import shown
from indgang.people.staff_files.sheets import Fault, Lines, Row
from indgang.shared.refusals import Refused


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
    return lists.read_file(
        name, content, workbook=read_workbook, separated=read_separated, refusal=UnableToReadBusinessFile
    )


def read_separated(name: str, content: bytes) -> BusinessFile:
    lines, broken = separated.lines_of(content, known_headings)
    if not lists.is_list(lines, known_headings):
        raise not_recognised()
    faults = [Fault(name, line, _("The whole line"), problem) for line, problem in broken.items()]
    return BusinessFile((read_sheet(name, lines, faults),))


def read_workbook(name: str, content: bytes) -> BusinessFile:
    found, skipped = lists.lists_in(name, content, known_headings)
    if not found:
        raise not_recognised()
    return BusinessFile(tuple(read_sheet(source, lines, []) for source, _title, lines in found), skipped)


def read_sheet(source: str, lines: Lines, faults: list[Fault]) -> BusinessSheet:
    header_line, headings = next(iter(lines.items()))
    fields = fields_of(headings)
    # A P-number is as long as a person's number: its own field tells.
    of_p_numbers = {place for place, field in enumerate(fields) if field == "p_number"}
    below = {line: cells for line, cells in lines.items() if line != header_line}
    for line, cells in below.items():
        faults.extend(lists.faults_of_line(source, line, headings, cells, besides=of_p_numbers))
    return BusinessSheet(
        source=source,
        header_line=header_line,
        headings={field: shown(heading) for field, heading in zip(fields, headings, strict=True) if field},
        rows=tuple(Row(line, lists.row_cells(fields, cells)) for line, cells in below.items()),
        unknown_columns=tuple(lists.unknown_columns(headings, fields, below.values())),
        faults=(*faults_of_headings(source, header_line, headings, fields), *faults),
    )


def faults_of_headings(
    source: str, line: int, headings: Sequence[str], fields: Sequence[str | None]
) -> Iterator[Fault]:
    if "cvr" not in fields and "p_number" not in fields:
        yield Fault(source, line, own_heading("cvr"), _("The column is missing."))
    yield from lists.faults_of_headings(source, line, headings, fields)


def not_recognised() -> UnableToReadBusinessFile:
    return UnableToReadBusinessFile(
        _("We found no list of companies. The first line must hold headings such as CVR, Navn and By.")
    )
