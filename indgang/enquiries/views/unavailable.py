"""When the database cannot keep what a company writes: 503, the phone number, and the text still in the form."""

from __future__ import annotations

import logging
from typing import Any

from django.db import Error, InterfaceError, InternalError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string

from indgang.people.queries import municipality_if_known

CANNOT_KEEP = (OperationalError, InternalError, InterfaceError)
"""Full, read-only, locked too long, or gone."""
TRY_AGAIN_AFTER = "120"  # seconds

logger = logging.getLogger(__name__)


def unavailable(fault: Error, template: str, context: dict[str, Any]) -> HttpResponse:
    """The form's own page again, drawn without the database where that does not answer either."""
    logger.error("What a company wrote could not be kept, and it was shown the phone number: %s", fault)
    shown = {**context, "municipality": municipality_if_known(), "is_unavailable": True}
    response = HttpResponse(render_to_string(template, shown), status=503)
    response.headers["Retry-After"] = TRY_AGAIN_AFTER
    response.headers["Cache-Control"] = "no-store"
    return response
