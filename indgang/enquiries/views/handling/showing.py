"""The enquiry's page and the files in it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from indgang.enquiries.models import AttachedFile
from indgang.enquiries.views.opening import enquiry_seen_by
from indgang.enquiries.views.page import enquiry_page
from indgang.people.access import DeskRequest, desk


@require_safe
@desk
def show_enquiry(request: DeskRequest, reference: str) -> HttpResponse:
    return enquiry_page(request, enquiry_seen_by(request.user, reference))


@require_safe
@desk
def show_file(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    """Always to be saved, never shown: what a company sends is not opened on our own address."""
    enquiry = enquiry_seen_by(request.user, reference)
    file = get_object_or_404(AttachedFile, pk=pk, message__enquiry=enquiry)
    disposition = content_disposition_header(as_attachment=True, filename=file.name)
    return HttpResponse(
        bytes(file.content),
        content_type=file.content_type,
        headers={"Content-Disposition": disposition or ""},
    )
