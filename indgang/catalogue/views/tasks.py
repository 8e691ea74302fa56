from __future__ import annotations

from django.http import HttpResponse

from indgang.people.access import DeskRequest, desk


@desk
def list_tasks(request: DeskRequest) -> HttpResponse:
    return HttpResponse("")


@desk
def show_task(request: DeskRequest, key: str) -> HttpResponse:
    return HttpResponse("")


@desk
def confirm_task(request: DeskRequest, key: str) -> HttpResponse:
    return HttpResponse("")
