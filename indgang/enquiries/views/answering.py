"""The acts on an enquiry's page while it is answered: each loads, checks, does one act, and goes back to the page."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.enquiries.actions import clocking, closing, confiding, contacting, meeting, waiting, writing
from indgang.enquiries.forms import answering as forms
from indgang.enquiries.models import Enquiry, JointMeeting, Level
from indgang.enquiries.rules import may_see_enquiry
from indgang.enquiries.views.answering_context import levels_above
from indgang.enquiries.views.opening import enquiry_seen_by
from indgang.enquiries.views.page import enquiry_page
from indgang.people.access import DeskRequest, desk
from indgang.shared.refusable_forms import RefusableForm
from indgang.shared.refusals import Refused


def done_or_refused(
    request: DeskRequest, enquiry: Enquiry, form: RefusableForm, act: Callable[[], object], told: str
) -> HttpResponse:
    """Does the act and says so; what was refused is told at its field, or above the page, with all that was typed."""
    if not form.is_valid():
        return enquiry_page(request, enquiry, form)
    try:
        act()
    except Refused as refusal:
        form.show_refusal(refusal)
        return enquiry_page(request, enquiry, form)
    messages.success(request, told)
    return back_to(request, enquiry)


def back_to(request: DeskRequest, enquiry: Enquiry) -> HttpResponse:
    """To the page; to the desk where whoever acted does not see the enquiry any more."""
    enquiry.refresh_from_db()
    return redirect(enquiry if may_see_enquiry(request.user, enquiry) else "home:show_desk")


def sent_to_company(enquiry: Enquiry, told: str) -> str:
    """What was done, and what still must be where no mail can reach the company."""
    if enquiry.contact_mail:
        return told
    return _("It stands on their own page. They have left no mail address: call them, and note the call.")


@require_POST
@desk
def answer_company(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry, form = enquiry_seen_by(request.user, reference), forms.AnswerForm(request.POST)
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: writing.answer_company(
            enquiry=enquiry, words=form.words(), step=form.step(), by=request.user, now=timezone.now()
        ),
        sent_to_company(enquiry, _("Your answer is on its way.")),
    )


@require_POST
@desk
def answer_and_close(request: DeskRequest, reference: str) -> HttpResponse:
    """For the simple ones: the answer is the end of it."""
    enquiry = enquiry_seen_by(request.user, reference)
    form = forms.AnswerForm(request.POST, is_last=True)
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: closing.close_enquiry(
            enquiry=enquiry, closing=form.closing(), by=request.user, now=timezone.now()
        ),
        _("Your answer is on its way, and the enquiry is closed."),
    )


@require_POST
@desk
def add_call(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry, form = enquiry_seen_by(request.user, reference), forms.CallForm(request.POST)
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: writing.add_call(
            enquiry=enquiry,
            words=form.words(),
            is_answer=form.cleaned_data["is_answer"],
            step=form.step(),
            by=request.user,
            now=timezone.now(),
        ),
        _("The call is noted."),
    )


@require_POST
@desk
def write_note(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry, form = enquiry_seen_by(request.user, reference), forms.NoteForm(request.POST)
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: writing.write_note(enquiry=enquiry, words=form.words(), by=request.user, now=timezone.now()),
        _("The note is there. Only colleagues see it."),
    )


@require_POST
@desk
def wait_for_company(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry = enquiry_seen_by(request.user, reference)
    form = forms.WaitForm(request.POST, enquiry=enquiry)
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: waiting.wait_for_company(
            enquiry=enquiry, wait=form.wait(), by=request.user, now=timezone.now()
        ),
        _("The company knows what you need, and the enquiry waits for it."),
    )


@require_POST
@desk
def resume_enquiry(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry, form = enquiry_seen_by(request.user, reference), forms.ResumeForm(request.POST)
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: waiting.resume_enquiry(
            enquiry=enquiry, step=form.step(), by=request.user, now=timezone.now()
        ),
        _("It goes on, and so does the clock."),
    )


@require_POST
@desk
def set_next_step(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry, form = enquiry_seen_by(request.user, reference), forms.StepForm(request.POST)
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: clocking.set_next_step(
            enquiry=enquiry, step=form.step(), by=request.user, now=timezone.now()
        ),
        _("The next step is set. The company sees it on its own page."),
    )


@require_POST
@desk
def start_answer_clock(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry, form = enquiry_seen_by(request.user, reference), forms.ClockForm(request.POST)
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: clocking.start_answer_clock(
            enquiry=enquiry,
            complete_date=form.cleaned_data["complete_date"],
            answer_days=form.days(),
            by=request.user,
            now=timezone.now(),
        ),
        _("The day for the answer is set."),
    )


@require_POST
@desk
def raise_to(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry = enquiry_seen_by(request.user, reference)
    form = forms.LevelForm(request.POST, levels=levels_above(enquiry))
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: clocking.raise_to(
            enquiry=enquiry,
            level=Level(form.cleaned_data["level"]),
            reason=form.cleaned_data["reason"],
            by=request.user,
            now=timezone.now(),
        ),
        _("The level is raised."),
    )


@require_POST
@desk
def mark_enquiry(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry, form = enquiry_seen_by(request.user, reference), forms.MarkForm(request.POST)
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: clocking.mark_enquiry(enquiry=enquiry, by=request.user, **form.cleaned_data),
        _("It is noted what it takes."),
    )


@require_POST
@desk
def change_contact(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry, form = enquiry_seen_by(request.user, reference), forms.ContactForm(request.POST)
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: contacting.change_contact(
            enquiry=enquiry, contact=form.contact(), by=request.user, now=timezone.now()
        ),
        _("It is noted how they are reached."),
    )


@require_POST
@desk
def make_confidential(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry, form = enquiry_seen_by(request.user, reference), forms.ConfideForm(request.POST)
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: confiding.make_confidential(
            enquiry=enquiry, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now()
        ),
        _("It is confidential from now on."),
    )


@require_POST
@desk
def open_to_house(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry, form = enquiry_seen_by(request.user, reference), forms.ConfideForm(request.POST)
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: confiding.open_to_house(
            enquiry=enquiry, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now()
        ),
        _("It is not confidential any more."),
    )


@require_POST
@desk
def invite_to_meeting(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry, form = enquiry_seen_by(request.user, reference), forms.MeetingForm(request.POST)
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: meeting.invite_to_meeting(
            enquiry=enquiry, plan=form.plan(), by=request.user, now=timezone.now()
        ),
        _("The invitations are on their way."),
    )


@require_POST
@desk
def move_meeting(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    enquiry, form = enquiry_seen_by(request.user, reference), forms.MoveMeetingForm(request.POST)
    moved = meeting_under(enquiry, pk)
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: meeting.move_meeting(meeting=moved, plan=form.plan(), by=request.user, now=timezone.now()),
        _("The guests are told, and their calendars change with it."),
    )


@require_POST
@desk
def cancel_meeting(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    enquiry, form = enquiry_seen_by(request.user, reference), forms.CancelMeetingForm(request.POST)
    cancelled = meeting_under(enquiry, pk)
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: meeting.cancel_meeting(
            meeting=cancelled, word=form.cleaned_data["word"], by=request.user, now=timezone.now()
        ),
        _("The meeting is cancelled, and the guests are told."),
    )


@require_POST
@desk
def close_enquiry(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry, form = enquiry_seen_by(request.user, reference), forms.CloseForm(request.POST)
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: closing.close_enquiry(
            enquiry=enquiry, closing=form.closing(), by=request.user, now=timezone.now()
        ),
        _("The enquiry is closed."),
    )


@require_POST
@desk
def reopen_enquiry(request: DeskRequest, reference: str) -> HttpResponse:
    enquiry, form = enquiry_seen_by(request.user, reference), forms.ReopenForm(request.POST)
    return done_or_refused(
        request,
        enquiry,
        form,
        lambda: closing.reopen_enquiry(
            enquiry=enquiry, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now()
        ),
        _("The enquiry is open again."),
    )


def meeting_under(enquiry: Enquiry, pk: int) -> JointMeeting:
    """The meeting of this enquiry; another's is not there."""
    found = enquiry.meetings.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
