"""One enquiry's page at the desk, as it is shown at first and again with a form that was refused."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from indgang.enquiries.models import Enquiry
from indgang.enquiries.views.answering_context import answering_context
from indgang.people.access import DeskRequest
from indgang.shared.refusable_forms import RefusableForm


def enquiry_page(
    request: DeskRequest, enquiry: Enquiry, refused: RefusableForm | None = None
) -> HttpResponse:
    context = answering_context(request, enquiry, refused)
    return render(request, "enquiries/show_enquiry.html", context, status=422 if refused else 200)
