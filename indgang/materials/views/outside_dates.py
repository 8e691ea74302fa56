from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indgang.materials.actions import outside_dates
from indgang.materials.forms.outside_dates import OutsideDateForm
from indgang.materials.models import OutsideDate
from indgang.materials.queries.outside_dates import occurrences_between
from indgang.materials.rules import may_keep_materials
from indgang.people.access import DeskRequest, desk
from indgang.people.models import User

SHOWN_AHEAD = timedelta(days=550)


def _refuse_others(user: User) -> None:
    if not may_keep_materials(user):
        raise PermissionDenied


@require_safe
@desk
def list_outside_dates(request: DeskRequest) -> HttpResponse:
    """What is ahead in a year and a half, and, for those who keep the list, what is over."""
    today, may_keep = timezone.localdate(), may_keep_materials(request.user)
    ahead = occurrences_between(today, today + SHOWN_AHEAD)
    shown = {one.outside.pk for one in ahead}
    context = {
        "ahead": ahead,
        "others": OutsideDate.objects.exclude(pk__in=shown).order_by("-starts_on", "pk") if may_keep else [],
        "may_keep": may_keep,
    }
    return render(request, "materials/list_outside_dates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def add_outside_date(request: DeskRequest) -> HttpResponse:
    _refuse_others(request.user)
    form = OutsideDateForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            outside_dates.add_outside_date(values=form.values(), by=request.user)
        except outside_dates.UnableToKeepOutsideDate as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("It stands on the list."))
            return redirect("materials:list_outside_dates")
    return _form_page(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def change_outside_date(request: DeskRequest, pk: int) -> HttpResponse:
    _refuse_others(request.user)
    outside = get_object_or_404(OutsideDate, pk=pk)
    form = OutsideDateForm(request.POST if request.method == "POST" else None, target=outside)
    if request.method == "POST" and form.is_valid():
        try:
            outside_dates.change_outside_date(outside=outside, values=form.values(), by=request.user)
        except outside_dates.UnableToKeepOutsideDate as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("The outside date has been changed."))
            return redirect("materials:list_outside_dates")
    return _form_page(request, form, outside)


@require_POST
@desk
def remove_outside_date(request: DeskRequest, pk: int) -> HttpResponse:
    _refuse_others(request.user)
    outside_dates.remove_outside_date(outside=get_object_or_404(OutsideDate, pk=pk), by=request.user)
    messages.success(request, _("It has been removed from the list."))
    return redirect("materials:list_outside_dates")


def _form_page(request: DeskRequest, form: OutsideDateForm, outside: OutsideDate | None) -> HttpResponse:
    context = {"form": form, "outside": outside}
    return render(request, "materials/edit_outside_date.html", context, status=422 if form.errors else 200)
