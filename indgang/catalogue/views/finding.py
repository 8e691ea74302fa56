"""Finding at the desk, for somebody with a telephone in the other hand."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from indgang.catalogue.queries.finding import as_question, find_tasks
from indgang.people.access import DeskRequest, desk

LONGEST_ADDRESS = 1500  # letters that every browser and server takes


@require_safe
@desk
def find_at_desk(request: DeskRequest) -> HttpResponse:
    """Answers while somebody types, so the last word may be unfinished. Without script the whole desk answers."""
    text = as_question(request.GET.get("q", ""))
    address = reverse("home:show_desk") + (f"?{urlencode({'q': text})}" if text else "")
    if "hx-request" not in request.headers:
        return redirect(address)
    findings = find_tasks(text, today=timezone.localdate(), typing=True) if text else None
    # The token by itself: what else a page's context holds would cost reads that a fragment does not need.
    context = {"findings": findings, "text": text, "csrf_token": get_token(request)}
    response = HttpResponse(render_to_string("catalogue/parts/desk_answers.html", context))
    if len(address) <= LONGEST_ADDRESS:
        response.headers["HX-Replace-Url"] = address
    response.headers["Cache-Control"] = "no-store"
    return response
