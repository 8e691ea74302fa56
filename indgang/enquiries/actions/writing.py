"""What is written and said in an enquiry: to the company, on the telephone, and among colleagues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.enquiries.actions.creating import note_contact
from indgang.enquiries.models import Enquiry, Message, MessageKind
from indgang.enquiries.next_steps import NextStep, put_step, refuse_vague_step
from indgang.enquiries.notices.answers import post_answer
from indgang.enquiries.queries.locking import locked
from indgang.enquiries.queries.messages import written_before
from indgang.enquiries.rules import may_write_in_enquiry
from indgang.history.actions.recording import Actor, record_event
from indgang.people.models import User
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused


class UnableToWrite(Refused):
    """Nothing was written or sent; what was typed stays in the form."""


@dataclass(frozen=True)
class Words:
    """``once_key`` came with the form: sent twice, it is written once. ``is_sensitive`` keeps the words out of mail."""

    text: str
    once_key: str = ""
    is_sensitive: bool = False


def answer_company(*, enquiry: Enquiry, words: Words, step: NextStep, by: Actor, now: datetime) -> Message:
    """Answers without closing, so the company is also told what happens next and by when.

    It counts as an answer only if a mail can reach them: else somebody must still call.
    """
    with transaction.atomic():
        enquiry = locked(enquiry)
        _refuse_stranger(enquiry, by)
        if before := written_before(enquiry, words.once_key):
            return before
        _refuse_to_write(enquiry, words)
        refuse_vague_step(step, timezone.localdate(now), UnableToWrite)
        message = write_down(
            enquiry=enquiry,
            kind=MessageKind.ANSWER,
            words=words,
            is_heard=bool(enquiry.contact_mail),
            by=by,
            now=now,
        )
        _plan(enquiry, step, act="answer_company", by=by)
        post_answer(message, step, now=now)
    return message


def add_call(
    *, enquiry: Enquiry, words: Words, is_answer: bool, step: NextStep | None, by: Actor, now: datetime
) -> Message:
    """Notes what was said on the telephone. ``is_answer`` where the company heard from us, and what happens next."""
    with transaction.atomic():
        enquiry = locked(enquiry)
        _refuse_stranger(enquiry, by)
        if before := written_before(enquiry, words.once_key):
            return before
        _refuse_to_write(enquiry, words)
        if is_answer:
            step = step or NextStep("", None)
            refuse_vague_step(step, timezone.localdate(now), UnableToWrite)
        message = write_down(
            enquiry=enquiry, kind=MessageKind.CALL, words=words, is_heard=is_answer, by=by, now=now
        )
        _plan(enquiry, step if is_answer else None, act="add_call", by=by)
    return message


def write_note(*, enquiry: Enquiry, words: Words, by: Actor, now: datetime) -> Message:
    """For colleagues alone; a closed enquiry can still be told more of."""
    with transaction.atomic():
        enquiry = locked(enquiry)
        _refuse_stranger(enquiry, by)
        if before := written_before(enquiry, words.once_key):
            return before
        _refuse_silence(words)
        message = write_down(
            enquiry=enquiry, kind=MessageKind.NOTE, words=words, is_heard=False, by=by, now=now
        )
        record_event(area="enquiries", act="write_note", target=enquiry, by=by)
    return message


def write_down(
    *, enquiry: Enquiry, kind: MessageKind, words: Words, is_heard: bool, by: Actor, now: datetime
) -> Message:
    """A step of the acts that record it: writes the message inside the caller's transaction.

    ``is_heard`` where the company has heard from a person by it: the contact clock is then emptied.
    """
    author = by.colleague if isinstance(by, User) else None
    message = Message.objects.create(
        enquiry=enquiry,
        kind=kind,
        text=without_person_numbers(words.text).strip(),
        author=author,
        author_name=by.history_name[:200],
        is_sensitive=words.is_sensitive or (enquiry.is_confidential and kind == MessageKind.ANSWER),
        counts_as_answer=is_heard,
        once_key=words.once_key,
        written_at=now,
    )
    if is_heard:
        enquiry.first_answered_at = enquiry.first_answered_at or now
        enquiry.contact_due_at = enquiry.call_back_at = None
        enquiry.save(update_fields=["first_answered_at", "contact_due_at", "call_back_at"])
        note_contact(enquiry=enquiry, by=by, now=now)
    return message


def _plan(enquiry: Enquiry, step: NextStep | None, *, act: str, by: Actor) -> None:
    before = enquiry.next_step_date
    if step is not None:
        enquiry.save(update_fields=put_step(enquiry, step))
    changes = {"next_step_date": (before, enquiry.next_step_date)}
    record_event(area="enquiries", act=act, target=enquiry, by=by, changes=changes)


def _refuse_stranger(enquiry: Enquiry, by: Actor) -> None:
    if not may_write_in_enquiry(by, enquiry):
        raise UnableToWrite(_("Only those who hold it or have a part in it may write here."))


def _refuse_to_write(enquiry: Enquiry, words: Words) -> None:
    if not enquiry.is_open:
        raise UnableToWrite(_("The enquiry is closed. Open it again first."))
    _refuse_silence(words)


def _refuse_silence(words: Words) -> None:
    if not words.text.strip():
        raise UnableToWrite(_("Write something first."), field="text")
