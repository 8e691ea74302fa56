from __future__ import annotations

from django.http import HttpResponse

from indgang.people.access import DeskRequest, desk


@desk
def list_events(request: DeskRequest) -> HttpResponse:
    return HttpResponse("")
