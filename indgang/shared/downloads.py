"""Files that somebody has put in, given out so that they can do no harm in a browser."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

SEALED = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


def sealed_download(*, name: str, content_type: str, content: bytes) -> HttpResponse:
    """Never shown inside the browser: whoever wrote it may be a stranger. ``name`` has been made harmless."""
    response = HttpResponse(content, content_type=content_type, headers=SEALED)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
