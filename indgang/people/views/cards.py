from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from indgang.people.access import desk


@desk
def edit_contact_card(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse("")


@desk
def show_vcard(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse("")
