from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from indgang.people.queries import the_municipality


def municipality(request: HttpRequest) -> dict[str, Any]:
    """Every page knows the one phone number and the one mail address."""
    return {"municipality": the_municipality()}
