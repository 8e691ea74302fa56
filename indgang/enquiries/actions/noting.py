"""Somebody has a company on the telephone: what was said is written down once, and it is settled who sees to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from indgang.catalogue.models import OtherDoor
from indgang.enquiries.actions.creating import Asked, create_enquiry
from indgang.enquiries.actions.holding import ask_to_hold, take_enquiry
from indgang.enquiries.actions.teaching import teach_finding
from indgang.enquiries.links import is_draft_key
from indgang.enquiries.models import Channel, Enquiry, Message, MessageKind, Outcome, PhoneDraft, State
from indgang.enquiries.notices.calls import post_call_receipt
from indgang.enquiries.notices.entrance import post_new_enquiry
from indgang.enquiries.queries.locking import locked
from indgang.enquiries.queries.parts import main_unit_id_of
from indgang.enquiries.queries.receivers import receivers_of
from indgang.enquiries.rules import may_note_calls
from indgang.history.actions.recording import record_event
from indgang.people.models import Colleague, User
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused


class UnableToNoteCall(Refused):
    """Nothing was written down; what was typed stays in the form and in the draft."""


class Ending(models.TextChoices):
    """How the call ended."""

    ANSWERED = "answered", pgettext_lazy("how a call ended", "I have answered it")
    TAKEN = "taken", pgettext_lazy("how a call ended", "I see to it")
    PASSED_ON = "passed_on", pgettext_lazy("how a call ended", "I ask a colleague to see to it")
    CALL_BACK = "call_back", pgettext_lazy("how a call ended", "We call back")
    NOTED = "noted", pgettext_lazy("how a call ended", "The entrance sees to it")
    REFERRED = "referred", pgettext_lazy("how a call ended", "It belongs at another door")


@dataclass(frozen=True)
class PhoneCall:
    """What was said, and how it ended. ``asked`` is by telephone, and names the key of its draft.

    ``receiver`` is who is asked to see to it or to call back; ``answer`` what was answered at once; ``door`` whom a
    caller was shown to who is no company.
    """

    asked: Asked
    ending: Ending
    answer: str = ""
    receiver: Colleague | None = None
    word: str = ""
    door: OtherDoor | None = None


def note_phone_call(*, call: PhoneCall, by: User, now: datetime) -> Enquiry:
    """Writes the call down, and does what was settled with the company. The same draft noted twice is one enquiry.

    Refused where nothing is told, and where what the ending needs is missing.
    """
    colleague = _refuse_to_note(call, by, now)
    key = f"call:{by.pk}:{call.asked.submission_key}"
    asked = replace(call.asked, channel=Channel.PHONE, taken_by=colleague, submission_key=key)
    try:
        with transaction.atomic():
            enquiry = create_enquiry(asked=asked, files=(), by=by, now=now)
            record_event(area="enquiries", act="note_phone_call", target=enquiry, by=by)
            _end_call(enquiry, call, colleague, by=by, now=now)
            PhoneDraft.objects.filter(owner=by, key=call.asked.submission_key).delete()
    except IntegrityError:
        # The same form was sent twice: the database has kept the first, and refused the second.
        first = Enquiry.objects.filter(submission_key=key).first()
        if first is None:
            raise
        return first
    return Enquiry.objects.get(pk=enquiry.pk)


def _refuse_to_note(call: PhoneCall, by: User, now: datetime) -> Colleague:
    """The colleague who notes it."""
    if not may_note_calls(by) or by.colleague is None:
        raise UnableToNoteCall(_("Only colleagues can note a call."))
    if not is_draft_key(call.asked.submission_key):
        raise UnableToNoteCall(_("The form has been open too long. Send it once more."))
    if not call.asked.question.strip():
        raise UnableToNoteCall(_("Write what it is about."), field="question")
    if call.ending == Ending.ANSWERED and not call.answer.strip():
        raise UnableToNoteCall(_("Write in a few words what you answered."), field="answer")
    if call.ending == Ending.REFERRED and call.door is None:
        raise UnableToNoteCall(_("Choose which door you showed them to."), field="door")
    if call.ending == Ending.PASSED_ON and _receiver_of(call, now) is None:
        raise UnableToNoteCall(_("Choose the task, or write which colleague you ask."), field="receiver")
    if call.ending == Ending.CALL_BACK:
        _refuse_to_call_back(call.asked, now)
    return by.colleague


def _refuse_to_call_back(asked: Asked, now: datetime) -> None:
    if not asked.contact_phone and not (asked.business and asked.business.phone):
        raise UnableToNoteCall(_("Write the number we are to call."), field="contact_phone")
    if asked.call_back_at is None:
        raise UnableToNoteCall(_("Write when we call back at the latest."), field="call_back_date")
    if asked.call_back_at < now:
        raise UnableToNoteCall(_("That moment is over. Write a later one."), field="call_back_date")


def _receiver_of(call: PhoneCall, now: datetime) -> Colleague | None:
    """Who is asked to see to it: the one who was named, else the first at work who does the task.

    To call back nobody has to be named: until somebody takes it, the entrance has it.
    """
    if call.receiver is not None or call.ending != Ending.PASSED_ON or call.asked.task is None:
        return call.receiver
    first = next(iter(receivers_of(call.asked.task, timezone.localdate(now))), None)
    return first.colleague if first else None


def _end_call(enquiry: Enquiry, call: PhoneCall, colleague: Colleague, *, by: User, now: datetime) -> None:
    if call.ending == Ending.ANSWERED:
        teach_finding(enquiry=enquiry, by=by, now=now)
        _close(enquiry, Outcome.ANSWERED, call.answer, colleague, now=now)
        return
    if call.ending == Ending.REFERRED:
        _close(enquiry, Outcome.REFERRED, str(call.door), colleague, now=now)
        return
    if enquiry.call_back_at is not None:
        # What was agreed with the company is when it must hear from us.
        Enquiry.objects.filter(pk=enquiry.pk).update(contact_due_at=enquiry.call_back_at)
        enquiry.contact_due_at = enquiry.call_back_at
    post_call_receipt(enquiry, now=now)
    receiver = colleague if call.ending == Ending.TAKEN else _receiver_of(call, now)
    if receiver == colleague:
        take_enquiry(enquiry=enquiry, by=by, now=now)
    elif receiver is not None and call.ending != Ending.NOTED:
        ask_to_hold(enquiry=enquiry, receiver=receiver, word=call.word, by=by, now=now)
    else:
        post_new_enquiry(enquiry, now=now)


def _close(enquiry: Enquiry, outcome: Outcome, answer: str, colleague: Colleague, *, now: datetime) -> None:
    """Whoever had them on the telephone saw to all of it: it begins and ends with them."""
    enquiry = locked(enquiry)
    answer = without_person_numbers(answer).strip()
    Message.objects.create(
        enquiry=enquiry,
        kind=MessageKind.CALL,
        text=answer,
        author=colleague,
        author_name=colleague.name,
        counts_as_answer=True,
        written_at=now,
    )
    enquiry.holder, enquiry.held_since = colleague, now
    enquiry.unit_id = enquiry.unit_id or main_unit_id_of(colleague)
    enquiry.state, enquiry.closed_at, enquiry.outcome = State.CLOSED, now, outcome
    enquiry.outcome_text = answer
    enquiry.contact_due_at, enquiry.first_answered_at = None, now
    enquiry.answered_at_first_contact = outcome == Outcome.ANSWERED
    enquiry.save()
