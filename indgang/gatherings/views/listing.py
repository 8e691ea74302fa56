from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indgang.gatherings.queries.gatherings import gatherings_ahead, gatherings_over
from indgang.gatherings.rules import may_plan_gatherings
from indgang.people.access import DeskRequest, desk


@require_safe
@desk
def list_gatherings(request: DeskRequest) -> HttpResponse:
    """What is planned, and what has been held or cancelled."""
    context = {
        "ahead": list(gatherings_ahead()),
        "over": list(gatherings_over()),
        "may_plan": may_plan_gatherings(request.user),
    }
    return render(request, "gatherings/list_gatherings.html", context)
