"""The parts that colleagues have in the enquiry: ask, yes, no, done, stop, move."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.enquiries.actions import involving
from indgang.enquiries.forms.involving import (
    AcceptPartForm,
    AskForPartForm,
    DeclinePartForm,
    FinishPartForm,
    StopPartForm,
)
from indgang.enquiries.forms.on_page import OnPageForm
from indgang.enquiries.models import Enquiry, Involvement
from indgang.enquiries.queries.parts import parts_of
from indgang.enquiries.queries.plan import GONE
from indgang.enquiries.views.handling.holding import on_to
from indgang.enquiries.views.handling.plan import change_form
from indgang.enquiries.views.opening import enquiry_seen_by
from indgang.enquiries.views.page import enquiry_page, refused_page
from indgang.people.access import DeskRequest, desk


def _part_of(enquiry: Enquiry, pk: int) -> Involvement:
    return get_object_or_404(parts_of(enquiry), pk=pk)


def _kept_parts(request: DeskRequest, enquiry: Enquiry) -> list[Involvement]:
    """Those that another can wait for. A part of another enquiry is not there, whoever asks for it."""
    parts, chosen = list(parts_of(enquiry)), request.POST.get("after", "")
    if chosen and chosen not in {str(part.pk) for part in parts}:
        raise Http404
    return [part for part in parts if part.state not in GONE]


@require_POST
@desk
def ask_for_part(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry = enquiry_seen_by(request.user, reference)
    form = AskForPartForm(request.POST, place="ask-part", parts=_kept_parts(request, enquiry))
    if not form.is_valid():
        return enquiry_page(request, enquiry, form)
    colleague = form.cleaned_data["colleague"]
    try:
        involving.ask_for_part(
            enquiry=enquiry,
            colleague=colleague,
            part=form.cleaned_data["part"],
            due_date=form.cleaned_data["due_date"],
            after=form.chosen_after(),
            by=request.user,
            now=timezone.now(),
        )
    except involving.UnableToInvolve as refusal:
        return refused_page(request, enquiry, form, refusal)
    messages.success(request, _("%(name)s has been asked for help.") % {"name": colleague.name})
    return redirect(enquiry)


@require_POST
@desk
def accept_part(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    form = AcceptPartForm(request.POST, place=f"accept-part-{pk}")
    told = _("Thank you. The part is yours now.")
    return _with_a_word(request, reference, pk, form, involving.accept_part, told)


@require_POST
@desk
def decline_part(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    form = DeclinePartForm(request.POST, place=f"decline-part-{pk}")
    told = _("You have said no. The holder has been told why.")
    return _with_a_word(request, reference, pk, form, involving.decline_part, told)


@require_POST
@desk
def finish_part(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    form = FinishPartForm(request.POST, place=f"finish-part-{pk}")
    told = _("Well done. The holder has been told.")
    return _with_a_word(request, reference, pk, form, involving.finish_part, told)


@require_POST
@desk
def stop_part(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    form = StopPartForm(request.POST, place=f"stop-part-{pk}")
    told = _("The part is stopped, and the colleague has been told.")
    return _with_a_word(request, reference, pk, form, involving.stop_part, told)


def _with_a_word(
    request: DeskRequest,
    reference: str,
    pk: int,
    form: OnPageForm,
    act: Callable[..., Involvement],
    told: str,
) -> HttpResponse:
    """What is done to a part with a word about it."""
    enquiry = enquiry_seen_by(request.user, reference)
    part = _part_of(enquiry, pk)
    if not form.is_valid():
        return enquiry_page(request, enquiry, form)
    try:
        act(part=part, word=form.cleaned_data["word"], by=request.user, now=timezone.now())
    except involving.UnableToInvolve as refusal:
        return refused_page(request, enquiry, form, refusal)
    messages.success(request, told)
    return on_to(request.user, enquiry)


@require_POST
@desk
def change_part(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    enquiry = enquiry_seen_by(request.user, reference)
    part = _part_of(enquiry, pk)
    form = change_form(part, _kept_parts(request, enquiry), request.POST)
    if not form.is_valid():
        return enquiry_page(request, enquiry, form)
    try:
        involving.change_part(
            part=part,
            due_date=form.cleaned_data["due_date"],
            after=form.chosen_after(),
            reason=form.cleaned_data["reason"],
            by=request.user,
            now=timezone.now(),
        )
    except involving.UnableToInvolve as refusal:
        return refused_page(request, enquiry, form, refusal)
    messages.success(request, _("The part is moved, and the colleague has been told."))
    return redirect(enquiry)
