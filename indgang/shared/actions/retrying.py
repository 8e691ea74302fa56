from __future__ import annotations

from datetime import datetime
from typing import Protocol

from django.db import transaction
from django.db.models import QuerySet, Value
from django.db.models.functions import Replace
from django.utils.translation import gettext as _

from indgang.shared.models import OutgoingMail
from indgang.shared.refusals import Refused


class Actor(Protocol):
    """Who asked for it."""

    @property
    def history_name(self) -> str: ...


class UnableToRetryMail(Refused):
    """The mail stays as it is."""


def retry_mail(*, mail: OutgoingMail, by: Actor, now: datetime) -> OutgoingMail:
    """Lets the mail be tried at once, and anew from the beginning; one that was given up too.

    Whether ``by`` may is asked at the desk's door: this floor knows no roles. That they did stands on the mail.
    """
    with transaction.atomic():
        mail = OutgoingMail.objects.select_for_update().get(pk=mail.pk)
        if mail.sent_at is not None:
            raise UnableToRetryMail(_("The mail has been sent meanwhile."))
        if mail.emptied_at is not None:
            raise UnableToRetryMail(_("The mail's text has been deleted, so it can no longer be sent."))
        if mail.is_on_its_way(now):
            raise UnableToRetryMail(_("The mail is being sent at this moment. Look again in a while."))
        mail.next_try_at, mail.attempts, mail.first_tried_at, mail.given_up_at = now, 0, None, None
        mail.retried_by = by.history_name[:200]
        mail.save(update_fields=["next_try_at", "attempts", "first_tried_at", "given_up_at", "retried_by"])
    return mail


def reword_unsent_mail(*, mails: QuerySet[OutgoingMail], old: str, new: str) -> int:
    """Puts ``new`` where ``old`` stands in those of the mails that have not left, such as a link; returns how many."""
    return mails.filter(sent_at=None, text__contains=old).update(text=Replace("text", Value(old), Value(new)))


def readdress_mail(*, mails: QuerySet[OutgoingMail], recipient: str, by: Actor, now: datetime) -> int:
    """Those of the mails that have not left go to another address, at once and anew; returns how many.

    With no address they are given up instead. One that is being sent this moment may still leave for the old address;
    fails it, the next try goes to the new one. Who may is asked by the caller, who has checked the address too.
    """
    unsent = mails.filter(sent_at=None, emptied_at=None)
    if not recipient:
        return unsent.filter(given_up_at=None).update(given_up_at=now)
    return unsent.update(
        recipient=recipient,
        next_try_at=now,
        attempts=0,
        first_tried_at=None,
        given_up_at=None,
        last_error="",
        retried_by=by.history_name[:200],
    )
