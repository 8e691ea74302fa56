from __future__ import annotations

from django.http import HttpResponse

from indgang.people.access import DeskRequest, desk


@desk
def list_situations(request: DeskRequest) -> HttpResponse:
    return HttpResponse("")


@desk
def create_situation(request: DeskRequest) -> HttpResponse:
    return HttpResponse("")


@desk
def edit_situation(request: DeskRequest, key: str) -> HttpResponse:
    return HttpResponse("")
