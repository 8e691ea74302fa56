"""The company asks: the form, what may answer it before it is sent, and the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indgang.catalogue.models import Task
from indgang.catalogue.queries.public_pages import public_tasks
from indgang.enquiries.actions import keeping_files, receiving, self_help
from indgang.enquiries.actions.receiving import Received
from indgang.enquiries.form_keys import FormKey, new_form_key, read_form_key
from indgang.enquiries.forms.asking import AskForm
from indgang.enquiries.forms.files import MOST_FILES, ReadFiles, read_files
from indgang.enquiries.links import token_of
from indgang.enquiries.models import Enquiry
from indgang.enquiries.notices.addresses import status_link
from indgang.enquiries.queries.before_sending import suggested_before_sending
from indgang.enquiries.views.guarding import is_too_many, uploads_of
from indgang.enquiries.views.opening import enquiry_of_link
from indgang.enquiries.views.unavailable import CANNOT_KEEP, unavailable
from indgang.people.queries import municipality_if_known
from indgang.shared.refusals import Refused
from indgang.shared.secret_links import is_sent_from_here, kept_private

PURPOSE = "ask"
HELPED_ONCE_IN = 24 * 60 * 60  # seconds
TEMPLATE = "enquiries/ask.html"


@dataclass(frozen=True)
class Draft:
    """A form on its way: its key, the task it is about, and what was wrong with files that came."""

    key: FormKey
    task: Task | None
    read: ReadFiles


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """No cookie: what the form carries itself guards it (decision 0018)."""
    if request.method == "POST":
        return _take(request)
    draft = Draft(
        new_form_key(PURPOSE, now=timezone.now()), _task(request.GET.get("opgave", "")), ReadFiles()
    )
    return _page(request, AskForm(), draft)


def _take(request: HttpRequest) -> HttpResponse:
    uploads = uploads_of(request)
    key = read_form_key(request.POST.get("key", ""), PURPOSE) or new_form_key(PURPOSE, now=timezone.now())
    step = request.POST.get("step", "")
    if step.startswith("remove:"):
        keeping_files.drop_waiting(nonce=key.nonce, token=step.removeprefix("remove:") or "-")
    read = read_files(uploads, room_for=MOST_FILES - len(keeping_files.waiting_files(nonce=key.nonce)))
    form = AskForm(request.POST, file_faults=read.faults)
    try:
        task = None if step == "drop-task" else _task(request.POST.get("opgave", ""))
        if step:
            return _page(request, AskForm(initial=request.POST.dict()), Draft(key, task, read))
        return _send(request, form, Draft(key, task, read))
    except CANNOT_KEEP as fault:
        return unavailable(fault, TEMPLATE, _context(form, Draft(key, None, read)))


def _send(request: HttpRequest, form: AskForm, draft: Draft) -> HttpResponse:
    if not form.is_valid():
        return _page(request, form, draft, status=422)
    first = Enquiry.objects.filter(submission_key=draft.key.nonce).first()
    if first is not None:
        return _to_receipt(Received(first, is_new=False), form)
    refusal, status = _why_not_yet(request, form, draft.key)
    if refusal:
        form.add_error(None, refusal)
        return _page(request, form, draft, status=status)
    return _receive(request, form, draft)


def _why_not_yet(request: HttpRequest, form: AskForm, key: FormKey) -> tuple[str, int]:
    """Why the form must be sent once more, and the status that says so; nothing typed is lost by it."""
    now = timezone.now()
    if not is_sent_from_here(request):
        return _("The form did not come from this page. Look it through, and send it once more."), 422
    if key.is_too_old(now):
        return _("The form has been open too long. Send it once more."), 422
    if form.is_filled_by_a_program() or key.is_too_quick(now):
        return _("That was too quick for us. Look it through, and send it once more."), 422
    if is_too_many(request):
        return _(
            "We have had many enquiries from your network. Wait an hour and send it then, or call us."
        ), 429
    return "", 200


def _receive(request: HttpRequest, form: AskForm, draft: Draft) -> HttpResponse:
    nonce = draft.key.nonce
    files = [file.received() for file in keeping_files.waiting_files(nonce=nonce)] + list(draft.read.taken)
    asked = form.asked(task=draft.task, submission_key=nonce)
    try:
        received = receiving.receive_enquiry(asked=asked, files=files, now=timezone.now())
    except Refused as refusal:
        form.show_refusal(refusal)
        return _page(request, form, draft, status=422)
    keeping_files.drop_waiting(nonce=nonce)
    return _to_receipt(received, form)


def _to_receipt(received: Received, form: AskForm) -> HttpResponse:
    """By a new address, so that loading the page again sends nothing."""
    enquiry = received.enquiry
    receipt = reverse("enquiries:show_receipt", args=[enquiry.reference, token_of(enquiry.link_seed)])
    return redirect(f"{receipt}?udeladt=cpr" if form.held_person_number() else receipt)


def _page(request: HttpRequest, form: AskForm, draft: Draft, *, status: int = 200) -> HttpResponse:
    context = _context(form, draft)
    text = str(form["question"].value() or "")
    context["suggested"] = suggested_before_sending(text, today=timezone.localdate())
    response = render(request, TEMPLATE, context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _context(form: AskForm, draft: Draft) -> dict[str, Any]:
    now, key = timezone.now(), draft.key
    has_room = keeping_files.keep_waiting(nonce=key.nonce, files=draft.read.taken, now=now)
    if key.is_too_old(now):
        key = key.renewed(now)
    return {
        "form": form,
        "key": key.signed,
        "task": draft.task,
        "waiting_files": keeping_files.waiting_files(nonce=key.nonce),
        "lost_files": () if has_room else [file.name for file in draft.read.taken],
        "file_faults": () if form.is_bound else draft.read.faults,
        "suggested": None,
        "municipality": municipality_if_known(),
        "is_unavailable": False,
        "messages": (),
    }


def _task(key: str) -> Task | None:
    return public_tasks().filter(key=key).first() if key and "\0" not in key else None


@csrf_exempt
@require_POST
def suggest_tasks(request: HttpRequest) -> HttpResponse:
    """What may answer it, while it is being written. By POST: a question in an address would stand in logs."""
    text = request.POST.get("question", "")
    suggested = suggested_before_sending(text, today=timezone.localdate(), typing=True)
    response = render(request, "enquiries/parts/suggested.html", {"suggested": suggested, "messages": ()})
    response.headers["Cache-Control"] = "no-store"
    return response


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def note_self_help(request: HttpRequest) -> HttpResponse:
    """“This answers me”: counted once for a form and a task, and thanked for."""
    if request.method != "POST":
        task = _task(request.GET.get("opgave", ""))
        return render(request, "enquiries/note_self_help.html", {"task": task, "messages": ()})
    task = get_object_or_404(public_tasks(), key=request.POST.get("opgave", "").replace("\0", ""))
    key = read_form_key(request.POST.get("key", ""), PURPOSE)
    is_first = key is not None and cache.add(f"helped:{key.nonce}:{task.pk}", True, HELPED_ONCE_IN)
    if is_first and is_sent_from_here(request):
        self_help.note_self_help(task=task, today=timezone.localdate())
    return redirect(f"{reverse('enquiries:note_self_help')}?opgave={task.key}")


@require_safe
def show_receipt(request: HttpRequest, reference: str, token: str) -> HttpResponse:
    enquiry = enquiry_of_link(reference, token)
    context = {
        "enquiry": enquiry,
        "status_path": reverse("enquiries:show_status", args=[reference, token]),
        "status_link": status_link(enquiry),
        "left_out_person_number": request.GET.get("udeladt") == "cpr",
        "messages": (),
    }
    return kept_private(render(request, "enquiries/show_receipt.html", context))
