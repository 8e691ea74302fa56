"""Who holds on to an enquiry: the task points to a colleague, somebody takes it, or is asked to and says yes or no."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indgang.catalogue.models import Task
from indgang.enquiries.actions.raising import raise_level
from indgang.enquiries.actions.teaching import teach_finding
from indgang.enquiries.actions.tying import note_handed_over
from indgang.enquiries.models import Enquiry, HandOver, HandOverState, State
from indgang.enquiries.notices.colleagues import post_answer_to_hand_over, post_hand_over, post_taken_over
from indgang.enquiries.notices.company import post_holder
from indgang.enquiries.queries.locking import locked
from indgang.enquiries.queries.parts import main_unit_id_of, open_hand_over
from indgang.enquiries.queries.receivers import receivers_instead
from indgang.enquiries.rules import (
    may_answer_hand_over,
    may_steer_enquiry,
    may_take_enquiry,
    may_take_over_enquiry,
)
from indgang.history.actions.recording import Actor, record_event
from indgang.people.models import Colleague, User
from indgang.people.queries import absences_on
from indgang.people.rules import is_self
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused


class UnableToHold(Refused):
    """Whoever had the enquiry has it still."""


def choose_task(*, enquiry: Enquiry, task: Task, by: Actor) -> Enquiry:
    """What the enquiry is about. The unit that answers for the task sees it from now on.

    The holder's own choice teaches finding; anybody else's must wait until a colleague has said yes to it.
    """
    with transaction.atomic():
        enquiry = locked(enquiry)
        if not may_steer_enquiry(by, enquiry):
            raise UnableToHold(_("Only the holder, their leader and the entrance may choose the task."))
        _refuse_closed(enquiry)
        # The task would tell what a confidential one is about: history is read by others too.
        changes = {} if enquiry.is_confidential else {"task": (enquiry.task, task)}
        enquiry.task, enquiry.unit = task, task.answering_unit
        enquiry.save(update_fields=["task", "unit"])
        record_event(area="enquiries", act="choose_task", target=enquiry, by=by, changes=changes)
        raise_level(enquiry=enquiry, by=by, now=timezone.now())
    if isinstance(by, User) and enquiry.holder is not None and is_self(by, enquiry.holder):
        teach_finding(enquiry=enquiry, by=by, now=timezone.now())
    return enquiry


def take_enquiry(*, enquiry: Enquiry, by: User, now: datetime) -> Enquiry:
    """Whoever takes it holds it until the company has its answer, and the company is told their name."""
    with transaction.atomic():
        enquiry = locked(enquiry)
        if by.colleague is not None and enquiry.holder == by.colleague:
            return enquiry
        if enquiry.holder is not None:
            raise UnableToHold(_("%(name)s holds it already.") % {"name": enquiry.holder.name})
        if not may_take_enquiry(by, enquiry) or by.colleague is None:
            raise UnableToHold(_("You cannot take this enquiry."))
        _end_hand_over(enquiry, HandOverState.WITHDRAWN, reply="", now=now)
        _give(enquiry, by.colleague, act="take_enquiry", by=by, now=now)
    teach_finding(enquiry=enquiry, by=by, now=now)
    return enquiry


def take_over_enquiry(*, enquiry: Enquiry, by: User, now: datetime) -> Enquiry:
    """From a holder who does not see to it: both they and the company are told who holds it now."""
    with transaction.atomic():
        enquiry = locked(enquiry)
        before = enquiry.holder
        if before is None or before == by.colleague:
            return take_enquiry(enquiry=enquiry, by=by, now=now)
        _refuse_closed(enquiry)
        if not may_take_over_enquiry(by, enquiry) or by.colleague is None:
            raise UnableToHold(_("You cannot take this enquiry over."))
        _end_hand_over(enquiry, HandOverState.WITHDRAWN, reply="", now=now)
        _count_transfer(enquiry)
        _give(enquiry, by.colleague, act="take_over_enquiry", by=by, now=now)
        post_taken_over(enquiry, before=before, now=now)
    return enquiry


def _count_transfer(enquiry: Enquiry) -> None:
    Enquiry.objects.filter(pk=enquiry.pk).update(transfers=F("transfers") + 1)
    enquiry.refresh_from_db(fields=["transfers"])


def hand_to_task(
    *, enquiry: Enquiry, task: Task, receiver: Colleague, word: str, by: Actor, now: datetime
) -> HandOver:
    """Chooses the task and asks the colleague who does it: both, or neither."""
    with transaction.atomic():
        enquiry = choose_task(enquiry=enquiry, task=task, by=by)
        return ask_to_hold(enquiry=enquiry, receiver=receiver, word=word, by=by, now=now)


def ask_to_hold(
    *,
    enquiry: Enquiry,
    receiver: Colleague,
    word: str,
    by: Actor,
    now: datetime,
    instead_of: HandOver | None = None,
) -> HandOver:
    """Asks a colleague to hold it. Until they say yes nothing is changed, and only one is asked at a time.

    ``instead_of`` is a question that nobody has answered, and that this one takes the place of.
    """
    with transaction.atomic():
        enquiry = locked(enquiry)
        _refuse_to_ask(enquiry, receiver, by, now, instead_of)
        _end_hand_over(enquiry, HandOverState.WITHDRAWN, reply="", now=now)
        hand_over = HandOver.objects.create(
            enquiry=enquiry,
            giver=enquiry.holder or (by.colleague if isinstance(by, User) else None),
            receiver=receiver,
            word=without_person_numbers(word).strip(),
            asked_at=now,
        )
        changes = {"receiver": ("", receiver)}
        record_event(area="enquiries", act="ask_to_hold", target=enquiry, by=by, changes=changes)
        post_hand_over(hand_over, now=now)
    return hand_over


def accept_enquiry(*, hand_over: HandOver, by: User, now: datetime) -> Enquiry:
    """The colleague who was asked says yes: from now on they hold it."""
    with transaction.atomic():
        enquiry = locked(hand_over.enquiry)
        hand_over = _still_asked(hand_over, by)
        _refuse_closed(enquiry)
        was_held = enquiry.holder is not None
        _end_hand_over(enquiry, HandOverState.ACCEPTED, reply="", now=now)
        if was_held:
            _count_transfer(enquiry)
        _give(enquiry, hand_over.receiver, act="accept_enquiry", by=by, now=now)
        note_handed_over(hand_over=hand_over, now=now)
        post_answer_to_hand_over(HandOver.objects.get(pk=hand_over.pk), now=now)
    teach_finding(enquiry=enquiry, by=by, now=now)
    return enquiry


def decline_enquiry(*, hand_over: HandOver, reply: str, by: User, now: datetime) -> HandOver:
    """The colleague who was asked says no, and why: whoever asked must know it to find another."""
    reply = without_person_numbers(reply).strip()
    if not reply:
        raise UnableToHold(_("Write a word about why: it helps to find the right one."), field="reply")
    with transaction.atomic():
        enquiry = locked(hand_over.enquiry)
        hand_over = _still_asked(hand_over, by)
        _end_hand_over(enquiry, HandOverState.DECLINED, reply=reply, now=now)
        hand_over.refresh_from_db()
        record_event(area="enquiries", act="decline_enquiry", target=enquiry, by=by)
        post_answer_to_hand_over(hand_over, now=now)
    return hand_over


def withdraw_hand_over(*, hand_over: HandOver, by: Actor, now: datetime) -> None:
    """Whoever asked no longer does."""
    with transaction.atomic():
        enquiry = locked(hand_over.enquiry)
        if not may_steer_enquiry(by, enquiry):
            raise UnableToHold(_("Only the holder, their leader and the entrance may take it back."))
        if open_hand_over(enquiry) != hand_over:
            raise UnableToHold(_("It has been answered already."))
        _end_hand_over(enquiry, HandOverState.WITHDRAWN, reply="", now=now)
        record_event(area="enquiries", act="withdraw_hand_over", target=enquiry, by=by)


def _give(enquiry: Enquiry, holder: Colleague, *, act: str, by: Actor, now: datetime) -> None:
    changes = {"holder": (enquiry.holder, holder)}
    enquiry.holder, enquiry.held_since = holder, now
    enquiry.unit_id = enquiry.unit_id or main_unit_id_of(holder)
    if enquiry.state == State.NEW:
        enquiry.state = State.HELD
    enquiry.save(update_fields=["holder", "held_since", "unit", "state"])
    record_event(area="enquiries", act=act, target=enquiry, by=by, changes=changes)
    raise_level(enquiry=enquiry, by=by, now=now)
    post_holder(enquiry, now=now)


def _refuse_to_ask(
    enquiry: Enquiry, receiver: Colleague, by: Actor, now: datetime, instead_of: HandOver | None
) -> None:
    if not may_steer_enquiry(by, enquiry):
        raise UnableToHold(_("Only the holder, their leader and the entrance may hand it over."))
    _refuse_closed(enquiry)
    if receiver == enquiry.holder:
        raise UnableToHold(_("%(name)s holds it already.") % {"name": receiver.name}, field="receiver")
    _refuse_away(receiver, timezone.localdate(now))
    asked = open_hand_over(enquiry)
    if asked is not None and (asked != instead_of or asked.receiver == receiver):
        raise UnableToHold(
            _("%(name)s has been asked and has not answered yet.") % {"name": asked.receiver.name},
            field="receiver",
        )


def _refuse_away(receiver: Colleague, today: date) -> None:
    """A company must not wait for a colleague who is not there; whoever answers for them is named instead."""
    told = {"name": receiver.name}
    if receiver.has_left(today):
        raise UnableToHold(_("%(name)s has left.") % told, field="receiver")
    absence = absences_on(today, [receiver.pk]).get(receiver.pk)
    if absence is None:
        return
    told["day"] = date_format(absence.last_date, "j. F")
    instead = receivers_instead(receiver, today)
    if instead:
        reason = _("%(name)s is away up to and including %(day)s. Ask %(instead)s, who answers for them.")
        told["instead"] = instead[0].colleague.name
    else:
        reason = _("%(name)s is away up to and including %(day)s, and nobody answers for them. Ask another.")
    raise UnableToHold(reason % told, field="receiver")


def _refuse_closed(enquiry: Enquiry) -> None:
    if not enquiry.is_open:
        raise UnableToHold(_("The enquiry is closed. Open it again first."))


def _still_asked(hand_over: HandOver, by: User) -> HandOver:
    hand_over = HandOver.objects.select_related("receiver", "giver", "enquiry").get(pk=hand_over.pk)
    if hand_over.state != HandOverState.ASKED:
        raise UnableToHold(_("It has been answered already."))
    if not may_answer_hand_over(by, hand_over):
        raise UnableToHold(_("Only the colleague who was asked can answer."))
    return hand_over


def _end_hand_over(enquiry: Enquiry, state: HandOverState, *, reply: str, now: datetime) -> None:
    enquiry.hand_overs.filter(state=HandOverState.ASKED).update(state=state, reply=reply, ended_at=now)
