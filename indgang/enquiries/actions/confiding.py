"""An enquiry of closure, dismissals or a move is for few: it is made confidential, or opened to the house again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.businesses.actions.speaking import note_spoken_with, withdraw_conversations
from indgang.enquiries.actions.writing import Words, write_down
from indgang.enquiries.models import Enquiry, MessageKind
from indgang.enquiries.queries.locking import locked
from indgang.enquiries.rules import may_steer_enquiry
from indgang.history.actions.recording import Actor, NamedActor, record_event
from indgang.shared.refusals import Refused


class UnableToConfide(Refused):
    """Those who saw it see it still, and nobody else."""


def make_confidential(*, enquiry: Enquiry, reason: str, by: Actor, now: datetime) -> Enquiry:
    """From now on only those with a part in it see it, and the company's card does not tell of it any more."""
    with transaction.atomic():
        enquiry = locked(enquiry)
        _refuse(enquiry, reason, by)
        if enquiry.is_confidential:
            raise UnableToConfide(_("It is confidential already."))
        _change(enquiry, is_confidential=True, reason=reason, by=by, now=now)
        if enquiry.business is not None:
            withdraw_conversations(
                business=enquiry.business, area="enquiries", key=enquiry.history_key, by=by
            )
    return enquiry


def open_to_house(*, enquiry: Enquiry, reason: str, by: Actor, now: datetime) -> Enquiry:
    """It is like any other again, and the company's card tells when we last spoke of it."""
    with transaction.atomic():
        enquiry = locked(enquiry)
        _refuse(enquiry, reason, by)
        if not enquiry.is_confidential:
            raise UnableToConfide(_("It is not confidential."))
        _change(enquiry, is_confidential=False, reason=reason, by=by, now=now)
        _tell_card(enquiry)
    return enquiry


def _change(enquiry: Enquiry, *, is_confidential: bool, reason: str, by: Actor, now: datetime) -> None:
    enquiry.is_confidential = is_confidential
    enquiry.save(update_fields=["is_confidential"])
    told = _("Made confidential: %(reason)s") if is_confidential else _("Open to the house again: %(reason)s")
    words = Words(told % {"reason": reason.strip()})
    write_down(enquiry=enquiry, kind=MessageKind.NOTE, words=words, is_heard=False, by=by, now=now)
    act = "make_confidential" if is_confidential else "open_to_house"
    record_event(area="enquiries", act=act, target=enquiry, by=by)


def _tell_card(enquiry: Enquiry) -> None:
    last = enquiry.messages.filter(counts_as_answer=True).order_by("-written_at", "-pk").first()
    if enquiry.business is None or last is None:
        return
    note_spoken_with(
        business=enquiry.business,
        at=last.written_at,
        area="enquiries",
        key=enquiry.history_key,
        label=enquiry.summary,
        link=enquiry.get_absolute_url(),
        by=NamedActor(last.author_name),
    )


def _refuse(enquiry: Enquiry, reason: str, by: Actor) -> None:
    if not may_steer_enquiry(by, enquiry):
        raise UnableToConfide(_("Only the holder, their leader and the entrance may change who sees it."))
    if not reason.strip():
        raise UnableToConfide(_("Write why, for those who look later."), field="reason")
