from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from indgang.people.access import desk


@desk
def edit_access(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse("")
