"""Writes mail down. It leaves afterwards: what was written in a transaction that came to nothing is never sent."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from email.utils import parseaddr
from typing import Protocol
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from indgang.shared.attachments import Attachment
from indgang.shared.models import OutgoingMail
from indgang.shared.refusals import Refused

LONGEST_SUBJECT = 200
LONGEST_ADDRESS = 254
MOST_ATTACHED = 1_000_000  # bytes; whatever is bigger is read by a link


class UnableToPostMail(Refused):
    """Nothing was written, and nothing will be sent."""


class Concern(Protocol):
    """What a mail is about: anything that can tell its lasting key, its label and where it is seen."""

    @property
    def history_key(self) -> str: ...

    @property
    def history_label(self) -> str: ...

    @property
    def history_link(self) -> str: ...


def post_mail(
    *,
    once_key: str,
    recipient: str,
    subject: str,
    text: str,
    area: str,
    about: Concern,
    now: datetime,
    due_at: datetime | None = None,
    reply_to: str = "",
    attachments: Sequence[Attachment] = (),
    is_automatic: bool = True,
) -> OutgoingMail:
    """Writes one mail to one address, to be sent when it is due, inside the caller's transaction.

    ``once_key`` names the occasion, such as ``enquiry:7:receipt``: posted again under it, nothing new is written, and
    the first mail comes back. The label of ``about`` is seen by those who see to the post; let it tell no secret.
    """
    _refuse_address(recipient)
    if reply_to:
        _refuse_address(reply_to)
    _refuse_headers(subject, attachments)
    due_at = due_at or now
    mail, _is_new = OutgoingMail.objects.get_or_create(
        once_key=once_key,
        defaults={
            "message_id": _new_message_id(),
            "recipient": recipient,
            "reply_to": reply_to,
            "subject": subject,
            "text": text,
            "attachments": [attachment.as_row() for attachment in attachments],
            "is_automatic": is_automatic,
            "area": area,
            "target_key": about.history_key,
            "target_label": about.history_label[:300],
            "target_link": about.history_link[:300],
            "created_at": now,
            "due_at": due_at,
            "next_try_at": due_at,
        },
    )
    return mail


def _refuse_address(address: str) -> None:
    told = _("The mail cannot be sent: the address is not a mail address.")
    if len(address) > LONGEST_ADDRESS:
        raise UnableToPostMail(told, field="recipient")
    try:
        validate_email(address)
    except ValidationError:
        raise UnableToPostMail(told, field="recipient") from None


def _refuse_headers(subject: str, attachments: Sequence[Attachment]) -> None:
    """A line break in a header would begin another header: somebody else's recipient, or somebody else's text."""
    if not subject.strip() or len(subject) > LONGEST_SUBJECT or _holds_control(subject):
        raise UnableToPostMail(_("The subject must be one line, and not too long."), field="subject")
    if any(_holds_control(one.name) or not one.name or not one.has_sound_type() for one in attachments):
        raise UnableToPostMail(_("A file that goes with the mail has a name or kind that cannot be sent."))
    if sum(len(one.content) for one in attachments) > MOST_ATTACHED:
        raise UnableToPostMail(_("The files that go with the mail are too big."))


def _holds_control(text: str) -> bool:
    return any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in text)


def _new_message_id() -> str:
    """Under the sender's domain; it stays the same however often the mail is tried."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
    return f"<{uuid4().hex}@{domain}>"
