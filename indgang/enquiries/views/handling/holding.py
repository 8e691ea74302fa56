"""Choosing the task and who holds the enquiry: take it, ask, accept, decline, withdraw, send back."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from indgang.businesses.models import Business
from indgang.catalogue.forms.task_choice import TaskBook
from indgang.catalogue.models import Task
from indgang.enquiries.actions import holding, linking, sending_back
from indgang.enquiries.actions.correcting import Wrong
from indgang.enquiries.forms.holding import (
    AskToHoldForm,
    DeclineForm,
    LinkBusinessForm,
    SendBackForm,
    TaskForm,
)
from indgang.enquiries.models import Enquiry, HandOver
from indgang.enquiries.queries.contact_persons import ContactPerson, contact_person_of
from indgang.enquiries.queries.likely_business import likely_businesses
from indgang.enquiries.queries.parts import open_hand_over
from indgang.enquiries.queries.receivers import Receiver, receivers_instead, receivers_of
from indgang.enquiries.rules import may_see_enquiry, may_steer_enquiry
from indgang.enquiries.views.opening import enquiry_seen_by
from indgang.enquiries.views.page import enquiry_page, refused_page
from indgang.people.access import DeskRequest, desk
from indgang.people.models import Colleague, User
from indgang.shared.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def take_enquiry(request: DeskRequest, reference: str) -> HttpResponse:
    """Opened from a mail it asks once more: programs that look through mail open links too."""
    return _take(request, reference, holding.take_enquiry, _("I take it"))


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def take_over_enquiry(request: DeskRequest, reference: str) -> HttpResponse:
    """The same of one that somebody holds."""
    return _take(request, reference, holding.take_over_enquiry, _("I take it over"))


class Taking(Protocol):
    def __call__(self, *, enquiry: Enquiry, by: User, now: datetime) -> Enquiry: ...


def _take(request: DeskRequest, reference: str, act: Taking, words: str) -> HttpResponse:
    enquiry = enquiry_seen_by(request.user, reference)
    if request.method != "POST":
        return render(request, "enquiries/take_enquiry.html", {"enquiry": enquiry, "words": words})
    try:
        act(enquiry=enquiry, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("You hold it now. The company has been told your name."))
    return redirect(enquiry)


@require_POST
@desk
def choose_task(request: DeskRequest, reference: str) -> HttpResponse:
    """One of the suggested by its button (``key``), or any by its title."""
    enquiry = enquiry_seen_by(request.user, reference)
    form = TaskForm(request.POST, place="task", book=TaskBook())
    key = request.POST.get("key", "")
    if not key and not form.is_valid():
        return enquiry_page(request, enquiry, form)
    task = get_object_or_404(Task, key=key) if key else form.cleaned_data["task"]
    try:
        holding.choose_task(enquiry=enquiry, task=task, by=request.user)
    except holding.UnableToHold as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("The task is chosen: %(task)s") % {"task": task.title})
    return redirect(enquiry)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def suggest_receiver(request: DeskRequest, reference: str) -> HttpResponse:
    """Reached from a mail: who would get it if it is about the task, and one button that asks them."""
    enquiry = enquiry_seen_by(request.user, reference)
    task = get_object_or_404(Task, key=request.GET.get("opgave", ""))
    contact_person = contact_person_of(enquiry.business, timezone.localdate())
    receivers = _with_contact_person(receivers_of(task, timezone.localdate()), contact_person)
    if request.method == "POST":
        return _hand_to(request, enquiry, task, receivers)
    context = {
        "enquiry": enquiry,
        "task": task,
        "receivers": receivers,
        "contact_person": contact_person,
        "may_steer": may_steer_enquiry(request.user, enquiry),
        "asked": open_hand_over(enquiry),
        "own_id": request.user.colleague_id,
    }
    return render(request, "enquiries/suggest_receiver.html", context)


def _with_contact_person(receivers: list[Receiver], contact_person: ContactPerson | None) -> list[Receiver]:
    """Whoever knows the company stands first."""
    first = contact_person.receiver if contact_person is not None else None
    if first is None:
        return receivers
    return [first, *(one for one in receivers if one.colleague != first.colleague)]


def _hand_to(request: DeskRequest, enquiry: Enquiry, task: Task, receivers: list[Receiver]) -> HttpResponse:
    receiver = _offered(request, receivers)
    try:
        holding.hand_to_task(
            enquiry=enquiry, task=task, receiver=receiver, word="", by=request.user, now=timezone.now()
        )
    except holding.UnableToHold as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("%(name)s has been asked to hold it.") % {"name": receiver.name})
    return redirect(enquiry)


def _offered(request: DeskRequest, receivers: list[Receiver]) -> Colleague:
    """The colleague whose button was pressed: only one of those that the page offers."""
    chosen = request.POST.get("colleague", "")
    found = next((one.colleague for one in receivers if str(one.colleague.pk) == chosen), None)
    if found is None:
        raise Http404
    return found


@require_POST
@desk
def ask_to_hold(request: DeskRequest, reference: str) -> HttpResponse:
    """One of those offered by their button, or anybody by name."""
    enquiry = enquiry_seen_by(request.user, reference)
    form = AskToHoldForm(request.POST, place="ask")
    instead_of = _asked_before(request, enquiry)
    if "colleague" in request.POST:
        receiver, word = _offered(request, _receivers_on_page(enquiry, instead_of)), ""
    elif form.is_valid():
        receiver, word = form.cleaned_data["receiver"], form.cleaned_data["word"]
    else:
        return enquiry_page(request, enquiry, form)
    try:
        holding.ask_to_hold(
            enquiry=enquiry,
            receiver=receiver,
            word=word,
            by=request.user,
            now=timezone.now(),
            instead_of=instead_of,
        )
    except holding.UnableToHold as refusal:
        return refused_page(request, enquiry, form, refusal)
    messages.success(request, _("%(name)s has been asked to hold it.") % {"name": receiver.name})
    return redirect(enquiry)


def _asked_before(request: DeskRequest, enquiry: Enquiry) -> HandOver | None:
    """The question that this one takes the place of."""
    pk = request.POST.get("instead_of", "")
    found = next((one for one in enquiry.hand_overs.select_related("receiver") if str(one.pk) == pk), None)
    if pk and found is None:
        raise Http404
    return found


def _receivers_on_page(enquiry: Enquiry, asked: HandOver | None) -> list[Receiver]:
    """Those who do the task, the company's contact person, and whoever answers for a colleague that is away."""
    today = timezone.localdate()
    absent = [asked.receiver] if asked is not None else []
    contact_person = contact_person_of(enquiry.business, today)
    absent += [contact_person.colleague] if contact_person is not None else []
    absent += [enquiry.holder] if enquiry.holder is not None else []
    receivers = receivers_of(enquiry.task, today) if enquiry.task else []
    return receivers + [one for colleague in absent for one in receivers_instead(colleague, today)]


