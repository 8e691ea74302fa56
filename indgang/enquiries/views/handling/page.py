"""The page itself: what must be done now, what was written, who holds it, and what they do."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from indgang.enquiries.forms.on_page import OnPageForm
from indgang.enquiries.models import AttachedFile, Enquiry
from indgang.enquiries.queries.conversation import conversation_of
from indgang.enquiries.rules import may_steer_enquiry, may_take_enquiry, may_write_in_enquiry
from indgang.enquiries.views.handling.holder import holder_context
from indgang.enquiries.views.handling.plan import plan_context
from indgang.enquiries.views.opening import enquiry_seen_by
from indgang.history.queries import events_of, shown
from indgang.people.access import DeskRequest, desk
from indgang.people.forms.colleague_choice import ColleagueBook
from indgang.shared.refusable_forms import RefusableForm
from indgang.shared.refusals import Refused

EVENTS_SHOWN = 40


@require_safe
@desk
def show_enquiry(request: DeskRequest, reference: str) -> HttpResponse:
    return enquiry_page(request, enquiry_seen_by(request.user, reference))


def enquiry_page(
    request: DeskRequest, enquiry: Enquiry, refused: RefusableForm | None = None
) -> HttpResponse:
    """The page, with the form that was refused as it was sent."""
    now = timezone.now()
    may_steer = may_steer_enquiry(request.user, enquiry)
    context: dict[str, Any] = {
        "enquiry": enquiry,
        "now": now,
        "today": timezone.localdate(now),
        "may_steer": may_steer,
        "may_write": may_write_in_enquiry(request.user, enquiry),
        "may_take": may_take_enquiry(request.user, enquiry),
        "is_contact_late": enquiry.is_contact_late(now),
        "is_answer_late": enquiry.is_answer_late(timezone.localdate(now)),
        "conversation": conversation_of(enquiry),
        "book": ColleagueBook(),
        "events": shown(events_of(enquiry.history_key)[:EVENTS_SHOWN]),
    }
    context |= holder_context(request.user, enquiry, context["book"], refused, may_steer=may_steer)
    context |= plan_context(request.user, enquiry, context["book"], refused, may_steer=may_steer)
    return render(request, "enquiries/show_enquiry.html", context, status=422 if refused else 200)


def refused_page(request: DeskRequest, enquiry: Enquiry, form: OnPageForm, refusal: Refused) -> HttpResponse:
    """Told at the field where there is one; else above the page as it is now, which may have no such form any more."""
    if refusal.field in form.fields:
        form.show_refusal(refusal)
        return enquiry_page(request, enquiry, form)
    messages.error(request, refusal.reason)
    return redirect(enquiry)


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
