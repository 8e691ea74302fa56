from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def show_front_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def show_accessibility_statement(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def show_privacy(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")
