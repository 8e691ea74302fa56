from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from indgang.people.access import desk


@desk
def list_units(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


@desk
def create_unit(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


@desk
def edit_unit(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse("")
