"""The personal link to a gathering: whoever has it may answer for one guest, and see where they sit."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from hmac import compare_digest

from django.utils.crypto import salted_hmac

from indgang.gatherings.models import Guest

SALT = "indgang.gatherings.guest"
EVALUATION_SALT = "indgang.gatherings.evaluation"
SEED_BYTES = 24


def new_seed() -> str:
    return secrets.token_urlsafe(SEED_BYTES)


def token_of(guest: Guest, salt: str = SALT) -> str:
    """Such as ``7-`` and 192 bits that only whoever has both the seed and the installation's key can make."""
    digest = salted_hmac(salt, guest.token_seed, algorithm="sha256").digest()
    return f"{guest.pk}-{urlsafe_b64encode(digest[:SEED_BYTES]).decode()}"


def evaluation_token_of(guest: Guest) -> str:
    """Another than the personal one: whoever has the badge cannot answer how it was, and the other way round."""
    return token_of(guest, EVALUATION_SALT)


def guest_of_token(token: str, salt: str = SALT) -> Guest | None:
    """Whose link it is; None where the link was not made here."""
    number = token.partition("-")[0]
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    guest = Guest.objects.select_related("gathering__organiser", "colleague").filter(pk=int(number)).first()
    is_theirs = guest is not None and compare_digest(
        token.encode(errors="replace"), token_of(guest, salt).encode()
    )
    return guest if is_theirs else None
