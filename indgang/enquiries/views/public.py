"""The company's own pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indgang.enquiries.views.opening import enquiry_of_link


@require_safe
def show_status(request: HttpRequest, reference: str, token: str) -> HttpResponse:
    return render(request, "enquiries/show_status.html", {"enquiry": enquiry_of_link(reference, token)})
