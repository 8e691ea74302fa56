"""Coffee on one's own page: be drawn, pause, leave, and tell whether one met."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.people.access import DeskRequest, desk
from indgang.relations.actions import joining, meeting
from indgang.relations.forms.knowing import PauseForm
from indgang.relations.forms.meeting import DidMeetForm
from indgang.relations.models import DidMeet
from indgang.relations.queries.coffee import coffee_of
from indgang.relations.views.knowing import own_page, refused_at_own


@require_POST
@desk
def join_coffee(request: DeskRequest) -> HttpResponse:
    try:
        joining.join_coffee(by=request.user, today=timezone.localdate())
    except joining.UnableToJoin as refusal:
        return refused_at_own(request, refusal)
    messages.success(request, _("You are in the next drawing of coffee."))
    return redirect("relations:show_own_ties")


@require_POST
@desk
def pause_coffee(request: DeskRequest) -> HttpResponse:
    form = PauseForm(request.POST)
    if form.is_valid():
        until = form.cleaned_data["until"]
        try:
            joining.pause_coffee(until=until, by=request.user, today=timezone.localdate())
        except joining.UnableToJoin as refusal:
            if not refusal.field:
                return refused_at_own(request, refusal)
            form.show_refusal(refusal)
        else:
            messages.success(request, _("You are not drawn until the pause is over."))
            return redirect("relations:show_own_ties")
    return own_page(request, form)


@require_POST
@desk
def leave_coffee(request: DeskRequest) -> HttpResponse:
    try:
        joining.leave_coffee(by=request.user)
    except joining.UnableToJoin as refusal:
        return refused_at_own(request, refusal)
    messages.success(request, _("You are not drawn any more."))
    return redirect("relations:show_own_ties")


@require_POST
@desk
def tell_whether_met(request: DeskRequest, pk: int) -> HttpResponse:
    own = request.user.colleague
    if own is None:
        raise Http404
    pair, form = get_object_or_404(coffee_of(own), pk=pk), DidMeetForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose one of the three."))
        return redirect("relations:show_own_ties")
    meeting.tell_whether_met(
        pair=pair, did_meet=DidMeet(form.cleaned_data["did_meet"]), by=own, today=timezone.localdate()
    )
    messages.success(request, _("Thank you. It has been written down."))
    return redirect("relations:show_own_ties")
