from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indgang.history.queries import latest_events
from indgang.home.forms.past import EventFilter
from indgang.home.queries import past_shown_to
from indgang.people.access import DeskRequest, desk
from indgang.people.rules import may_see_all_history

EVENTS_A_PAGE = 40


@require_safe
@desk
def list_events(request: DeskRequest) -> HttpResponse:
    """What has happened in the whole house, newest first."""
    if not may_see_all_history(request.user):
        raise PermissionDenied
    form = EventFilter(request.GET)
    page = Paginator(latest_events(**form.chosen()), EVENTS_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "events": past_shown_to(request.user, page.object_list)}
    return render(request, "home/list_events.html", context)
