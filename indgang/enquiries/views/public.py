"""The company's own page of its enquiry, behind the secret link."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from indgang.enquiries.actions import company_writing, keeping_files
from indgang.enquiries.actions.company_writing import Written
from indgang.enquiries.form_keys import FormKey, new_form_key, read_form_key
from indgang.enquiries.forms.company_writing import WriteMoreForm
from indgang.enquiries.forms.files import MOST_FILES, ReadFiles, read_files
from indgang.enquiries.links import token_of
from indgang.enquiries.models import Enquiry, State
from indgang.enquiries.queries.shown_to_company import messages_shown
from indgang.enquiries.rules import is_closed_for_good
from indgang.enquiries.views.guarding import is_too_many, uploads_of
from indgang.enquiries.views.opening import enquiry_of_link
from indgang.enquiries.views.unavailable import CANNOT_KEEP, unavailable
from indgang.people.models import Audience
from indgang.people.queries import absences_on
from indgang.shared.refusals import Refused
from indgang.shared.secret_links import is_sent_from_here, kept_private

TEMPLATE = "enquiries/show_status.html"


@require_safe
def show_status(request: HttpRequest, reference: str, token: str) -> HttpResponse:
    enquiry = enquiry_of_link(reference, token)
    key = new_form_key(_purpose(reference), now=timezone.now())
    context = _status_context(enquiry) | _form_context(WriteMoreForm(), key, ReadFiles())
    context["told"] = request.GET.get("besked", "")
    return kept_private(render(request, TEMPLATE, context))


@csrf_exempt
@require_POST
def write_from_company(request: HttpRequest, reference: str, token: str) -> HttpResponse:
    uploads = uploads_of(request)
    purpose = _purpose(reference)
    key = read_form_key(request.POST.get("key", ""), purpose) or new_form_key(purpose, now=timezone.now())
    step = request.POST.get("step", "")
    if step.startswith("remove:"):
        keeping_files.drop_waiting(nonce=key.nonce, token=step.removeprefix("remove:") or "-")
    read = read_files(uploads, room_for=MOST_FILES - len(keeping_files.waiting_files(nonce=key.nonce)))
    form = WriteMoreForm(request.POST, file_faults=read.faults)
    try:
        enquiry = enquiry_of_link(reference, token)
        if step:
            return _again(request, enquiry, WriteMoreForm(initial=request.POST.dict()), key, read, status=200)
        return _send(request, enquiry, form, key, read)
    except CANNOT_KEEP as fault:
        return kept_private(unavailable(fault, "enquiries/write_later.html", _form_context(form, key, read)))


def _send(
    request: HttpRequest, enquiry: Enquiry, form: WriteMoreForm, key: FormKey, read: ReadFiles
) -> HttpResponse:
    if not form.is_valid():
        return _again(request, enquiry, form, key, read)
    refusal, status = _why_not_yet(request, key)
    if refusal:
        form.add_error(None, refusal)
        return _again(request, enquiry, form, key, read, status=status)
    return _write(request, enquiry, form, key, read)


def _why_not_yet(request: HttpRequest, key: FormKey) -> tuple[str, int]:
    now = timezone.now()
    if not is_sent_from_here(request, is_behind_secret=True):
        return _("The form did not come from this page. Look it through, and send it once more."), 422
    if key.is_too_old(now):
        return _("The form has been open too long. Send it once more."), 422
    if is_too_many(request):
        return _(
            "We have had many enquiries from your network. Wait an hour and send it then, or call us."
        ), 429
    return "", 200


def _write(
    request: HttpRequest, enquiry: Enquiry, form: WriteMoreForm, key: FormKey, read: ReadFiles
) -> HttpResponse:
    waiting = keeping_files.waiting_files(nonce=key.nonce)
    try:
        written = company_writing.write_from_company(
            enquiry=enquiry,
            text=form.cleaned_data["text"],
            files=[file.received() for file in waiting] + list(read.taken),
            once_key=key.nonce,
            now=timezone.now(),
        )
    except Refused as refusal:
        form.show_refusal(refusal)
        return _again(request, enquiry, form, key, read)
    keeping_files.drop_waiting(nonce=key.nonce)
    return _to_what_was_written(written, left_out=form.held_person_number())


def _to_what_was_written(written: Written, *, left_out: bool) -> HttpResponse:
    """To the same page, which thanks; a new enquiry has a receipt and a page of its own."""
    name = "show_receipt" if written.is_another else "show_status"
    enquiry = written.enquiry
    path = reverse(f"enquiries:{name}", args=[enquiry.reference, token_of(enquiry.link_seed)])
    if written.is_another:
        return redirect(f"{path}?udeladt=cpr" if left_out else path)
    return redirect(f"{path}?besked={'cpr' if left_out else 'skrevet'}")


def _again(
    request: HttpRequest,
    enquiry: Enquiry,
    form: WriteMoreForm,
    key: FormKey,
    read: ReadFiles,
    *,
    status: int = 422,
) -> HttpResponse:
    context = _status_context(enquiry) | _form_context(form, key, read)
    return kept_private(render(request, TEMPLATE, context, status=status))


def _form_context(form: WriteMoreForm, key: FormKey, read: ReadFiles) -> dict[str, Any]:
    """Files that came are kept beside the form first; a key that is too old is renewed, and stays the same form's."""
    now = timezone.now()
    has_room = keeping_files.keep_waiting(nonce=key.nonce, files=read.taken, now=now)
    return {
        "form": form,
        "key": (key.renewed(now) if key.is_too_old(now) else key).signed,
        "waiting_files": keeping_files.waiting_files(nonce=key.nonce),
        "lost_files": () if has_room else [file.name for file in read.taken],
        "file_faults": () if form.is_bound else read.faults,
        "messages": (),
    }


def _status_context(enquiry: Enquiry) -> dict[str, Any]:
    now = timezone.now()
    return {
        "enquiry": enquiry,
        "State": State,
        "token": token_of(enquiry.link_seed),
        "written": list(messages_shown(enquiry)),
        "holder": holder_shown(enquiry),
        "waiting_time": enquiry.waiting_times.filter(ended_date=None).first(),
        "meeting": enquiry.meetings.filter(cancelled_at=None, starts_at__gte=now).first(),
        "is_contact_late": enquiry.is_contact_late(now),
        "is_closed_for_good": is_closed_for_good(enquiry, now),
        "told": "",
    }


def holder_shown(enquiry: Enquiry) -> dict[str, Any] | None:
    """The holder's card as everybody may see it, and who to ask while they are away; None where nobody is shown."""
    holder, today = enquiry.holder, timezone.localdate()
    if holder is None or holder.has_left(today):
        return None
    card = holder.shown_to(Audience.PUBLIC)
    absence = absences_on(today, [holder.pk]).get(holder.pk)
    instead = absence.substitute.shown_to(Audience.PUBLIC) if absence and absence.substitute else None
    return (
        {
            "card": card,
            "absent_until": absence.last_date if absence else None,
            "substitute": instead if instead and instead.name else None,
        }
        if card.name
        else None
    )


def _purpose(reference: str) -> str:
    return f"write.{reference}"
