"""What happens next and by when, the answer's own clock, and how much an enquiry takes: set by hand."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.enquiries.actions.raising import note_level, raise_level
from indgang.enquiries.actions.writing import Words, write_down
from indgang.enquiries.levels import ORDER
from indgang.enquiries.models import Enquiry, Level, MessageKind
from indgang.enquiries.next_steps import NextStep, put_step, refuse_vague_step
from indgang.enquiries.queries.days import answer_due_of
from indgang.enquiries.queries.locking import locked
from indgang.enquiries.rules import may_steer_enquiry
from indgang.history.actions.recording import Actor, record_event
from indgang.shared.refusals import Refused

MOST_DAYS = 730


class UnableToClock(Refused):
    """Days and level are as they were."""


def set_next_step(*, enquiry: Enquiry, step: NextStep, by: Actor, now: datetime) -> Enquiry:
    """What happens next; the company sees it on its own page, and no mail is sent."""
    with transaction.atomic():
        enquiry = _open_to(enquiry, by)
        refuse_vague_step(step, timezone.localdate(now), UnableToClock)
        before = enquiry.next_step_date
        enquiry.save(update_fields=put_step(enquiry, step))
        changes = {"next_step_date": (before, step.day)}
        record_event(area="enquiries", act="set_next_step", target=enquiry, by=by, changes=changes)
    return enquiry


def start_answer_clock(
    *, enquiry: Enquiry, complete_date: date, answer_days: int, by: Actor, now: datetime
) -> Enquiry:
    """The material was complete on the day; the answer comes within so many calendar days, those waited not counted.

    Set again it counts anew: the material was not complete after all, or another target holds.
    """
    today = timezone.localdate(now)
    with transaction.atomic():
        enquiry = _open_to(enquiry, by)
        if complete_date > today:
            raise UnableToClock(_("That day has not come yet."), field="complete_date")
        if not 0 < answer_days <= MOST_DAYS:
            told = _("Choose between 1 and %(most)d days.") % {"most": MOST_DAYS}
            raise UnableToClock(told, field="answer_days")
        before = enquiry.answer_due_date
        enquiry.complete_date, enquiry.answer_days = complete_date, answer_days
        enquiry.answer_due_date = answer_due_of(enquiry, today)
        enquiry.save(update_fields=["complete_date", "answer_days", "answer_due_date"])
        changes = {"answer_due_date": (before, enquiry.answer_due_date)}
        record_event(area="enquiries", act="start_answer_clock", target=enquiry, by=by, changes=changes)
    return enquiry


def raise_to(*, enquiry: Enquiry, level: Level, reason: str, by: Actor, now: datetime) -> Enquiry:
    """Raises the level by hand. The reason stands as a note among colleagues, since history is read by more."""
    with transaction.atomic():
        enquiry = _open_to(enquiry, by)
        if ORDER.index(level) <= ORDER.index(Level(enquiry.level)):
            raise UnableToClock(_("The level only goes up."), field="level")
        if not reason.strip():
            raise UnableToClock(_("Write why, for those who look later."), field="reason")
        told = _("The level is now %(level)s: %(reason)s") % {"level": level.label, "reason": reason.strip()}
        write_down(enquiry=enquiry, kind=MessageKind.NOTE, words=Words(told), is_heard=False, by=by, now=now)
        note_level(enquiry=enquiry, level=level, act="raise_to", by=by, now=now)
    return enquiry


def mark_enquiry(*, enquiry: Enquiry, needs_decision: bool, is_weighty: bool, by: Actor) -> Enquiry:
    """What it takes; the level follows by the rule, and only ever upwards."""
    with transaction.atomic():
        enquiry = _open_to(enquiry, by)
        changes = {
            "needs_decision": (enquiry.needs_decision, needs_decision),
            "is_weighty": (enquiry.is_weighty, is_weighty),
        }
        enquiry.needs_decision, enquiry.is_weighty = needs_decision, is_weighty
        enquiry.save(update_fields=list(changes))
        record_event(area="enquiries", act="mark_enquiry", target=enquiry, by=by, changes=changes)
        raise_level(enquiry=enquiry, by=by, now=timezone.now())
    return enquiry


def _open_to(enquiry: Enquiry, by: Actor) -> Enquiry:
    enquiry = locked(enquiry)
    if not may_steer_enquiry(by, enquiry):
        raise UnableToClock(_("Only the holder, their leader and the entrance may change this."))
    if not enquiry.is_open:
        raise UnableToClock(_("The enquiry is closed. Open it again first."))
    return enquiry
