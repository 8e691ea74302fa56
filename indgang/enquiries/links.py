"""References that can be read aloud, and the secret link to the status page."""

from __future__ import annotations

import secrets
from datetime import date

from indgang.shared.secret_links import SEED_BYTES, is_token_from, token_from

# No letter or digit that is taken for another when it is read aloud or written down.
LETTERS = "ACDEFHJKLMNPRTUVWXY3479"
REFERENCE_LENGTH = 6
LONGEST_DRAFT_KEY = 40
TOKEN_SALT = "indgang.enquiries.status"  # noqa: S105 – names what the key is for; it is no password


def new_reference(today: date) -> str:
    """Such as 26-H4KX7C: the year, and six letters, of which there are 148 million."""
    return f"{today:%y}-" + "".join(secrets.choice(LETTERS) for _ in range(REFERENCE_LENGTH))


def token_of(seed: str) -> str:
    return token_from(seed=seed, salt=TOKEN_SALT)


def opens(token: str, seed: str) -> bool:
    return is_token_from(token, seed=seed, salt=TOKEN_SALT)


def new_draft_key() -> str:
    """Tells one telephone note from another, in the form and in its draft."""
    return secrets.token_urlsafe(SEED_BYTES)


def is_draft_key(key: str) -> bool:
    """Whether it can be the key that came with a form."""
    return 0 < len(key) <= LONGEST_DRAFT_KEY and key.isascii() and key.isprintable()
