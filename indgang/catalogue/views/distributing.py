"""Who does a task is written down."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.catalogue.actions import distributing
from indgang.catalogue.forms.distributing import DistributionForm
from indgang.catalogue.models import Task
from indgang.catalogue.rules import may_edit_task
from indgang.people.access import DeskRequest, desk
from indgang.shared.form_rows import REARRANGE, rearranged


@desk
def distribute_task(request: DeskRequest, key: str) -> HttpResponse:
    task = get_object_or_404(Task.objects.select_related("catalogue", "answering_unit__leader"), key=key)
    if not may_edit_task(request.user, task):
        raise PermissionDenied
    form = asked_form(request, task)
    if request.method == "POST" and REARRANGE not in request.POST and form.is_valid():
        try:
            distributing.distribute_task(
                task=task, shares=form.shares(), by=request.user, today=timezone.localdate()
            )
        except distributing.UnableToDistributeTask as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("It is written down who does the task."))
            return redirect(task)
    context = {"form": form, "task": task}
    return render(
        request,
        "catalogue/distribute_task.html",
        context,
        status=422 if form.is_bound and form.errors else 200,
    )


def asked_form(request: DeskRequest, task: Task) -> DistributionForm:
    if request.method != "POST":
        return DistributionForm(target=task)
    if REARRANGE not in request.POST:
        return DistributionForm(request.POST, target=task)
    form = DistributionForm(rearranged(request.POST, DistributionForm), target=task)
    form.hold_back_errors()
    return form
