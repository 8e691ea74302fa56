from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from indgang.people.access import desk


@desk
def note_absence(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse("")


@desk
def remove_absence(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse("")
