from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from indgang.gatherings.actions import planning
from indgang.gatherings.forms.planning import CancelForm, GatheringForm, as_it_stands
from indgang.gatherings.models import Gathering
from indgang.gatherings.queries.afterwards import learned_before
from indgang.gatherings.rules import may_plan_gatherings, may_take_over
from indgang.gatherings.views.showing import (
    gathering_at,
    gathering_kept_by,
    gathering_page,
    refused_page,
)
from indgang.people.access import DeskRequest, desk

BEGINS_WITH = {"minutes": 150, "most_people": 50, "rounds": 6, "round_minutes": 5, "rotations": 1}


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def plan_gathering(request: DeskRequest) -> HttpResponse:
    if not may_plan_gatherings(request.user):
        raise PermissionDenied
    form = GatheringForm(
        request.POST if request.method == "POST" else None,
        initial={**BEGINS_WITH, "organiser": request.user.colleague},
    )
    if request.method == "POST" and form.is_valid():
        try:
            gathering = planning.plan_gathering(
                values=form.values(), anyway=form.cleaned_data["anyway"], by=request.user, now=timezone.now()
            )
        except planning.UnableToPlan as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("The gathering is planned. Now put the programme together."))
            return redirect(gathering)
    return _form_page(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def change_gathering(request: DeskRequest, pk: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    form = GatheringForm(request.POST if request.method == "POST" else None, initial=as_it_stands(gathering))
    if request.method == "POST" and form.is_valid():
        try:
            planning.change_gathering(
                gathering=gathering,
                values=form.values(),
                anyway=form.cleaned_data["anyway"],
                by=request.user,
                now=timezone.now(),
            )
        except planning.UnableToPlan as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(
                request, _("The gathering is changed. Those invited are told what concerns them.")
            )
            return redirect(gathering)
    return _form_page(request, form, gathering)


def _form_page(request: DeskRequest, form: GatheringForm, gathering: Gathering | None) -> HttpResponse:
    context = {"form": form, "gathering": gathering, "learned_before": learned_before(gathering)}
    return render(request, "gatherings/edit_gathering.html", context, status=422 if form.errors else 200)


@require_POST
@desk
def take_over_gathering(request: DeskRequest, pk: int) -> HttpResponse:
    gathering = gathering_at(pk)
    if not may_take_over(request.user, gathering):
        raise PermissionDenied
    try:
        planning.take_over_gathering(gathering=gathering, by=request.user)
    except planning.UnableToPlan as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("Taken over. Thank you for stepping in."))
    return redirect(gathering)


@require_POST
@desk
def cancel_gathering(request: DeskRequest, pk: int) -> HttpResponse:
    gathering, form = gathering_kept_by(request.user, pk), CancelForm(request.POST)
    if form.is_valid():
        try:
            planning.cancel_gathering(
                gathering=gathering, word=form.cleaned_data["word"], by=request.user, now=timezone.now()
            )
        except planning.UnableToPlan as refusal:
            return refused_page(request, gathering, "cancel_form", form, refusal)
        else:
            messages.success(request, _("It is cancelled, and those invited have been told."))
            return redirect(gathering)
    return gathering_page(request, gathering, cancel_form=form)
