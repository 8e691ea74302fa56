from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def show_security_contact(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def show_robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def show_sitemap(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def show_favicon(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")
