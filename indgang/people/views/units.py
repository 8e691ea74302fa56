from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.people.access import DeskRequest, desk
from indgang.people.actions import arranging
from indgang.people.forms.units import UnitForm
from indgang.people.models import Unit
from indgang.people.queries import closed_units, people_in_units, unit_tree
from indgang.people.rules import may_create_unit, may_edit_some_unit, may_edit_unit


@dataclass
class Branch:
    """A unit with its people counted, and the units below it."""

    unit: Unit
    people: int
    below: list[Branch] = field(default_factory=list)


@desk
def list_units(request: DeskRequest) -> HttpResponse:
    today = timezone.localdate()
    may_edit = may_edit_some_unit(request.user)
    tree = unit_tree(today)
    context = {
        "branches": branches_of(tree, people_in_units(today)),
        "number": len(tree),
        "closed_units": closed_units(today) if may_edit else [],
        "may_create": may_edit,
    }
    return render(request, "people/list_units.html", context)


def branches_of(tree: Iterable[tuple[Unit, int]], people: dict[int, int]) -> list[Branch]:
    top = Branch(Unit(), 0)
    path = [top]
    for unit, depth in tree:
        branch = Branch(unit, people.get(unit.pk, 0))
        del path[depth + 1 :]
        path[-1].below.append(branch)
        path.append(branch)
    return top.below


@desk
def create_unit(request: DeskRequest) -> HttpResponse:
    if not may_edit_some_unit(request.user):
        raise PermissionDenied
    parent = unit_named_in(request)
    form = UnitForm(request.POST if request.method == "POST" else None, initial={"parent": parent})
    if request.method == "POST" and form.is_valid():
        try:
            unit = arranging.create_unit(values=form.values(), by=request.user)  # type: ignore[arg-type]  # named by the form
        except arranging.UnableToArrangeUnit as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("%(unit)s has been added.") % {"unit": unit.name})
            return redirect(unit)
    context = {"form": form, "parent": parent}
    return render(request, "people/create_unit.html", context, status=422 if form.errors else 200)


def unit_named_in(request: DeskRequest) -> Unit | None:
    """The unit that ``?unit=`` names, where one begins from its page."""
    named = request.GET.get("unit", "")
    return (
        Unit.objects.filter(pk=int(named)).first()
        if named.isascii() and named.isdigit() and len(named) < 10
        else None
    )


@desk
def edit_unit(request: DeskRequest, pk: int) -> HttpResponse:
    unit = get_object_or_404(Unit.objects.select_related("parent", "leader"), pk=pk)
    if not may_edit_unit(request.user, unit):
        raise PermissionDenied
    form = UnitForm(request.POST if request.method == "POST" else None, target=unit)
    if request.method == "POST" and form.is_valid():
        try:
            arranging.edit_unit(unit=unit, values=form.values(), by=request.user)  # type: ignore[arg-type]  # named by the form
        except arranging.UnableToArrangeUnit as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("%(unit)s has been changed.") % {"unit": unit.name})
            return redirect(unit)
    context = {"form": form, "unit": unit, "may_create_below": may_create_unit(request.user, unit)}
    return render(request, "people/edit_unit.html", context, status=422 if form.errors else 200)
