"""Secret links: what opens a page without signing in, and what guards the page, as it has no cookie.

The link is made from a seed that the row keeps and from the installation's key, so that neither opens it alone.
"""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from hmac import compare_digest
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

SEED_BYTES = 24
PRIVATE_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


def new_seed() -> str:
    return secrets.token_urlsafe(SEED_BYTES)


def token_from(*, seed: str, salt: str) -> str:
    """192 bits that only whoever has both the seed and the installation's key can make; ``salt`` says what it opens."""
    digest = salted_hmac(salt, seed, algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:SEED_BYTES]).decode()


def is_token_from(token: str, *, seed: str, salt: str) -> bool:
    return compare_digest(token.encode(errors="replace"), token_from(seed=seed, salt=salt).encode())


def kept_private(response: HttpResponse) -> HttpResponse:
    """Kept by nobody, found by nobody, and its address told to nobody."""
    for name, value in PRIVATE_HEADERS.items():
        response.headers[name] = value
    return response


def is_sent_from_here(request: HttpRequest, *, is_behind_secret: bool = False) -> bool:
    """Whether a browser says that the form was sent from our own page, or says nothing.

    A page that tells nobody its address (``no-referrer``) sends ``Origin: null``: behind a secret link that is ours.
    """
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("Origin", "")
    if origin == "null":
        return is_behind_secret or request.headers.get("Sec-Fetch-Site") == "same-origin"
    named = origin or request.headers.get("Referer", "")
    return not named or _host_of(named) in {request.get_host(), _host_of(settings.BASE_URL)}


def _host_of(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""
