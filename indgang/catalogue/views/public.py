from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def find_task(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def list_public_tasks(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def show_public_task(request: HttpRequest, key: str) -> HttpResponse:
    return HttpResponse("")


def show_public_situation(request: HttpRequest, key: str) -> HttpResponse:
    return HttpResponse("")
