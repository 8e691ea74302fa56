from __future__ import annotations

from django.http import HttpResponse

from indgang.people.access import DeskRequest, desk


@desk
def list_catalogues(request: DeskRequest) -> HttpResponse:
    return HttpResponse("")


@desk
def show_catalogue(request: DeskRequest, slug: str) -> HttpResponse:
    return HttpResponse("")


@desk
def create_catalogue(request: DeskRequest) -> HttpResponse:
    return HttpResponse("")


@desk
def edit_catalogue(request: DeskRequest, slug: str) -> HttpResponse:
    return HttpResponse("")
