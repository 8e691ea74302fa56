"""Wrong colleague or wrong task: it goes back to the entrance with one click, and the catalogue is put right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.catalogue.models import Task
from indgang.enquiries.actions.correcting import Wrong, open_correction
from indgang.enquiries.actions.waiting import stop_waiting
from indgang.enquiries.actions.writing import Words, write_down
from indgang.enquiries.models import Enquiry, HandOver, HandOverState, MessageKind, State
from indgang.enquiries.notices.colleagues import post_answer_to_hand_over
from indgang.enquiries.notices.sending_back import post_back_to_company, post_back_to_entrance
from indgang.enquiries.queries.days import next_contact_due
from indgang.enquiries.queries.locking import locked
from indgang.enquiries.queries.parts import main_unit_id_of, open_hand_over
from indgang.enquiries.rules import may_steer_enquiry
from indgang.history.actions.recording import record_event
from indgang.people.models import Colleague, User
from indgang.people.rules import is_self
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused


class UnableToSendBack(Refused):
    """It stays where it is."""


@dataclass(frozen=True)
class _Mistaken:
    """Who had got it: the holder, or whoever was only ``asked`` to hold it. ``once`` tells this time from others."""

    colleague: Colleague
    asked: HandOver | None
    once: str


def send_back(*, enquiry: Enquiry, wrong: Wrong, word: str, by: User, now: datetime) -> Enquiry:
    """Sends it back to the entrance, which is told by mail, and gives whoever keeps the catalogue a correction.

    The wrong person keeps the task, the wrong task empties it. Whoever was only asked to hold it says no by it: an
    enquiry that somebody else holds stays with them. ``word`` may be empty: what was wrong is said in any case.
    """
    word = without_person_numbers(word).strip()
    told = word or _in_a_word(wrong)
    with transaction.atomic():
        enquiry = locked(enquiry)
        mistaken, task = _mistaken(enquiry, by), enquiry.task
        _let_go(enquiry, mistaken, told, now)
        if wrong == Wrong.TASK:
            enquiry.task = None
        if enquiry.task is None:
            enquiry.unit_id = main_unit_id_of(enquiry.holder) if enquiry.holder else None
        enquiry.save()
        _write_down(enquiry, mistaken, task, told, by, now)
        if task is not None:
            open_correction(
                enquiry=enquiry, task=task, colleague=mistaken.colleague, wrong=wrong, word=word, once=mistaken.once,
                by=by, now=now,
            )  # fmt: skip
        _tell(enquiry, mistaken, told, now)
    return enquiry


def _in_a_word(wrong: Wrong) -> str:
    """What is told where nothing was written."""
    if wrong == Wrong.PERSON:
        return _("The task is right, but the colleague is not the one who does it.")
    return _("It is about something else than the task says.")


def _mistaken(enquiry: Enquiry, by: User) -> _Mistaken:
    if not enquiry.is_open:
        raise UnableToSendBack(_("The enquiry is closed. Open it again first."))
    asked = open_hand_over(enquiry)
    if asked is not None and is_self(by, asked.receiver):
        return _Mistaken(asked.receiver, asked, f"asked:{asked.pk}")
    if enquiry.holder is None:
        raise UnableToSendBack(_("The entrance has it already."))
    if not may_steer_enquiry(by, enquiry):
        raise UnableToSendBack(_("Only the holder, their leader and the entrance may send it back."))
    return _Mistaken(enquiry.holder, None, f"held:{enquiry.transfers}")


def _let_go(enquiry: Enquiry, mistaken: _Mistaken, word: str, now: datetime) -> None:
    """Unsaved; from the holder it goes to nobody, and the company must hear from us anew if it has been answered."""
    state = HandOverState.WITHDRAWN if mistaken.asked is None else HandOverState.DECLINED
    reply = "" if mistaken.asked is None else word
    enquiry.hand_overs.filter(state=HandOverState.ASKED).update(state=state, reply=reply, ended_at=now)
    if mistaken.asked is None:
        # Nobody is there to wait for the company: the clock runs again until somebody holds it.
        stop_waiting(enquiry=enquiry, today=timezone.localdate(now))
        enquiry.state, enquiry.holder, enquiry.held_since = State.NEW, None, None
        enquiry.transfers += 1
        enquiry.contact_due_at = enquiry.contact_due_at or next_contact_due(now)


def _write_down(
    enquiry: Enquiry, mistaken: _Mistaken, task: Task | None, word: str, by: User, now: datetime
) -> None:
    """The word stands in the enquiry, for whoever holds it next; history only tells that it went back."""
    write_down(enquiry=enquiry, kind=MessageKind.NOTE, words=Words(word), is_heard=False, by=by, now=now)
    changes: dict[str, tuple[object, object]] = {}
    if task != enquiry.task and not enquiry.is_confidential:
        changes["task"] = task, enquiry.task
    if mistaken.asked is None:
        changes["holder"] = mistaken.colleague, None
    record_event(area="enquiries", act="send_back", target=enquiry, by=by, changes=changes)


def _tell(enquiry: Enquiry, mistaken: _Mistaken, word: str, now: datetime) -> None:
    post_back_to_entrance(enquiry, colleague=mistaken.colleague, word=word, once=mistaken.once, now=now)
    if mistaken.asked is None:
        post_back_to_company(enquiry, once=mistaken.once, now=now)
    else:
        post_answer_to_hand_over(HandOver.objects.get(pk=mistaken.asked.pk), now=now)
