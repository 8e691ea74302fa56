"""The bank of real tasks that wait for a gathering."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indgang.enquiries.models import Enquiry
from indgang.gatherings.actions import task_bank
from indgang.gatherings.actions.planning import UnableToPlan
from indgang.gatherings.forms.task_bank import ChosenTasksForm, CrossTaskForm
from indgang.gatherings.models import CrossTask, CrossTaskState
from indgang.gatherings.queries.task_bank import (
    ThinSpot,
    complex_enquiries,
    tasks_no_longer_waiting,
    tasks_to_choose,
    tasks_waiting,
    thin_spots,
)
from indgang.gatherings.rules import may_keep_cross_task, may_suggest_cross_task
from indgang.gatherings.views.showing import gathering_kept_by, gathering_page, refused_page
from indgang.history.queries import events_of, shown
from indgang.people.access import DeskRequest, desk

MOST_SHOWN = 50
EVENTS_SHOWN = 20


@require_safe
@desk
def list_cross_tasks(request: DeskRequest) -> HttpResponse:
    context = {
        "waiting": list(tasks_waiting()),
        "others": list(tasks_no_longer_waiting()[:MOST_SHOWN]),
        "spots": thin_spots(timezone.localdate()),
        "may_suggest": may_suggest_cross_task(request.user),
    }
    return render(request, "gatherings/list_cross_tasks.html", context)


@require_safe
@desk
def list_complex_enquiries(request: DeskRequest) -> HttpResponse:
    """Those that could become a task for a gathering."""
    found = list(complex_enquiries(request.user, timezone.now())[:MOST_SHOWN])
    context = {"enquiries": found, "may_suggest": may_suggest_cross_task(request.user)}
    return render(request, "gatherings/list_complex_enquiries.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def suggest_cross_task(request: DeskRequest) -> HttpResponse:
    if not may_suggest_cross_task(request.user):
        raise PermissionDenied
    enquiry = _enquiry_of(request)
    spot = _spot_of(request)
    initial: dict[str, Any] = {"owner": request.user.colleague}
    if enquiry is not None and enquiry.task is not None:
        initial["title"] = enquiry.task.title
    form = CrossTaskForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            task = task_bank.suggest_cross_task(
                values=form.values(),
                by=request.user,
                today=timezone.localdate(),
                source=task_bank.source_of(enquiry=enquiry, by=request.user) if enquiry else None,
            )
        except task_bank.UnableToKeepTask as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("Thank you. The task waits for a gathering."))
            return redirect(task)
    context = {"form": form, "enquiry": enquiry, "spot": spot, "task": None}
    return render(request, "gatherings/edit_cross_task.html", context, status=422 if form.errors else 200)


def _enquiry_of(request: DeskRequest) -> Enquiry | None:
    """The enquiry it comes from; one that may not be told of is not there."""
    reference = request.GET.get("henvendelse", "")
    if not reference:
        return None
    found = complex_enquiries(request.user, timezone.now())
    enquiry = found.filter(reference=reference).first() if "\0" not in reference else None
    if enquiry is None:
        raise Http404
    return enquiry


def _spot_of(request: DeskRequest) -> ThinSpot | None:
    """The two departments it is to bring together; None where they do so already."""
    asked = request.GET.get("mellem", "")
    return (
        next((spot for spot in thin_spots(timezone.localdate()) if spot.key == asked), None)
        if asked
        else None
    )


def cross_task_at(pk: int) -> CrossTask:
    return get_object_or_404(CrossTask.objects.select_related("owner"), pk=pk)


@require_safe
@desk
def show_cross_task(request: DeskRequest, pk: int) -> HttpResponse:
    task = cross_task_at(pk)
    context = {
        "task": task,
        "tasks": list(task.tasks.all()),
        "gatherings": list(task.gatherings.all()),
        "may_keep": may_keep_cross_task(request.user, task),
        "may_drop": may_keep_cross_task(request.user, task) and task.state == CrossTaskState.OPEN,
        "events": shown(events_of(task.history_key)[:EVENTS_SHOWN]),
    }
    return render(request, "gatherings/show_cross_task.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def change_cross_task(request: DeskRequest, pk: int) -> HttpResponse:
    task = cross_task_at(pk)
    if not may_keep_cross_task(request.user, task):
        raise PermissionDenied
    names = ("title", "description", "wanted_outcome", "owner")
    form = CrossTaskForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(task, name) for name in names},
    )
    if request.method == "POST" and form.is_valid():
        try:
            task_bank.change_cross_task(
                task=task, values=form.values(), by=request.user, today=timezone.localdate()
            )
        except task_bank.UnableToKeepTask as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("The task is changed."))
            return redirect(task)
    context = {"form": form, "enquiry": None, "task": task}
    return render(request, "gatherings/edit_cross_task.html", context, status=422 if form.errors else 200)


@require_POST
@desk
def drop_cross_task(request: DeskRequest, pk: int) -> HttpResponse:
    task = cross_task_at(pk)
    if not may_keep_cross_task(request.user, task):
        raise PermissionDenied
    try:
        task_bank.drop_cross_task(task=task, by=request.user)
    except task_bank.UnableToKeepTask as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("The task is dropped."))
    return redirect(task)


@require_POST
@desk
def choose_tasks(request: DeskRequest, pk: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    form = ChosenTasksForm(request.POST, choices=tasks_to_choose(gathering))
    if form.is_valid():
        try:
            task_bank.choose_tasks(
                gathering=gathering, tasks=list(form.cleaned_data["tasks"]), by=request.user
            )
        except (task_bank.UnableToKeepTask, UnableToPlan) as refusal:
            return refused_page(request, gathering, "tasks_form", form, refusal)
        else:
            messages.success(request, _("The tasks of the gathering are chosen."))
            return redirect(gathering)
    return gathering_page(request, gathering, tasks_form=form)
