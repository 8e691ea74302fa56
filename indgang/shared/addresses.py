"""Where a page stands, for whoever meets it outside Indgang: in a mail, or behind a code on paper."""

from __future__ import annotations

from django.conf import settings


def absolute(path: str) -> str:
    return f"{settings.BASE_URL}{path}"
