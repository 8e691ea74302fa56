from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from indgang.people.access import DeskRequest, desk
from indgang.surveys.forms.choosing import FACT_IN_ADDRESS, ResultChoice
from indgang.surveys.models.invitation import FACT_NAMES
from indgang.surveys.queries.results import comments, response_rate, results
from indgang.surveys.result_files import as_csv, as_workbook
from indgang.surveys.rules import may_read_comments

FILES = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@require_safe
@desk
def show_results(request: DeskRequest) -> HttpResponse:
    """Each question with its figures and how far they can be trusted, of all together or split by a copied fact."""
    choice = ResultChoice(request.GET, timezone.localdate())
    may_read = may_read_comments(request.user)
    context = {
        "choice": choice,
        "splits": [(name, FACT_NAMES[fact]) for name, fact in FACT_IN_ADDRESS.items()],
        "split_label": FACT_NAMES.get(choice.split_by, ""),
        "results": results(choice.period, split_by=choice.split_by),
        "rate": response_rate(choice.period),
        "may_read_comments": may_read,
        "comments": comments(choice.period) if may_read else [],
    }
    return render(request, "surveys/show_results.html", context)


@require_safe
@desk
def export_results(request: DeskRequest, ending: str) -> HttpResponse:
    if ending not in FILES:
        raise Http404
    choice = ResultChoice(request.GET, timezone.localdate())
    write, content_type = FILES[ending]
    parts = ["tilfredshed", choice.period_name, *filter(None, [choice.split_name])]
    headers = {"Content-Disposition": f'attachment; filename="{"-".join(parts)}.{ending}"'}
    found = results(choice.period, split_by=choice.split_by)
    return HttpResponse(write(found), content_type=content_type, headers=headers)
