from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from indgang.enquiries.views.opening import enquiry_seen_by
from indgang.enquiries.views.page import enquiry_page
from indgang.people.access import DeskRequest, desk


@require_safe
@desk
def show_enquiry(request: DeskRequest, reference: str) -> HttpResponse:
    return enquiry_page(request, enquiry_seen_by(request.user, reference))
