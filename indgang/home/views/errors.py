from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def show_bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse("", status=400)


def show_forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse("", status=403)


def show_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse("", status=404)


def show_server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponse("", status=500)


def show_csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return HttpResponse("", status=403)
