from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from indgang.people.access import desk


@desk
def put_up_picture(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse("")


@desk
def take_down_picture(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse("")


@desk
def show_picture(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse("")
