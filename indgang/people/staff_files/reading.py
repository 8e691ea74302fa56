from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from django.utils.translation import gettext as _

from indgang.people.staff_files import lists, separated
from indgang.people.staff_files.cells import shown
from indgang.people.staff_files.columns import Kind, fields_of, known_headings, own_heading, told_kind
from indgang.people.staff_files.sheets import Fault, Lines, Row, Sheet, StaffFile, UnableToReadStaffFile

NEEDED = ("external_id", "name")


def read_staff_file(*, name: str, content: bytes) -> StaffFile:
    """The lists in a CSV or XLSX file; which it is, is told by its first bytes, not by its name."""
    return lists.read_file(
        name, content, workbook=read_workbook, separated=read_separated, refusal=UnableToReadStaffFile
    )


def read_separated(name: str, content: bytes) -> StaffFile:
    lines, broken = separated.lines_of(content)
    faults = [Fault(name, line, _("The whole line"), problem) for line, problem in broken.items()]
    if not lists.is_list(lines, known_headings):
        raise not_recognised()
    return StaffFile((read_sheet(name, lines, faults, PurePath(name).stem),))


def read_workbook(name: str, content: bytes) -> StaffFile:
    found, skipped = lists.lists_in(name, content, known_headings)
    if not found:
        raise not_recognised()
    return StaffFile(
        tuple(read_sheet(source, lines, [], title, name) for source, title, lines in found), skipped
    )


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
        faults.extend(lists.faults_of_line(source, line, headings, cells))
    return Sheet(
        source=source,
        kind=kind,
        header_line=header_line,
        headings={field: shown(heading) for field, heading in zip(fields, headings, strict=True) if field},
        rows=tuple(Row(line, lists.row_cells(fields, cells)) for line, cells in below.items()),
        unknown_columns=tuple(lists.unknown_columns(headings, fields, below.values())),
        faults=(*faults_of_headings(source, header_line, kind, headings), *faults),
    )


def faults_of_headings(source: str, line: int, kind: Kind, headings: list[str]) -> Iterator[Fault]:
    fields = fields_of(kind, headings)
    for needed in NEEDED:
        if needed not in fields:
            yield Fault(source, line, own_heading(kind, needed), _("The column is missing."))
    yield from lists.faults_of_headings(source, line, headings, fields)


def not_recognised() -> UnableToReadStaffFile:
    return UnableToReadStaffFile(
        _(
            "We found no list of units or colleagues. The first line must hold headings such as Id, Navn and Enhed."
        )
    )
