"""References that can be read aloud, and the secret link to the status page."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from datetime import date
from hmac import compare_digest

from django.utils.crypto import salted_hmac

# No letter or digit that is taken for another when it is read aloud or written down.
LETTERS = "ACDEFHJKLMNPRTUVWXY3479"
REFERENCE_LENGTH = 6
SEED_BYTES = 24
LONGEST_DRAFT_KEY = 40
TOKEN_SALT = "indgang.enquiries.status"  # noqa: S105 – names what the key is for; it is no password


def new_reference(today: date) -> str:
    """Such as 26-H4KX7C: the year, and six letters, of which there are 148 million."""
    return f"{today:%y}-" + "".join(secrets.choice(LETTERS) for _ in range(REFERENCE_LENGTH))


def new_seed() -> str:
    return secrets.token_urlsafe(SEED_BYTES)


def token_of(seed: str) -> str:
    """192 bits that only whoever has both the seed and the installation's key can make."""
    digest = salted_hmac(TOKEN_SALT, seed, algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:SEED_BYTES]).decode()


def opens(token: str, seed: str) -> bool:
    return compare_digest(token.encode(errors="replace"), token_of(seed).encode())


def new_draft_key() -> str:
    """Tells one telephone note from another, in the form and in its draft."""
    return secrets.token_urlsafe(SEED_BYTES)


def is_draft_key(key: str) -> bool:
    """Whether it can be the key that came with a form."""
    return 0 < len(key) <= LONGEST_DRAFT_KEY and key.isascii() and key.isprintable()
