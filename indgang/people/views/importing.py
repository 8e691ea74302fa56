from __future__ import annotations

from django.http import HttpResponse

from indgang.people.access import DeskRequest, desk


@desk
def import_people(request: DeskRequest) -> HttpResponse:
    return HttpResponse("")
