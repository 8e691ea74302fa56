"""Results as a table to work on: CSV as Danish Excel opens it by a double click, and XLSX."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook

from indgang.shared.csv_files import as_danish_csv
from indgang.shared.spreadsheet_cells import harmless
from indgang.surveys.queries.results import Figures, QuestionResult

Cell = str | float | int


def headings() -> list[str]:
    return [
        _("Question"), _("Group"), _("Answers"), _("Don't know"), _("Average (1–5)"), _("Average, from"),
        _("Average, to"), _("Satisfied (%)"), _("Satisfied, from (%)"), _("Satisfied, to (%)"),
    ]  # fmt: skip


def rows(results: Sequence[QuestionResult]) -> Iterator[list[Cell]]:
    """A row for all together and one for each group, of each question."""
    for result in results:
        yield _row(result.question.text, _("All"), result.whole)
        for group in result.groups:
            yield _row(result.question.text, group.label or _("Not known"), group)


def _row(question: str, label: str, figures: Figures) -> list[Cell]:
    first: list[Cell] = [harmless(question), harmless(label), figures.n, figures.unsure]
    if not figures.is_shown:
        return [*first, figures.why_hidden, "", "", figures.why_hidden, "", ""]
    mean, satisfied = figures.mean, figures.satisfied
    scores = [round(value, 2) for value in (mean.value, mean.low, mean.high)]
    shares = [round(100 * value, 1) for value in (satisfied.value, satisfied.low, satisfied.high)]
    return [*first, *scores, *shares]


def as_csv(results: Sequence[QuestionResult]) -> bytes:
    return as_danish_csv([headings(), *([_in_danish(cell) for cell in row] for row in rows(results))])


def _in_danish(cell: Cell) -> str:
    return str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)


def as_workbook(results: Sequence[QuestionResult]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Satisfaction"))
    sheet.append(headings())
    for row in rows(results):
        sheet.append(row)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()
