from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from indgang.people.access import desk


@desk
def find_at_desk(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")
