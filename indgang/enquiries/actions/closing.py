"""An enquiry ends with an outcome, and a no says what is possible instead; it can always be opened again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.catalogue.models import OtherDoor
from indgang.enquiries.actions.meeting import call_off
from indgang.enquiries.actions.reopening import begin_again
from indgang.enquiries.actions.tying import note_handled_together
from indgang.enquiries.actions.waiting import stop_waiting
from indgang.enquiries.actions.writing import Words, write_down
from indgang.enquiries.models import (
    Enquiry,
    HandOverState,
    InvolvementState,
    MessageKind,
    Outcome,
    State,
)
from indgang.enquiries.next_steps import put_step
from indgang.enquiries.notices.answers import post_closing, post_reopened
from indgang.enquiries.notices.ending import post_not_needed, post_reopened_to_house
from indgang.enquiries.queries.locking import locked
from indgang.enquiries.queries.meetings import meeting_of
from indgang.enquiries.queries.messages import was_answered_at_first_contact, written_before
from indgang.enquiries.rules import may_see_enquiry, may_steer_enquiry
from indgang.history.actions.recording import Actor, record_event
from indgang.people.models import Colleague, User
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused

GIVING_AN_ANSWER = {Outcome.ANSWERED, Outcome.SOLVED, Outcome.REFUSED, Outcome.REFERRED}


class UnableToClose(Refused):
    """It is open, or closed, as it was."""


@dataclass(frozen=True)
class Closing:
    """``text`` is what the company is told, ``door`` who answers instead; ``is_sensitive`` keeps both out of mail.

    ``same_as`` is the reference of the other enquiry, where it is the same.
    """

    outcome: str
    text: str = ""
    possible_instead: str = ""
    door: OtherDoor | None = None
    same_as: str = ""
    is_sensitive: bool = False
    once_key: str = ""


def close_enquiry(*, enquiry: Enquiry, closing: Closing, by: Actor, now: datetime) -> Enquiry:
    """Ends all that is open in it, and tells the company what came of it."""
    with transaction.atomic():
        enquiry = locked(enquiry)
        _refuse_stranger(enquiry, by)
        if written_before(enquiry, closing.once_key):
            return enquiry
        _refuse_to_close(enquiry, closing)
        other = _same_as(enquiry, closing, by)
        note_handled_together(enquiry=enquiry, now=now)
        _end_all_open(enquiry, by, now)
        _tell(enquiry, closing, other, by, now)
        _end(enquiry, closing, now)
        changes = {"outcome": ("", enquiry.outcome)}
        record_event(area="enquiries", act="close_enquiry", target=enquiry, by=by, changes=changes)
    return enquiry


def reopen_enquiry(*, enquiry: Enquiry, reason: str, by: Actor, now: datetime) -> Enquiry:
    """The holder has it again, or where they have left the entrance; the company must hear from us as if it were new.

    ``by`` may be the company, which is not told what it did itself.
    """
    with transaction.atomic():
        enquiry = locked(enquiry)
        _refuse_stranger(enquiry, by)
        if enquiry.is_open:
            raise UnableToClose(_("It is open."))
        if not reason.strip():
            raise UnableToClose(_("Write why, for those who look later."), field="reason")
        begin_again(enquiry=enquiry, now=now)
        told = Words(_("Opened again: %(reason)s") % {"reason": reason.strip()})
        write_down(enquiry=enquiry, kind=MessageKind.NOTE, words=told, is_heard=False, by=by, now=now)
        record_event(area="enquiries", act="reopen_enquiry", target=enquiry, by=by)
        post_reopened_to_house(enquiry, by=by, now=now)
        if isinstance(by, User):
            post_reopened(enquiry, now=now)
    return enquiry


def _end_all_open(enquiry: Enquiry, by: Actor, now: datetime) -> None:
    """Parts, the question whether somebody will hold it, a meeting to come, and the time it waits."""
    free: dict[int, Colleague] = {}
    for part in enquiry.involvements.filter(
        state__in=(InvolvementState.ASKED, InvolvementState.ACCEPTED)
    ).select_related("colleague"):
        free[part.colleague_id] = part.colleague
    meeting = meeting_of(enquiry)
    if meeting is not None and meeting.starts_at > now:
        call_off(meeting=meeting, word="", by=by, now=now)
    enquiry.involvements.filter(state__in=(InvolvementState.ASKED, InvolvementState.ACCEPTED)).update(
        state=InvolvementState.STOPPED, ended_at=now
    )
    for hand_over in enquiry.hand_overs.filter(state=HandOverState.ASKED).select_related("receiver"):
        free[hand_over.receiver_id] = hand_over.receiver
    enquiry.hand_overs.filter(state=HandOverState.ASKED).update(state=HandOverState.WITHDRAWN, ended_at=now)
    stop_waiting(enquiry=enquiry, today=timezone.localdate(now))
    own_id = by.colleague_id if isinstance(by, User) else None
    for colleague in free.values():
        if colleague.pk != own_id:
            post_not_needed(enquiry, colleague, now=now)


def _same_as(enquiry: Enquiry, closing: Closing, by: Actor) -> Enquiry | None:
    """The other enquiry, where it is the same as that one. One that they may not see is not there."""
    if closing.outcome != Outcome.DOUBLE:
        return None
    reference = closing.same_as.strip().upper()
    if not reference:
        raise UnableToClose(_("Write the reference of the other enquiry."), field="same_as")
    other = Enquiry.objects.exclude(pk=enquiry.pk).filter(reference=reference).first()
    if other is None or (isinstance(by, User) and not may_see_enquiry(by, other)):
        raise UnableToClose(_("You see no other enquiry with this reference."), field="same_as")
    return other


def _tell(enquiry: Enquiry, closing: Closing, other: Enquiry | None, by: Actor, now: datetime) -> None:
    """The company; and whoever has the other enquiry, where this one is the same as that."""
    if other is not None:
        told = Words(_("%(reference)s asked the same and is closed.") % {"reference": enquiry.reference})
        write_down(enquiry=other, kind=MessageKind.NOTE, words=told, is_heard=False, by=by, now=now)
    text = _told(closing, other)
    if not text:
        return
    is_heard = bool(enquiry.contact_mail) and closing.outcome in GIVING_AN_ANSWER
    words = Words(text, closing.once_key, closing.is_sensitive)
    message = write_down(
        enquiry=enquiry, kind=MessageKind.ANSWER, words=words, is_heard=is_heard, by=by, now=now
    )
    post_closing(message, now=now)


def _told(closing: Closing, other: Enquiry | None) -> str:
    """Everything the company reads of the end: our answer, what is possible instead, and who answers instead."""
    parts = [closing.text.strip()]
    if closing.outcome == Outcome.REFUSED:
        parts.append(_("What is possible instead:\n%(text)s") % {"text": closing.possible_instead.strip()})
    if closing.outcome == Outcome.REFERRED and closing.door is not None:
        door = closing.door
        parts.append("\n".join(line for line in (f"{door.name}: {door.title}", door.text, door.link) if line))
    if closing.outcome == Outcome.SILENT and not closing.text.strip():
        parts.append(
            _("We have not heard from you, so we close your enquiry for now. You can always come back.")
        )
    if other is not None:
        told = _("It is the same as enquiry %(reference)s. We go on with it there, and close this one.")
        parts.append(told % {"reference": other.reference})
    return "\n\n".join(part for part in parts if part)


def _end(enquiry: Enquiry, closing: Closing, now: datetime) -> None:
    is_answer = closing.outcome in GIVING_AN_ANSWER
    values = {
        "state": State.CLOSED,
        "closed_at": now,
        "outcome": closing.outcome,
        "outcome_text": without_person_numbers(closing.text).strip(),
        "possible_instead": without_person_numbers(closing.possible_instead).strip(),
        "answered_at_first_contact": is_answer and was_answered_at_first_contact(enquiry),
        "contact_due_at": None,
        "call_back_at": None,
    }
    for name, value in values.items():
        setattr(enquiry, name, value)
    enquiry.save(update_fields=[*values, *put_step(enquiry, None)])


def _refuse_stranger(enquiry: Enquiry, by: Actor) -> None:
    if not may_steer_enquiry(by, enquiry):
        raise UnableToClose(_("Only the holder, their leader and the entrance may close and open it."))


def _refuse_to_close(enquiry: Enquiry, closing: Closing) -> None:
    if not enquiry.is_open:
        raise UnableToClose(_("It is closed already."))
    if closing.outcome not in Outcome.values:
        raise UnableToClose(_("Choose what came of it."), field="outcome")
    if closing.outcome == Outcome.REFUSED and not closing.possible_instead.strip():
        told = _("A no says what is possible instead. Write what they can do.")
        raise UnableToClose(told, field="possible_instead")
    if closing.outcome == Outcome.REFERRED:
        if closing.door is None and not closing.text.strip():
            raise UnableToClose(_("Choose who answers instead, or write it."), field="door")
    elif closing.outcome in GIVING_AN_ANSWER and not closing.text.strip():
        raise UnableToClose(_("Write what the company is told."), field="text")
    if (
        closing.outcome in GIVING_AN_ANSWER
        and not enquiry.contact_mail
        and enquiry.contact_due_at is not None
    ):
        raise UnableToClose(_("They have left no mail address. Call them, note the call, and then close."))
