"""One enquiry's page at the desk, as it is shown at first and again with a form that was refused."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timesince import timesince

from indgang.enquiries.models import Enquiry
from indgang.enquiries.notices.company import spoken_time
from indgang.enquiries.queries.conversation import conversation_of
from indgang.enquiries.queries.unsent import late_to_company, messages_in
from indgang.enquiries.rules import (
    is_called_to_steer,
    may_steer_enquiry,
    may_take_enquiry,
    may_take_over_enquiry,
    may_write_in_enquiry,
)
from indgang.enquiries.views.answering_context import answering_context
from indgang.enquiries.views.handling.company import company_context
from indgang.enquiries.views.handling.holder import holder_context
from indgang.enquiries.views.handling.plan import plan_context
from indgang.history.queries import events_of, shown
from indgang.people.access import DeskRequest
from indgang.people.forms.colleague_choice import ColleagueBook
from indgang.shared.refusable_forms import RefusableForm
from indgang.shared.refusals import Refused

EVENTS_SHOWN = 40


def enquiry_page(
    request: DeskRequest, enquiry: Enquiry, refused: RefusableForm | None = None
) -> HttpResponse:
    """What must be done now, what was written, who holds it, who helps, and what can be done about all of it."""
    user, now, book = request.user, timezone.now(), ColleagueBook()
    may_steer, not_sent = may_steer_enquiry(user, enquiry), late_to_company(enquiry, now)
    context = answering_context(request, enquiry, refused) | {
        "today": timezone.localdate(now),
        "may_take": may_take_enquiry(user, enquiry),
        "may_take_over": may_take_over_enquiry(user, enquiry),
        "is_called_in": enquiry.holder_id != user.colleague_id and is_called_to_steer(user, enquiry),
        "is_contact_late": enquiry.is_contact_late(now),
        "is_answer_late": enquiry.is_answer_late(timezone.localdate(now)),
        "contact_due": spoken_time(enquiry.contact_due_at) if enquiry.contact_due_at else "",
        "contact_late_by": timesince(enquiry.contact_due_at, now, depth=1) if enquiry.contact_due_at else "",
        "call_back": spoken_time(enquiry.call_back_at) if enquiry.call_back_at else "",
        "not_sent": not_sent,
        "not_arrived": messages_in(not_sent),
        "conversation": conversation_of(enquiry),
        "book": book,
        "events": shown(events_of(enquiry.history_key)[:EVENTS_SHOWN]),
    }
    context |= holder_context(user, enquiry, book, refused, may_steer=may_steer)
    context |= company_context(enquiry, may_write=may_write_in_enquiry(user, enquiry))
    context |= plan_context(user, enquiry, book, refused, may_steer=may_steer)
    return render(request, "enquiries/show_enquiry.html", context, status=422 if refused else 200)


def refused_page(
    request: DeskRequest, enquiry: Enquiry, form: RefusableForm, refusal: Refused
) -> HttpResponse:
    """Told at the field where there is one; else above the page as it is now, which may have no such form any more."""
    if refusal.field in form.fields:
        form.show_refusal(refusal)
        return enquiry_page(request, enquiry, form)
    messages.error(request, refusal.reason)
    return redirect(enquiry)
