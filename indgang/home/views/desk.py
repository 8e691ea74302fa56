from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from indgang.people.access import desk


@desk
def show_desk(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


@desk
def show_my_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


@desk
def show_unit(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse("")


@desk
def show_colleague(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse("")
