from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from indgang.people.access import desk


@desk
def edit_municipality(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def show_colours(request: HttpRequest) -> HttpResponse:
    return HttpResponse("", content_type="text/css")
