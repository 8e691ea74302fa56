"""What the enquiries come to: for those who keep the whole in sight, and for leaders."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from indgang.enquiries.figure_files import Table, as_workbook
from indgang.enquiries.forms.figures import SPLIT_IN_ADDRESS, FigureChoice
from indgang.enquiries.queries.figures import LARGER_FIRMS, SMALL_FIRMS, Figures, Split
from indgang.enquiries.queries.kept_figures import kept_figures, kept_months
from indgang.enquiries.queries.self_helped import self_helped
from indgang.enquiries.rules import may_see_figures
from indgang.people.access import DeskRequest, desk

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def split_labels() -> dict[Split, str]:
    return {
        Split.KIND: pgettext("of an enquiry", "Kind"),
        Split.TASK: _("Task"),
        Split.UNIT: _("Unit"),
        Split.SIZE: _("Company's size"),
        Split.CHANNEL: _("Channel"),
        Split.FIRM: _("Small and larger"),
    }


@require_safe
@desk
def show_figures(request: DeskRequest) -> HttpResponse:
    _refuse_others(request)
    choice = FigureChoice(request.GET, timezone.localdate())
    labels = split_labels()
    whole, groups = kept_figures(choice.period, choice.split)
    helped = self_helped(choice.period)
    context: dict[str, Any] = {
        "choice": choice,
        "splits": [(name, labels[split]) for name, split in SPLIT_IN_ADDRESS.items()],
        "split_label": labels[choice.split],
        "whole": whole,
        "groups": groups,
        "firms": _named_firms(kept_figures(choice.period, Split.FIRM)[1]),
        "self_helped": helped,
        "helped_number": sum(one.helped for one in helped),
        "months": kept_months(choice.period),
    }
    return render(request, "enquiries/show_figures.html", context)


@require_safe
@desk
def export_figures(request: DeskRequest) -> HttpResponse:
    _refuse_others(request)
    choice = FigureChoice(request.GET, timezone.localdate())
    found = {split: kept_figures(choice.period, split) for split in Split}
    labels = split_labels()
    tables = [
        Table(labels[split], groups, split.has_satisfaction)
        for split, (_whole, groups) in found.items()
        if split is not Split.FIRM
    ]
    tables.append(Table(labels[Split.FIRM], _named_firms(found[Split.FIRM][1])))
    headers = {"Content-Disposition": f'attachment; filename="henvendelser-{choice.period_name}.xlsx"'}
    book = as_workbook(found[Split.KIND][0], tables, self_helped(choice.period))
    return HttpResponse(book, content_type=XLSX, headers=headers)


def _named_firms(groups: list[Figures]) -> list[Figures]:
    """The small ones first: whether they fare as well as the others is what is looked for."""
    named = {SMALL_FIRMS: _("Up to 9 employees"), LARGER_FIRMS: _("10 employees or more"), "": ""}
    order = list(named)
    ordered = sorted(groups, key=lambda group: order.index(group.label))
    return [replace(group, label=named[group.label]) for group in ordered]


def _refuse_others(request: DeskRequest) -> None:
    if not may_see_figures(request.user):
        raise PermissionDenied
