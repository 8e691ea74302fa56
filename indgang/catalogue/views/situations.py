"""Business situations: what a company is about to do, and the tasks that belong to it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from indgang.catalogue.actions import gathering
from indgang.catalogue.forms.gathering import SituationForm
from indgang.catalogue.models import Situation
from indgang.catalogue.queries.addresses import free_situation_key
from indgang.catalogue.queries.task_lists import listed_situations
from indgang.catalogue.rules import may_edit_situations
from indgang.history.queries import events_of, shown
from indgang.people.access import DeskRequest, desk
from indgang.shared.form_rows import REARRANGE, rearranged

EVENTS_SHOWN = 10


@desk
def list_situations(request: DeskRequest) -> HttpResponse:
    context = {"situations": listed_situations(), "may_edit": may_edit_situations(request.user)}
    return render(request, "catalogue/list_situations.html", context)


@desk
def create_situation(request: DeskRequest) -> HttpResponse:
    if not may_edit_situations(request.user):
        raise PermissionDenied
    last = Situation.objects.aggregate(last=Max("position"))["last"]
    form = asked_form(request, initial={"position": 0 if last is None else last + 1, "is_published": True})
    if is_sent(request) and form.is_valid():
        values = form.values() | {"key": free_situation_key(form.cleaned_data["title"])}
        try:
            gathering.create_situation(values=values, steps=form.steps(), by=request.user)  # type: ignore[arg-type]  # named by the form
        except gathering.UnableToGatherTasks as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("The business situation is written."))
            return redirect("catalogue:list_situations")
    return show_form(request, form, None)


@desk
def edit_situation(request: DeskRequest, key: str) -> HttpResponse:
    if not may_edit_situations(request.user):
        raise PermissionDenied
    situation = get_object_or_404(Situation, key=key)
    form = asked_form(request, target=situation)
    if is_sent(request) and form.is_valid():
        try:
            gathering.edit_situation(
                situation=situation,
                values=form.values(),  # type: ignore[arg-type]  # named by the form
                steps=form.steps(),
                by=request.user,
            )
        except gathering.UnableToGatherTasks as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("The business situation has been changed."))
            return redirect("catalogue:list_situations")
    return show_form(request, form, situation)


def is_sent(request: DeskRequest) -> bool:
    return request.method == "POST" and REARRANGE not in request.POST


def asked_form(request: DeskRequest, **options: Any) -> SituationForm:
    if request.method != "POST":
        return SituationForm(**options)
    if is_sent(request):
        return SituationForm(request.POST, **options)
    form = SituationForm(rearranged(request.POST, SituationForm), **options)
    form.hold_back_errors()
    return form


def show_form(request: DeskRequest, form: SituationForm, situation: Situation | None) -> HttpResponse:
    events = shown(events_of(situation.history_key)[:EVENTS_SHOWN]) if situation else []
    context = {"form": form, "situation": situation, "events": events}
    name = "catalogue/edit_situation.html" if situation else "catalogue/create_situation.html"
    return render(request, name, context, status=422 if form.is_bound and form.errors else 200)
