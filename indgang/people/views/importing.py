from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from indgang.people.access import DeskRequest, desk
from indgang.people.actions import importing, keeping_uploads
from indgang.people.actions.keeping_uploads import Upload
from indgang.people.forms.importing import ImportForm, read_all
from indgang.people.import_plans.shapes import ImportPlan
from indgang.people.rules import may_import_people
from indgang.people.staff_files.columns import HEADINGS, Kind
from indgang.people.staff_files.examples import EXAMPLE_NAMES, example_file
from indgang.people.staff_files.sheets import StaffFile

# What a person can look through; the console names them all.
MOST_SHOWN = 500
MOST_FAULTS_SHOWN = 2000


@desk
def import_people(request: DeskRequest) -> HttpResponse:
    """Choose lists → see what they would do → do it. What is between the steps waits on the server."""
    if not may_import_people(request.user):
        raise PermissionDenied
    if "token" in request.POST:
        return decide(request, request.POST["token"])
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if not form.is_bound or not form.is_valid():
        return show_form(request, form)
    return look_through(request, form)


@desk
@require_safe
def show_example_list(request: DeskRequest, name: str) -> HttpResponse:
    """A list with all columns and two invented lines, to be filled in."""
    if not may_import_people(request.user):
        raise PermissionDenied
    kind = next((kind for kind, known in EXAMPLE_NAMES.items() if known == name), None)
    if kind is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return HttpResponse(example_file(kind), content_type="text/csv; charset=utf-8", headers=headers)


def look_through(request: DeskRequest, form: ImportForm) -> HttpResponse:
    files, is_full = form.cleaned_data["staff_files"], form.cleaned_data["is_full"]
    plan = importing.plan_import(files=files, is_full=is_full, today=timezone.localdate())
    upload = None
    if not plan.faults and not plan.does_nothing:
        upload = keeping_uploads.keep_upload(
            files=form.cleaned_data["lists"], is_full=is_full, by=request.user, now=timezone.now()
        )
    return show_plan(request, plan, upload)


def decide(request: DeskRequest, token: str) -> HttpResponse:
    try:
        upload = keeping_uploads.open_upload(token=token, by=request.user, now=timezone.now())
    except keeping_uploads.UnableToKeepUpload as refusal:
        messages.warning(request, refusal.reason)
        return redirect("people:import_people")
    if "drop" in request.POST:
        keeping_uploads.drop_upload(upload=upload, by=request.user)
        return redirect("people:import_people")
    return carry_out(request, upload, read_all(upload.files))


def carry_out(request: DeskRequest, upload: Upload, files: Sequence[StaffFile]) -> HttpResponse:
    today = timezone.localdate()
    try:
        importing.import_people(
            files=files,
            is_full=upload.is_full,
            by=request.user,
            today=today,
            seen=request.POST.get("seen", ""),
        )
    except importing.UnableToImportPeople as refusal:
        messages.warning(request, refusal.reason)
        plan = importing.plan_import(files=files, is_full=upload.is_full, today=today)
        return show_plan(request, plan, upload)
    keeping_uploads.drop_upload(upload=upload, by=request.user)
    messages.success(request, _("The lists have been imported."))
    return redirect("people:list_colleagues")


def show_form(request: DeskRequest, form: ImportForm) -> HttpResponse:
    columns = [
        (kind.label, EXAMPLE_NAMES[kind], [names[0] for names in fields.values()])
        for kind, fields in HEADINGS.items()
    ]
    context = {"form": form, "columns": columns}
    return render(request, "people/import_people.html", context, status=422 if form.errors else 200)


def show_plan(request: DeskRequest, plan: ImportPlan, upload: Upload | None) -> HttpResponse:
    context = {
        "plan": plan,
        "upload": None if plan.faults else upload,
        "parts": [
            {"label": kind.label, "part": part, "is_people": kind == Kind.COLLEAGUES}
            for kind, part in ((Kind.UNITS, plan.units), (Kind.COLLEAGUES, plan.colleagues))
            if kind in plan.kinds
        ],
        "faults": plan.faults[:MOST_FAULTS_SHOWN],
        "most_shown": MOST_SHOWN,
        "has_several_sources": len({fault.source for fault in plan.faults}) > 1,
    }
    return render(request, "people/import_report.html", context, status=422 if plan.faults else 200)
