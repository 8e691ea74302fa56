from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from indgang.duties.actions import giving
from indgang.duties.forms.giving import DutyForm
from indgang.duties.queries import (
    duties_done_by_owner,
    duties_given_by,
    open_duties_of,
    ownerless_duties,
    ownerless_duties_for,
)
from indgang.duties.rules import keeps_all_duties
from indgang.people.access import DeskRequest, desk

DONE_SHOWN = 10


@require_safe
@desk
def list_duties(request: DeskRequest) -> HttpResponse:
    """My duties, those I have given, those that are nobody's and that I can see to, and what is done lately."""
    own, today = request.user.colleague, timezone.localdate()
    context = {
        "duties": list(open_duties_of(own)) if own else [],
        "given": list(duties_given_by(own)) if own else [],
        "ownerless": list(
            ownerless_duties(today)
            if keeps_all_duties(request.user)
            else ownerless_duties_for(request.user, today)
        ),
        "done": list(duties_done_by_owner(own)[:DONE_SHOWN]) if own else [],
        "today": today,
    }
    return render(request, "duties/list_duties.html", context)


@desk
def give_duty(request: DeskRequest) -> HttpResponse:
    form = DutyForm(
        request.POST if request.method == "POST" else None, initial={"owner": request.user.colleague}
    )
    if request.method == "POST" and form.is_valid():
        try:
            duty = giving.give_duty(values=form.values(), by=request.user, today=timezone.localdate())
        except giving.UnableToGiveDuty as refusal:
            form.show_refusal(refusal)
        else:
            messages.success(request, _("It has been written down."))
            return redirect(duty)
    return render(request, "duties/give_duty.html", {"form": form}, status=422 if form.errors else 200)
