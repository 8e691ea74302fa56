"""A task is written and changed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from indgang.catalogue.actions import describing
from indgang.catalogue.forms.describing import TaskForm
from indgang.catalogue.models import Catalogue, KleSubject, Task
from indgang.catalogue.queries.addresses import free_task_key
from indgang.catalogue.rules import may_create_some_task, may_edit_task
from indgang.people.access import DeskRequest, desk
from indgang.shared.form_rows import REARRANGE, rearranged

FIND_NUMBER, ADD_NUMBER = "find_kle", "add_kle"


@desk
def create_task(request: DeskRequest) -> HttpResponse:
    if not may_create_some_task(request.user):
        raise PermissionDenied
    begun = Catalogue.objects.filter(slug=request.GET.get("katalog", "")).first()
    form = asked_form(request, initial={"catalogue": begun})
    if is_sent(request) and form.is_valid():
        values = form.values() | {"key": free_task_key(form.cleaned_data["title"])}
        try:
            task = describing.create_task(
                values=values,  # type: ignore[arg-type]  # named by the form
                links=form.links(),
                questions=form.split_questions(),
                by=request.user,
            )
        except describing.UnableToDescribeTask as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("The task is written. Now say who does it."))
            return redirect("catalogue:distribute_task", key=task.key)
    return show_form(request, form, None)


@desk
def edit_task(request: DeskRequest, key: str) -> HttpResponse:
    task = get_object_or_404(Task.objects.select_related("catalogue", "answering_unit"), key=key)
    if not may_edit_task(request.user, task):
        raise PermissionDenied
    form = asked_form(request, target=task)
    if is_sent(request) and form.is_valid():
        try:
            describing.edit_task(
                task=task,
                values=form.values(),  # type: ignore[arg-type]  # named by the form
                links=form.links(),
                questions=form.split_questions(),
                by=request.user,
            )
        except describing.UnableToDescribeTask as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("The task has been changed."))
            return redirect(task)
    return show_form(request, form, task)


def is_sent(request: DeskRequest) -> bool:
    """Whether the form is to be saved: the other buttons only help to fill it in."""
    return request.method == "POST" and not {REARRANGE, FIND_NUMBER, ADD_NUMBER} & request.POST.keys()


def asked_form(request: DeskRequest, **options: Any) -> TaskForm:
    if request.method != "POST":
        return TaskForm(**options)
    if is_sent(request):
        return TaskForm(request.POST, **options)
    data = rearranged(request.POST, TaskForm)
    if number := data.get(ADD_NUMBER, ""):
        data["kle_numbers"] = " ".join(dict.fromkeys([*data.get("kle_numbers", "").split(), number]))
    form = TaskForm(data, **options)
    form.hold_back_errors()
    return form


def show_form(request: DeskRequest, form: TaskForm, task: Task | None) -> HttpResponse:
    context = {
        "form": form,
        "task": task,
        "suggested": form.suggested_numbers(),
        "is_searched": FIND_NUMBER in request.POST,
        "has_register": KleSubject.objects.exists(),
    }
    name = "catalogue/edit_task.html" if task else "catalogue/create_task.html"
    return render(request, name, context, status=422 if form.is_bound and form.errors else 200)
