from __future__ import annotations

from django.http import HttpResponse

from indgang.people.access import DeskRequest, desk


@desk
def create_task(request: DeskRequest) -> HttpResponse:
    return HttpResponse("")


@desk
def edit_task(request: DeskRequest, key: str) -> HttpResponse:
    return HttpResponse("")
