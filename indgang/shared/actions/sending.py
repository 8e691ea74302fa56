"""Sends what is due, and tries again what would not leave. A mail is taken, sent and noted, each by itself:

no transaction is open while a mail server is spoken with, which on SQLite would keep everybody else from writing.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from email.utils import format_datetime
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from indgang.shared.attachments import AS_FILE, Attachment
from indgang.shared.mail_faults import NothingTaken, fault_line, is_about_one_mail
from indgang.shared.models import OutgoingMail

BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 60))
"""How long is waited after the first, second … try; after that always the last."""
GIVEN_UP_AFTER = timedelta(days=3)
TAKEN_FOR = timedelta(minutes=10)
"""Longer than any mail server may let us wait, so that nobody else takes a mail that is still being sent."""
LONGEST_RUN = timedelta(seconds=50)
"""What is due after that waits for the next run, so that other work has its turn."""

logger = logging.getLogger(__name__)
Clock = Callable[[], datetime]


def send_due_mail(*, now: datetime, may_go_on: Callable[[], bool] = lambda: True) -> int:
    """Sends what is due, oldest first, until nothing is, the server fails, or ``may_go_on`` says no; returns how many.

    Any number of processes may do it at once. Cut off between the server's yes and our note of it, a mail is sent
    once more, under the same Message-ID.
    """
    clock = _running_from(now)
    sent = 0
    while may_go_on() and clock() < now + LONGEST_RUN:
        mail = _take_next(clock())
        fault = _try_to_send(mail, clock) if mail else None
        if mail is None or (fault and not is_about_one_mail(fault)):
            break
        sent += fault is None
    return sent


def _running_from(now: datetime) -> Clock:
    began = time.monotonic()
    return lambda: now + timedelta(seconds=time.monotonic() - began)


def _take_next(now: datetime) -> OutgoingMail | None:
    """The mail that has been due longest, and that nobody else is sending, as ours for a while."""
    free = Q(taken_until=None) | Q(taken_until__lte=now)
    waiting = OutgoingMail.objects.filter(free, sent_at=None, given_up_at=None, next_try_at__lte=now)
    with transaction.atomic():
        mail = waiting.order_by("next_try_at", "pk").select_for_update(skip_locked=True).first()
        if mail is not None:
            mail.attempts += 1
            mail.first_tried_at = mail.first_tried_at or now
            mail.taken_until = now + TAKEN_FOR
            mail.save(update_fields=["attempts", "first_tried_at", "taken_until"])
    return mail


def _try_to_send(mail: OutgoingMail, clock: Clock) -> Exception | None:
    """What went wrong, or None. A server that says yes and then hangs has taken the mail all the same."""
    line = get_connection()
    try:
        try:
            line.open()
            if not line.send_messages([_as_message(mail)]):
                raise NothingTaken
        except Exception as fault:  # noqa: BLE001 – whatever it is, it is noted, and the next mail has its turn
            _note_failed(mail, fault, clock())
            return fault
        _note_sent(mail, clock())
        return None
    finally:
        with suppress(OSError, SMTPException):
            line.close()


def _as_message(mail: OutgoingMail) -> EmailMultiAlternatives:
    headers = {"Message-ID": mail.message_id, "Date": format_datetime(timezone.localtime(mail.due_at))}
    if mail.is_automatic:
        # Nobody's out-of-office is to answer; Exchange goes by a header of its own.
        headers |= {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF, AutoReply"}
    reply_to = [mail.reply_to] if mail.reply_to else None
    message = EmailMultiAlternatives(
        mail.subject, mail.text, to=[mail.recipient], reply_to=reply_to, headers=headers
    )
    for attachment in map(Attachment.from_row, mail.attachments):
        _attach(message, attachment)
    return message


def _attach(message: EmailMultiAlternatives, attachment: Attachment) -> None:
    """Outlook acts on an invitation only where it is another form of the text itself (RFC 6047, 2.4).

    The file goes besides, for whoever opens it by hand, under a type that no program acts on a second time.
    """
    if not attachment.is_for_calendars:
        message.attach(attachment.name, attachment.content, attachment.content_type)
        return
    message.attach_alternative(attachment.content.decode(), attachment.content_type)
    message.attach(attachment.name, attachment.content, AS_FILE)


def _note_sent(mail: OutgoingMail, now: datetime) -> None:
    OutgoingMail.objects.filter(pk=mail.pk).update(
        sent_at=now, given_up_at=None, taken_until=None, last_error=""
    )


def _note_failed(mail: OutgoingMail, fault: Exception, now: datetime) -> None:
    told = fault_line(fault, secrets=(mail.recipient, mail.subject))
    logger.warning("Mail %d was not sent, try %d: %s", mail.pk, mail.attempts, told)
    wait = BACK_OFF[min(mail.attempts, len(BACK_OFF)) - 1]
    row = OutgoingMail.objects.filter(pk=mail.pk, sent_at=None)
    row.update(next_try_at=now + wait, taken_until=None, last_error=told)
    row.filter(first_tried_at__lte=now - GIVEN_UP_AFTER).update(given_up_at=now)
