from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.businesses.actions import placing
from indgang.businesses.forms.keeping import ProductionUnitForm
from indgang.businesses.models import ProductionUnit
from indgang.businesses.rules import may_edit_businesses
from indgang.businesses.views.keeping import business_to_edit
from indgang.people.access import DeskRequest, desk


@desk
def add_production_unit(request: DeskRequest, pk: int) -> HttpResponse:
    business = business_to_edit(request, pk)
    sent = request.POST if request.method == "POST" else None
    form = ProductionUnitForm(sent, initial={"name": business.name, "town": business.town})
    if request.method == "POST" and form.is_valid():
        try:
            unit = placing.add_production_unit(business=business, values=form.values(), by=request.user)  # type: ignore[arg-type]  # named by the form
        except placing.UnableToKeepProductionUnit as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("%(name)s has been added.") % {"name": unit.name})
            return redirect(business)
    context = {"form": form, "business": business}
    return render(request, "businesses/add_production_unit.html", context, status=422 if form.errors else 200)


@desk
def edit_production_unit(request: DeskRequest, pk: int) -> HttpResponse:
    unit = unit_to_edit(request, pk)
    form = ProductionUnitForm(request.POST if request.method == "POST" else None, target=unit)
    if request.method == "POST" and form.is_valid():
        try:
            placing.edit_production_unit(unit=unit, values=form.values(), by=request.user)  # type: ignore[arg-type]  # named by the form
        except placing.UnableToKeepProductionUnit as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("%(name)s has been changed.") % {"name": unit.name})
            return redirect(unit)
    context = {"form": form, "unit": unit, "business": unit.business}
    return render(
        request, "businesses/edit_production_unit.html", context, status=422 if form.errors else 200
    )


@require_POST
@desk
def remove_production_unit(request: DeskRequest, pk: int) -> HttpResponse:
    unit = unit_to_edit(request, pk)
    placing.remove_production_unit(unit=unit, by=request.user)
    messages.success(request, _("%(name)s has been removed.") % {"name": unit.name})
    return redirect(unit.business)


def unit_to_edit(request: DeskRequest, pk: int) -> ProductionUnit:
    unit = get_object_or_404(ProductionUnit.objects.select_related("business"), pk=pk)
    if not may_edit_businesses(request.user):
        raise PermissionDenied
    return unit
