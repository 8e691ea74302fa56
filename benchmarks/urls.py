"""The product's addresses, and two views that do nothing: one for everybody, one behind the sign-in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from indgang.people.access import DeskRequest, desk


def show_nothing(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


@desk
def show_nothing_at_desk(_request: DeskRequest) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [
    path("nothing/", show_nothing),
    path("intern/nothing/", show_nothing_at_desk),
    path("", include("config.urls")),
]
