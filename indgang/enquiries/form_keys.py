"""What a public form carries in place of a cookie: a key that only this server can have issued.

The key's nonce makes a form that is sent twice one; its time tells a form that was left open too long, or that no
person can have filled in. Why there is no cookie: docs/decisions/0018-the-form-needs-no-cookie.md.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer

LASTS_FOR = timedelta(hours=24)
SOONEST = timedelta(seconds=2)
"""No person reads a form and fills it in faster."""
NONCE_BYTES = 24
SALT = "indgang.enquiries.form"


@dataclass(frozen=True)
class FormKey:
    """``purpose`` is the form it was issued for: the key of one enquiry's page opens no other."""

    nonce: str
    purpose: str
    issued_at: datetime

    @property
    def signed(self) -> str:
        return _signer(self.purpose).sign(f"{self.nonce}.{int(self.issued_at.timestamp())}")

    def is_too_old(self, now: datetime) -> bool:
        return now - self.issued_at > LASTS_FOR

    def is_too_quick(self, now: datetime) -> bool:
        return now - self.issued_at < SOONEST

    def renewed(self, now: datetime) -> FormKey:
        """The same form with a new time: what it carries stays one, however late it is sent."""
        return FormKey(self.nonce, self.purpose, now)


def new_form_key(purpose: str, *, now: datetime) -> FormKey:
    return FormKey(secrets.token_urlsafe(NONCE_BYTES), purpose, now)


def read_form_key(signed: str, purpose: str) -> FormKey | None:
    """The key, however old; None where it was not issued here, or for another form."""
    try:
        nonce, _dot, seconds = _signer(purpose).unsign(signed).rpartition(".")
    except (BadSignature, UnicodeEncodeError):
        return None
    return FormKey(nonce, purpose, datetime.fromtimestamp(int(seconds), UTC))


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"{SALT}.{purpose}")
