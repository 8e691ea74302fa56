from __future__ import annotations

from django.http import HttpResponse

from indgang.people.access import DeskRequest, desk


@desk
def show_gaps(request: DeskRequest) -> HttpResponse:
    return HttpResponse("")
