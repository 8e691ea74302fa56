from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from indgang.businesses.actions import importing
from indgang.businesses.business_files.columns import HEADINGS
from indgang.businesses.business_files.examples import example_file
from indgang.businesses.business_files.reading import BusinessFile
from indgang.businesses.forms.importing import ImportForm, read_one
from indgang.businesses.import_plans.shapes import BusinessPlan
from indgang.businesses.rules import may_import_businesses
from indgang.people.access import DeskRequest, desk
from indgang.people.actions import keeping_uploads
from indgang.people.actions.keeping_uploads import Purpose, Upload

# What a person can look through.
MOST_SHOWN = 500
MOST_FAULTS_SHOWN = 2000
BUSINESSES = Purpose(
    "businesses",
    may_import_businesses,
    gettext_lazy("Only the entrance and administrators may import companies."),
)


@desk
def import_businesses(request: DeskRequest) -> HttpResponse:
    """Choose a list → see what it would do → do it. What is between the steps waits on the server."""
    if not may_import_businesses(request.user):
        raise PermissionDenied
    if "token" in request.POST:
        return decide(request, request.POST["token"])
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if not form.is_bound or not form.is_valid():
        return show_form(request, form)
    return look_through(request, form)


@require_safe
@desk
def show_example_businesses(request: DeskRequest) -> HttpResponse:
    """A list with all columns and two invented companies, to be filled in."""
    if not may_import_businesses(request.user):
        raise PermissionDenied
    headers = {"Content-Disposition": 'attachment; filename="virksomheder.csv"'}
    return HttpResponse(example_file(), content_type="text/csv; charset=utf-8", headers=headers)


def look_through(request: DeskRequest, form: ImportForm) -> HttpResponse:
    plan = importing.plan_import(files=[form.cleaned_data["business_file"]])
    upload = None
    if not plan.faults and not plan.does_nothing:
        upload = keeping_uploads.keep_upload(
            files=[form.cleaned_data["list"]],
            is_full=False,
            by=request.user,
            now=timezone.now(),
            purpose=BUSINESSES,
        )
    return show_plan(request, plan, upload)


def decide(request: DeskRequest, token: str) -> HttpResponse:
    try:
        upload = keeping_uploads.open_upload(
            token=token, by=request.user, now=timezone.now(), purpose=BUSINESSES
        )
    except keeping_uploads.UnableToKeepUpload as refusal:
        messages.warning(request, refusal.reason)
        return redirect("businesses:import_businesses")
    if "drop" in request.POST:
        keeping_uploads.drop_upload(upload=upload, by=request.user, purpose=BUSINESSES)
        return redirect("businesses:import_businesses")
    [(name, content)] = upload.files
    return carry_out(request, upload, read_one(name, content))


def carry_out(request: DeskRequest, upload: Upload, file: BusinessFile) -> HttpResponse:
    try:
        importing.import_businesses(files=[file], by=request.user, seen=request.POST.get("seen", ""))
    except importing.UnableToImportBusinesses as refusal:
        messages.warning(request, refusal.reason)
        return show_plan(request, importing.plan_import(files=[file]), upload)
    keeping_uploads.drop_upload(upload=upload, by=request.user, purpose=BUSINESSES)
    messages.success(request, _("The list has been imported."))
    return redirect("businesses:list_businesses")


def show_form(request: DeskRequest, form: ImportForm) -> HttpResponse:
    context = {"form": form, "headings": [names[0] for names in HEADINGS.values()]}
    return render(request, "businesses/import_businesses.html", context, status=422 if form.errors else 200)


def show_plan(request: DeskRequest, plan: BusinessPlan, upload: Upload | None) -> HttpResponse:
    context = {
        "plan": plan,
        "upload": None if plan.faults else upload,
        "parts": [
            {"label": _("Companies"), "part": plan.businesses},
            {"label": _("Production units"), "part": plan.units},
        ],
        "faults": plan.faults[:MOST_FAULTS_SHOWN],
        "most_shown": MOST_SHOWN,
        "has_several_sources": len({fault.source for fault in plan.faults}) > 1,
    }
    return render(request, "businesses/import_report.html", context, status=422 if plan.faults else 200)
