"""One enquiry's page at the desk, and what can be done on it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from indgang.enquiries.actions import holding
from indgang.enquiries.views.opening import enquiry_seen_by
from indgang.enquiries.views.page import enquiry_page
from indgang.people.access import DeskRequest, desk
from indgang.shared.refusals import Refused


@require_safe
@desk
def show_enquiry(request: DeskRequest, reference: str) -> HttpResponse:
    return enquiry_page(request, enquiry_seen_by(request.user, reference))


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def take_enquiry(request: DeskRequest, reference: str) -> HttpResponse:
    """Opened from a mail it asks once more: programs that look through mail open links too."""
    enquiry = enquiry_seen_by(request.user, reference)
    if request.method != "POST":
        return render(request, "enquiries/take_enquiry.html", {"enquiry": enquiry})
    try:
        holding.take_enquiry(enquiry=enquiry, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("You hold it now. The company has been told your name."))
    return redirect(enquiry)


@require_safe
@desk
def suggest_receiver(request: DeskRequest, reference: str) -> HttpResponse:
    return redirect(enquiry_seen_by(request.user, reference))
