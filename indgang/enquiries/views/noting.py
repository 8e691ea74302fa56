"""The telephone note: written while a company speaks, and kept as a draft until it is noted."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from indgang.businesses.models import Business
from indgang.catalogue.queries.finding import as_question
from indgang.enquiries.actions import drafting, noting
from indgang.enquiries.forms.noting import PhoneCallForm, known_business
from indgang.enquiries.links import is_draft_key, new_draft_key
from indgang.enquiries.models import PhoneDraft
from indgang.enquiries.queries.calling import drafts_of, shown_doors, suggestions_for
from indgang.enquiries.queries.contact_persons import contact_person_of
from indgang.enquiries.queries.days import next_contact_due
from indgang.enquiries.rules import may_note_calls
from indgang.people.access import DeskRequest, desk
from indgang.shared.refusals import Refused

LONGEST_CALLER = 160
LONGEST_NUMBER = 19  # digits that every database takes as a key
KEPT_FIELDS = tuple(name for name in PhoneCallForm.base_fields if name != "key")


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def note_phone_call(request: DeskRequest) -> HttpResponse:
    """An empty note, one begun with a company (``?virksomhed=``) or its words (``?q=``), or a draft (``?kladde=``)."""
    refuse_those_who_are_no_colleague(request)
    if request.method != "POST":
        return _note_page(request, PhoneCallForm(initial=_begun(request)))
    if "find" in request.POST:
        _keep_or_say(request)
        return _note_page(request, PhoneCallForm(initial=_typed(request) | {"key": _key(request)}))
    form = PhoneCallForm(request.POST)
    if form.is_valid():
        try:
            enquiry = noting.note_phone_call(call=form.call(), by=request.user, now=timezone.now())
        except Refused as refusal:
            form.show_refusal(refusal)
        else:
            told = {"reference": enquiry.reference}
            messages.success(request, _("The call is noted as %(reference)s.") % told)
            return redirect(enquiry)
    _keep_or_say(request)
    return _note_page(request, form)


@require_POST
@desk
def keep_phone_draft(request: DeskRequest) -> HttpResponse:
    """Sent by itself while somebody types: keeps the draft, and answers with who can help."""
    refuse_those_who_are_no_colleague(request)
    refused = _keep(request)
    key = _key(request)
    address = f"{reverse('enquiries:note_phone_call')}?{urlencode({'kladde': key})}"
    if "hx-request" not in request.headers:
        return redirect(address if not refused else "enquiries:note_phone_call")
    context = _live(
        request.POST.get("business", ""), request.POST.get("question", ""), request.POST.get("task", "")
    )
    # The token by itself: what else a page's context holds would cost reads that a fragment does not need.
    context |= {"saved_at": timezone.now(), "refused": refused, "csrf_token": get_token(request)}
    response = HttpResponse(render_to_string("enquiries/parts/phone_help.html", context))
    if not refused:
        response.headers["HX-Replace-Url"] = address
    response.headers["Cache-Control"] = "no-store"
    return response


@require_POST
@desk
def forget_phone_draft(request: DeskRequest, key: str) -> HttpResponse:
    draft = _draft_of(request, key)
    drafting.forget_phone_draft(draft=draft, by=request.user)
    messages.success(request, _("The draft is deleted."))
    return redirect("enquiries:note_phone_call")


def refuse_those_who_are_no_colleague(request: DeskRequest) -> None:
    if not may_note_calls(request.user):
        raise PermissionDenied


def _note_page(request: DeskRequest, form: PhoneCallForm) -> HttpResponse:
    now = timezone.localtime()
    typed = {name: str(form[name].value() or "") for name in ("business", "question", "task", "key")}
    context = {
        "form": form,
        "drafts": [draft for draft in drafts_of(request.user) if draft.key != typed["key"]],
        "doors": list(shown_doors()),
        "saved_at": None,
        "refused": "",
        "now": now,
        **_live(typed["business"], typed["question"], typed["task"]),
    }
    status = 422 if form.errors else 200
    return render(request, "enquiries/note_phone_call.html", context, status=status)


def _live(business: str, question: str, task: str) -> dict[str, Any]:
    """What changes while somebody types."""
    known = known_business(business.strip()[:LONGEST_CALLER])
    return {
        "known": known,
        "contact_person": contact_person_of(known, timezone.localdate()),
        "suggestions": suggestions_for(question, chosen=task, today=timezone.localdate()),
        "chosen": task,
    }


def _begun(request: DeskRequest) -> dict[str, Any]:
    """What the note begins with."""
    if "kladde" in request.GET:
        draft = _draft_of(request, request.GET["kladde"])
        return {**draft.values, "key": draft.key}
    due = timezone.localtime(next_contact_due(timezone.now()))
    return {
        "key": new_draft_key(),
        "business": _business_asked_for(request.GET.get("virksomhed", "")),
        "question": as_question(request.GET.get("q", "")),
        "call_back_date": due.date(),
        "call_back_time": due.time(),
    }


def _business_asked_for(text: str) -> Business | None:
    is_number = text.isascii() and text.isdigit() and len(text) < LONGEST_NUMBER
    return Business.objects.filter(pk=int(text)).first() if is_number else None


def _draft_of(request: DeskRequest, key: str) -> PhoneDraft:
    """Somebody else's is not there."""
    return get_object_or_404(drafts_of(request.user), key=key if is_draft_key(key) else "")


def _key(request: DeskRequest) -> str:
    return request.POST.get("key", "")


def _typed(request: DeskRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in KEPT_FIELDS}


def _keep_or_say(request: DeskRequest) -> None:
    if refused := _keep(request):
        messages.error(request, refused)


def _keep(request: DeskRequest) -> str:
    """Keeps what has been typed; why it was not kept, or nothing."""
    try:
        drafting.keep_phone_draft(
            key=_key(request), values=_typed(request), by=request.user, now=timezone.now()
        )
    except Refused as refusal:
        return refusal.reason
    return ""
