"""Files that came with an enquiry, for the company that sent them and for those who see the enquiry at the desk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from indgang.enquiries.models import AttachedFile
from indgang.enquiries.queries.shown_to_company import files_shown
from indgang.enquiries.views.opening import enquiry_of_link, enquiry_seen_by
from indgang.people.access import DeskRequest, desk
from indgang.shared.downloads import sealed_download
from indgang.shared.secret_links import kept_private


@require_safe
@desk
def show_file(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    enquiry = enquiry_seen_by(request.user, reference)
    return as_download(get_object_or_404(AttachedFile, message__enquiry=enquiry, pk=pk))


@require_safe
def show_own_file(request: HttpRequest, reference: str, token: str, pk: int) -> HttpResponse:
    enquiry = enquiry_of_link(reference, token)
    return as_download(get_object_or_404(files_shown(enquiry), pk=pk))


def as_download(file: AttachedFile) -> HttpResponse:
    """Never shown inside the browser: whoever wrote it is a stranger."""
    download = sealed_download(name=file.name, content_type=file.content_type, content=bytes(file.content))
    return kept_private(download)
