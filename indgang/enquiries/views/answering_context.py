"""What an enquiry's page needs to show the acts of answering: their forms, and what is known where it is decided."""

from __future__ import annotations

from collections.abc import Collection

from django.utils import timezone

from indgang.enquiries.forms import answering as forms
from indgang.enquiries.levels import ORDER
from indgang.enquiries.models import Enquiry, JointMeeting, Level, State
from indgang.enquiries.queries.confidential_sight import those_who_will_see
from indgang.enquiries.queries.meetings import Proposal, colleagues_to_meet, meeting_of, proposal_for
from indgang.enquiries.queries.waiting import waiting_now
from indgang.enquiries.rules import has_a_part_in, may_steer_enquiry, may_write_in_enquiry
from indgang.people.access import DeskRequest
from indgang.people.models import Colleague, User
from indgang.shared.refusable_forms import RefusableForm

USUAL_MINUTES = 60


def answering_context(
    request: DeskRequest, enquiry: Enquiry, refused: RefusableForm | None = None
) -> dict[str, object]:
    """``refused`` is the form that was sent and not taken: it is shown as it was typed, with its faults."""
    today, meeting = timezone.localdate(), meeting_of(enquiry)
    seeing = those_who_will_see(enquiry, today)
    may_steer = may_steer_enquiry(request.user, enquiry)
    is_to_meet = meeting is None and may_steer and enquiry.is_open and enquiry.level == Level.COMPLEX
    proposal = proposal_for(enquiry, today) if is_to_meet else None
    fresh = [*_forms_of_writing(enquiry), *_forms_of_steering(enquiry, meeting, proposal)]
    shown = {f"{form.act}_form": form for form in fresh}
    if isinstance(refused, forms.ActForm):
        shown[f"{refused.act}_form"] = refused
    return shown | {
        "enquiry": enquiry,
        "may_write": may_write_in_enquiry(request.user, enquiry),
        "may_steer": may_steer,
        "is_waiting": enquiry.state == State.WAITING,
        "is_held": enquiry.state == State.HELD,
        "is_simple": enquiry.level == Level.SIMPLE,
        "is_complex": enquiry.level == Level.COMPLEX,
        "levels_above": levels_above(enquiry),
        "waiting_time": waiting_now(enquiry),
        "meeting": meeting,
        "proposal": proposal,
        "is_meeting_to_come": meeting is not None and meeting.starts_at > timezone.now(),
        "colleagues_to_meet": colleagues_to_meet(enquiry),
        "those_who_will_see": seeing,
        "loses_sight": loses_sight(request.user, enquiry, seeing),
    }


def levels_above(enquiry: Enquiry) -> list[Level]:
    return list(ORDER[ORDER.index(Level(enquiry.level)) + 1 :])


def loses_sight(user: User, enquiry: Enquiry, seeing: Collection[Colleague]) -> bool:
    """Whether they would not see it themselves once it is confidential, and only those are ``seeing`` it."""
    if enquiry.holder is None or has_a_part_in(user, enquiry):
        return False
    return user.colleague not in seeing


def _forms_of_writing(enquiry: Enquiry) -> list[forms.ActForm]:
    step = {"next_step": enquiry.next_step, "next_step_date": enquiry.next_step_date}
    return [
        forms.AnswerForm(initial=step),
        forms.CallForm(initial=step),
        forms.NoteForm(),
        forms.WaitForm(enquiry=enquiry),
        forms.ResumeForm(),
        forms.StepForm(initial=step),
    ]


def _forms_of_steering(
    enquiry: Enquiry, meeting: JointMeeting | None, proposal: Proposal | None
) -> list[forms.ActForm]:
    proposed = {"day": proposal.day, "agenda": proposal.agenda} if proposal else {}
    clock = {"complete_date": enquiry.complete_date, "answer_days": enquiry.answer_days}
    marks = {"needs_decision": enquiry.needs_decision, "is_weighty": enquiry.is_weighty}
    return [
        forms.ClockForm(initial=clock),
        forms.LevelForm(levels=levels_above(enquiry)),
        forms.MarkForm(initial=marks),
        forms.ContactForm(initial=forms.ContactForm.of(enquiry)),
        forms.ConfideForm(),
        forms.MeetingForm(initial={"minutes": USUAL_MINUTES} | proposed),
        forms.MoveMeetingForm(initial=forms.MoveMeetingForm.of(meeting) if meeting else {}),
        forms.CancelMeetingForm(),
        forms.CloseForm(),
        forms.ReopenForm(),
    ]
