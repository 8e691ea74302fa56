"""A duty's page, and what can be done on it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from indgang.duties.actions import finishing, passing_on
from indgang.duties.forms.keeping import FinishForm, HandOnForm, MoveForm
from indgang.duties.models import Duty
from indgang.duties.rules import may_keep_duty, may_see_duty, may_take_duty
from indgang.history.queries import events_of, shown
from indgang.people.access import DeskRequest, desk
from indgang.people.models import User
from indgang.shared.refusable_forms import RefusableForm
from indgang.shared.refusals import Refused

EVENTS_SHOWN = 20


def duty_seen_by(user: User, pk: int) -> Duty:
    duty = get_object_or_404(Duty.objects.select_related("owner", "unit", "giver"), pk=pk)
    if not may_see_duty(user, duty):
        raise PermissionDenied
    return duty


@require_safe
@desk
def show_duty(request: DeskRequest, pk: int) -> HttpResponse:
    return duty_page(request, duty_seen_by(request.user, pk))


def duty_page(request: DeskRequest, duty: Duty, refused: RefusableForm | None = None) -> HttpResponse:
    """The page, with the form that was refused as it was sent."""
    today = timezone.localdate()
    context = {
        "duty": duty,
        "finish_form": refused if isinstance(refused, FinishForm) else FinishForm(),
        "move_form": refused if isinstance(refused, MoveForm) else MoveForm(),
        "hand_on_form": refused if isinstance(refused, HandOnForm) else HandOnForm(),
        "is_overdue": duty.is_overdue(today),
        "is_ownerless": duty.is_ownerless(today),
        "may_keep": may_keep_duty(request.user, duty),
        "may_take": may_take_duty(request.user, duty) and not duty.is_done,
        "events": shown(events_of(duty.history_key)[:EVENTS_SHOWN]),
    }
    return render(request, "duties/show_duty.html", context, status=422 if refused else 200)


def refused_page(request: DeskRequest, duty: Duty, form: RefusableForm, refusal: Refused) -> HttpResponse:
    """Told at the field where there is one; else above the page as it is now, which may have no such form any more."""
    if refusal.field:
        form.show_refusal(refusal)
        return duty_page(request, duty, form)
    messages.error(request, refusal.reason)
    return redirect(duty)


@require_POST
@desk
def finish_duty(request: DeskRequest, pk: int) -> HttpResponse:
    duty, form = duty_seen_by(request.user, pk), FinishForm(request.POST)
    if form.is_valid():
        try:
            finishing.finish_duty(
                duty=duty, outcome=form.cleaned_data["outcome"], by=request.user, now=timezone.now()
            )
        except finishing.UnableToFinishDuty as refusal:
            return refused_page(request, duty, form, refusal)
        else:
            messages.success(request, _("Done: %(title)s") % {"title": duty.title})
            return redirect("duties:list_duties")
    return duty_page(request, duty, form)


@require_POST
@desk
def reopen_duty(request: DeskRequest, pk: int) -> HttpResponse:
    duty = duty_seen_by(request.user, pk)
    try:
        finishing.reopen_duty(duty=duty, by=request.user)
    except finishing.UnableToFinishDuty as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("It is open again."))
    return redirect(duty)


@require_POST
@desk
def move_duty(request: DeskRequest, pk: int) -> HttpResponse:
    duty, form = duty_seen_by(request.user, pk), MoveForm(request.POST)
    if form.is_valid():
        try:
            passing_on.move_duty(duty=duty, by=request.user, today=timezone.localdate(), **form.cleaned_data)
        except passing_on.UnableToPassOn as refusal:
            return refused_page(request, duty, form, refusal)
        else:
            messages.success(request, _("It has got a new day."))
            return redirect(duty)
    return duty_page(request, duty, form)


@require_POST
@desk
def hand_duty_on(request: DeskRequest, pk: int) -> HttpResponse:
    duty, form = duty_seen_by(request.user, pk), HandOnForm(request.POST)
    if form.is_valid():
        owner = form.cleaned_data["owner"]
        try:
            passing_on.hand_duty_on(duty=duty, owner=owner, by=request.user, today=timezone.localdate())
        except passing_on.UnableToPassOn as refusal:
            return refused_page(request, duty, form, refusal)
        else:
            messages.success(request, _("%(name)s has it now.") % {"name": owner.name})
            return redirect("duties:list_duties")
    return duty_page(request, duty, form)


@require_POST
@desk
def take_duty(request: DeskRequest, pk: int) -> HttpResponse:
    """One press for whoever works in the unit: it is handed on to themselves."""
    duty, own = duty_seen_by(request.user, pk), request.user.colleague
    if own is None:
        raise PermissionDenied
    try:
        passing_on.hand_duty_on(duty=duty, owner=own, by=request.user, today=timezone.localdate())
    except passing_on.UnableToPassOn as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("It is yours now. Thank you."))
    return redirect(duty)
