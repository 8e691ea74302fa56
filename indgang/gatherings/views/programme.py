from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from indgang.gatherings.actions import programme
from indgang.gatherings.forms.planning import PointForm
from indgang.gatherings.views.showing import gathering_kept_by, gathering_page, refused_page
from indgang.people.access import DeskRequest, desk
from indgang.shared.refusals import Refused


@require_POST
@desk
def add_point(request: DeskRequest, pk: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    form = PointForm(request.POST, auto_id="point_%s")
    if form.is_valid():
        try:
            programme.add_point(gathering=gathering, plan=form.plan(), by=request.user)
        except Refused as refusal:
            return refused_page(request, gathering, "point_form", form, refusal)
        else:
            messages.success(request, _("The point stands last in the programme."))
            return redirect(gathering)
    return gathering_page(request, gathering, point_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def change_point(request: DeskRequest, pk: int, point: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    row = get_object_or_404(gathering.points.select_related("responsible"), pk=point)
    names = ("kind", "title", "minutes", "responsible")
    form = PointForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(row, name) for name in names},
    )
    if request.method == "POST" and form.is_valid():
        try:
            programme.change_point(point=row, plan=form.plan(), by=request.user)
        except Refused as refusal:
            if not refusal.field:
                messages.error(request, refusal.reason)
                return redirect(gathering)
            form.show_refusal(refusal)
        else:
            messages.success(request, _("The point is changed."))
            return redirect(gathering)
    context = {"form": form, "gathering": gathering, "point": row}
    return render(request, "gatherings/change_point.html", context, status=422 if form.errors else 200)


@require_POST
@desk
def move_point(request: DeskRequest, pk: int, point: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    row = get_object_or_404(gathering.points, pk=point)
    try:
        programme.move_point(point=row, is_up=request.POST.get("way") != "ned", by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.reason)
    return redirect(gathering)


@require_POST
@desk
def remove_point(request: DeskRequest, pk: int, point: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    row = get_object_or_404(gathering.points, pk=point)
    try:
        programme.remove_point(point=row, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("The point is taken out."))
    return redirect(gathering)
