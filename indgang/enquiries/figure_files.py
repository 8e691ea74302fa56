"""Figures as a workbook to work on; text that looks like a formula stays text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import isfinite

from django.utils.translation import gettext as _
from openpyxl import Workbook

from indgang.enquiries.queries.figures import Figures
from indgang.enquiries.queries.self_helped import SelfHelped
from indgang.shared.spreadsheet_cells import harmless
from indgang.surveys.intervals import Estimate

Cell = str | float | int


@dataclass(frozen=True)
class Table:
    """A sheet: what is split by, and its groups."""

    title: str
    groups: Sequence[Figures]
    has_satisfaction: bool = True


OF_SATISFACTION = 4
"""The last columns, which are left out where a split has no satisfaction."""


def headings(group: str) -> list[str]:
    return [
        group, _("Enquiries"), _("Handed over, each"), _("Closed"), _("Answered at first contact (%)"),
        _("Hours to first answer, median"), _("Median, from"), _("Median, to"), _("Hours to first answer, 80 %"),
        _("Hours to closing, median"), _("Median, from"), _("Median, to"), _("Hours to closing, 80 %"),
        _("Answers on satisfaction"), _("Satisfied (%)"), _("Satisfied, from (%)"), _("Satisfied, to (%)"),
    ]  # fmt: skip


def as_workbook(whole: Figures | None, tables: Iterable[Table], helped: Sequence[SelfHelped]) -> bytes:
    """One sheet for each split: all together on top, then its groups; and one of what helped before sending."""
    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(table.title)
        rows: list[Sequence[Cell]] = [headings(table.title)]
        if whole is not None:
            rows.append(_row(_("All"), whole))
        rows += [_row(group.label or _("Not known"), group) for group in table.groups]
        for row in rows:
            sheet.append(row if table.has_satisfaction else row[:-OF_SATISFACTION])
    sheet = book.create_sheet(_("Helped before sending"))
    sheet.append([_("Task"), _("Helped before sending"), _("Enquiries")])
    for one in helped:
        sheet.append([harmless(one.label), one.helped, one.asked])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _row(label: str, figures: Figures) -> list[Cell]:
    return [
        harmless(label),
        figures.number,
        round(figures.transfers_each, 2),
        figures.closed,
        round(100 * figures.at_first_contact.value, 1),
        *_hours(figures.first_answer),
        _hours(figures.first_answer_of_most)[0],
        *_hours(figures.closing),
        _hours(figures.closing_of_most)[0],
        figures.satisfied.n,
        *_shares(figures),
    ]


def _hours(estimate: Estimate) -> list[Cell]:
    if estimate.is_suppressed:
        return [_("fewer than 5"), "", ""]
    return [round(end, 2) if isfinite(end) else "" for end in (estimate.value, estimate.low, estimate.high)]


def _shares(figures: Figures) -> list[Cell]:
    if not figures.is_satisfaction_shown:
        return [hidden_words(figures), "", ""]
    satisfied = figures.satisfied
    return [round(100 * end, 1) for end in (satisfied.value, satisfied.low, satisfied.high)]


def hidden_words(figures: Figures) -> str:
    """Why no satisfaction is shown: too few, or so many that those who are too few could be worked out from them."""
    return _("fewer than 5") if figures.satisfied.is_suppressed else _("hidden, to hide others")
