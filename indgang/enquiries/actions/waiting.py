"""The company must send or say something first: it is told what, and until it comes the answer's clock stands still."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.enquiries.actions.writing import Words, write_down
from indgang.enquiries.models import Enquiry, MessageKind, State, WaitingTime
from indgang.enquiries.next_steps import NextStep, put_step, refuse_vague_step
from indgang.enquiries.notices.answers import post_waiting
from indgang.enquiries.queries.days import answer_due_of, next_contact_due
from indgang.enquiries.queries.locking import locked
from indgang.enquiries.queries.messages import written_before
from indgang.enquiries.rules import may_write_in_enquiry
from indgang.history.actions.recording import Actor, record_event
from indgang.shared.refusals import Refused

LONGEST_WAITED_FOR = 250


class UnableToWait(Refused):
    """It goes on as before; the company was told nothing."""


@dataclass(frozen=True)
class Wait:
    """``remind_date`` is when we look again; ``is_told`` that they know it already, for those no mail can reach.

    ``is_sensitive`` keeps what is needed out of mail.
    """

    waited_for: str
    remind_date: date | None
    once_key: str = ""
    is_told: bool = False
    is_sensitive: bool = False


def wait_for_company(*, enquiry: Enquiry, wait: Wait, by: Actor, now: datetime) -> Enquiry:
    """Tells the company what is needed, and waits. The answer's clock stands still from today on."""
    today = timezone.localdate(now)
    with transaction.atomic():
        enquiry = locked(enquiry)
        _refuse_stranger(enquiry, by)
        if written_before(enquiry, wait.once_key):
            return enquiry
        _refuse_to_wait(enquiry, wait)
        _refuse_day(wait.remind_date, today)
        step = NextStep(_("You send us: %(what)s") % {"what": wait.waited_for.strip()}, wait.remind_date)
        WaitingTime.objects.create(enquiry=enquiry, first_date=today, waited_for=wait.waited_for.strip())
        enquiry.state, enquiry.answer_due_date = State.WAITING, answer_due_of(enquiry, today)
        enquiry.save(update_fields=["state", "answer_due_date", *put_step(enquiry, step)])
        _tell(enquiry, wait, step, by, now)
        changes = {"next_step_date": ("", wait.remind_date)}
        record_event(area="enquiries", act="wait_for_company", target=enquiry, by=by, changes=changes)
    return enquiry


def resume_enquiry(*, enquiry: Enquiry, step: NextStep | None, by: Actor, now: datetime) -> Enquiry:
    """It goes on, and so does the answer's clock. Without a step the company has sent something: it must hear from us.

    A colleague always says what happens next.
    """
    today = timezone.localdate(now)
    with transaction.atomic():
        enquiry = locked(enquiry)
        _refuse_stranger(enquiry, by)
        if enquiry.state != State.WAITING:
            raise UnableToWait(_("It does not wait for the company."))
        if step is not None:
            refuse_vague_step(step, today, UnableToWait)
        else:
            enquiry.contact_due_at = next_contact_due(now)
        stop_waiting(enquiry=enquiry, today=today)
        enquiry.state = State.HELD if enquiry.holder_id else State.NEW
        enquiry.save(update_fields=["state", "contact_due_at", *put_step(enquiry, step)])
        changes = {"answer_due_date": ("", enquiry.answer_due_date)}
        record_event(area="enquiries", act="resume_enquiry", target=enquiry, by=by, changes=changes)
    return enquiry


def stop_waiting(*, enquiry: Enquiry, today: date) -> None:
    """A step of the acts that record it: ends the waiting time, if there is one, and reckons the day of the answer."""
    enquiry.waiting_times.filter(ended_date=None).update(ended_date=today)
    enquiry.answer_due_date = answer_due_of(enquiry, today)
    enquiry.save(update_fields=["answer_due_date"])


def _tell(enquiry: Enquiry, wait: Wait, step: NextStep, by: Actor, now: datetime) -> None:
    kind = MessageKind.ANSWER if enquiry.contact_mail else MessageKind.CALL
    words = Words(wait.waited_for, wait.once_key, wait.is_sensitive)
    message = write_down(enquiry=enquiry, kind=kind, words=words, is_heard=True, by=by, now=now)
    post_waiting(message, step, now=now)


def _refuse_stranger(enquiry: Enquiry, by: Actor) -> None:
    if not may_write_in_enquiry(by, enquiry):
        raise UnableToWait(_("Only those who hold it or have a part in it may write here."))


def _refuse_to_wait(enquiry: Enquiry, wait: Wait) -> None:
    if enquiry.state == State.WAITING:
        raise UnableToWait(_("It waits for the company already."))
    if enquiry.state != State.HELD:
        raise UnableToWait(_("Somebody must hold it before it can wait for the company."))
    if not wait.waited_for.strip():
        raise UnableToWait(_("Write what you need from them."), field="waited_for")
    if len(wait.waited_for) > LONGEST_WAITED_FOR:
        raise UnableToWait(_("Say it shorter; write the rest as an answer."), field="waited_for")
    if not (enquiry.contact_mail or wait.is_told):
        raise UnableToWait(_("They have left no mail address: call and say it first."), field="is_told")


def _refuse_day(remind_date: date | None, today: date) -> None:
    if remind_date is None:
        raise UnableToWait(_("Write by when."), field="remind_date")
    if remind_date < today:
        raise UnableToWait(_("That day is over. Choose today or a later day."), field="remind_date")
