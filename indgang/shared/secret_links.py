"""Pages behind a secret link, met without a cookie: nobody keeps them, and a form comes from the page itself."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

PRIVATE_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


def kept_private(response: HttpResponse) -> HttpResponse:
    """Kept by nobody, found by nobody, and its address told to nobody."""
    for name, value in PRIVATE_HEADERS.items():
        response.headers[name] = value
    return response


def is_sent_from_here(request: HttpRequest) -> bool:
    """Whether a browser says that the form was sent from our own page, or says nothing.

    A page that tells nobody its address sends ``Origin: null``: behind a secret link that is ours.
    """
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    named = request.headers.get("Origin", "") or request.headers.get("Referer", "")
    return named in {"", "null"} or _host_of(named) in {request.get_host(), _host_of(settings.BASE_URL)}


def _host_of(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""
