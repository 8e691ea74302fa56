"""A leader's page: one click for each colleague of theirs who is proposed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from indgang.gatherings.actions import asking_leaders
from indgang.gatherings.of_leader import guests_to_decide
from indgang.gatherings.queries.guests import guests_of
from indgang.gatherings.rules import may_decide_as_leader
from indgang.gatherings.views.showing import gathering_at
from indgang.people.access import DeskRequest, desk
from indgang.people.rules import leads_any


@require_safe
@desk
def decide_guests(request: DeskRequest, pk: int) -> HttpResponse:
    """Only for leaders; who else is proposed, they do not see."""
    if not leads_any(request.user):
        raise Http404
    gathering = gathering_at(pk)
    context = {"gathering": gathering, "guests": guests_to_decide(gathering, request.user)}
    return render(request, "gatherings/decide_guests.html", context)


@require_POST
@desk
def decide_guest(request: DeskRequest, pk: int, guest: int) -> HttpResponse:
    gathering = gathering_at(pk)
    row = get_object_or_404(guests_of(gathering), pk=guest)
    if not may_decide_as_leader(request.user, row):
        raise Http404
    answer = request.POST.get("answer")
    if answer not in {"ja", "nej"}:
        messages.error(request, _("Choose yes or no."))
        return redirect("gatherings:decide_guests", gathering.pk)
    try:
        asking_leaders.decide_guest(guest=row, is_yes=answer == "ja", by=request.user, now=timezone.now())
    except asking_leaders.UnableToAskLeaders as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("Thank you. You can change it until the gathering begins."))
    return redirect("gatherings:decide_guests", gathering.pk)
