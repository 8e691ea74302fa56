from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from indgang.people.access import desk


@desk
def list_colleagues(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


@desk
def create_colleague(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


@desk
def edit_colleague(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse("")
