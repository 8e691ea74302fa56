"""The municipality's own copy of the KLE register, read in and looked up."""
# being written by the KLE and history agent
from __future__ import annotations

from django.http import HttpResponse

from indgang.people.access import DeskRequest, desk


@desk
def list_kle(request: DeskRequest) -> HttpResponse:
    return HttpResponse("")


@desk
def import_kle(request: DeskRequest) -> HttpResponse:
    return HttpResponse("")