def _hand_over_of(enquiry: Enquiry, pk: int) -> HandOver:
    return get_object_or_404(enquiry.hand_overs.select_related("receiver", "giver"), pk=pk)


@require_POST
@desk
def accept_enquiry(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    enquiry = enquiry_seen_by(request.user, reference)
    try:
        holding.accept_enquiry(hand_over=_hand_over_of(enquiry, pk), by=request.user, now=timezone.now())
    except holding.UnableToHold as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("You hold it now. The company has been told your name."))
    return redirect(enquiry)


@require_POST
@desk
def decline_enquiry(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    enquiry = enquiry_seen_by(request.user, reference)
    hand_over, form = _hand_over_of(enquiry, pk), DeclineForm(request.POST, place="decline")
    if not form.is_valid():
        return enquiry_page(request, enquiry, form)
    try:
        holding.decline_enquiry(
            hand_over=hand_over, reply=form.cleaned_data["reply"], by=request.user, now=timezone.now()
        )
    except holding.UnableToHold as refusal:
        return refused_page(request, enquiry, form, refusal)
    messages.success(request, _("You have said no. Whoever asked has been told why."))
    return on_to(request.user, enquiry)


def on_to(user: User, enquiry: Enquiry) -> HttpResponse:
    """Back to the page, or to the desk where it is no longer theirs to see."""
    still_there = Enquiry.objects.select_related("holder", "unit").get(pk=enquiry.pk)
    return redirect(still_there if may_see_enquiry(user, still_there) else "home:show_desk")


@require_POST
@desk
def withdraw_hand_over(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    enquiry = enquiry_seen_by(request.user, reference)
    try:
        holding.withdraw_hand_over(hand_over=_hand_over_of(enquiry, pk), by=request.user, now=timezone.now())
    except holding.UnableToHold as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("The question is taken back."))
    return redirect(enquiry)


@require_POST
@desk
def send_back(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry, form = enquiry_seen_by(request.user, reference), SendBackForm(request.POST, place="send-back")
    if not form.is_valid():
        return enquiry_page(request, enquiry, form)
    try:
        sending_back.send_back(
            enquiry=enquiry,
            wrong=Wrong(form.cleaned_data["wrong"]),
            word=form.cleaned_data["word"],
            by=request.user,
            now=timezone.now(),
        )
    except sending_back.UnableToSendBack as refusal:
        return refused_page(request, enquiry, form, refusal)
    messages.success(request, _("Thank you. The entrance has been told, and finds the right one."))
    return on_to(request.user, enquiry)


@require_POST
@desk
def link_business(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry, form = enquiry_seen_by(request.user, reference), LinkBusinessForm(request.POST, place="link")
    if "likely" not in request.POST and not form.is_valid():
        return enquiry_page(request, enquiry, form)
    business = _likely(request, enquiry) if "likely" in request.POST else form.cleaned_data["business"]
    try:
        linking.link_business(enquiry=enquiry, business=business, by=request.user)
    except linking.UnableToLink as refusal:
        return refused_page(request, enquiry, form, refusal)
    messages.success(request, _("The company is chosen.") if business else _("No company is chosen now."))
    return redirect(enquiry)


def _likely(request: DeskRequest, enquiry: Enquiry) -> Business:
    """The company whose button was pressed: only one of those that the page offers; pressed twice it is the same."""
    chosen = [enquiry.business] if enquiry.business is not None else []
    likely = chosen + [one.business for one in likely_businesses(enquiry, timezone.localdate())]
    found = next((one for one in likely if str(one.pk) == request.POST["likely"]), None)
    if found is None:
        raise Http404
    return found
