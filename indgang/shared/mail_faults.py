"""What went wrong when a mail was to be sent, in a line that holds no address."""

from __future__ import annotations

import re
from smtplib import (
    SMTPDataError,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
    SMTPServerDisconnected,
)

ADDRESS = re.compile(r"\S*@\S*")
LONGEST = 300


class NothingTaken(Exception):
    """The mail server was spoken with, and took no mail."""


def is_about_one_mail(fault: Exception) -> bool:
    """The next mail may fare better; else it is the server that does not answer, and the others wait too."""
    return isinstance(
        fault, SMTPRecipientsRefused | SMTPDataError | SMTPSenderRefused | ValueError | NothingTaken
    )


def fault_line(fault: Exception, *, secrets: tuple[str, ...]) -> str:
    """Such as ``SMTPDataError: 452 mailbox full``; addresses and the ``secrets`` are left out."""
    told = ADDRESS.sub("…", f"{type(fault).__name__}: {_answer_of(fault)}".removesuffix(": "))
    for secret in filter(None, secrets):
        told = told.replace(secret, "…")
    return " ".join(told.split())[:LONGEST]


def _answer_of(fault: Exception) -> str:
    """What the server or the system said; of any other fault nothing, as it may hold the mail's own words."""
    if isinstance(fault, SMTPRecipientsRefused):
        return next((_as_text(*answer) for answer in fault.recipients.values()), "")
    if isinstance(fault, SMTPResponseException):
        return _as_text(fault.smtp_code, fault.smtp_error)
    if isinstance(fault, SMTPServerDisconnected):
        return str(fault)  # smtplib's own words: whether it was closed, or silent too long
    return (fault.strerror or "") if isinstance(fault, OSError) else ""


def _as_text(code: int, words: bytes | str) -> str:
    return f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
