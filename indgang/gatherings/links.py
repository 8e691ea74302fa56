"""The personal link to a gathering: whoever has it may answer for one guest, and see where they sit."""

from __future__ import annotations

from indgang.gatherings.models import Guest
from indgang.shared.secret_links import is_token_from, token_from

SALT = "indgang.gatherings.guest"


def token_of(guest: Guest) -> str:
    """Such as ``7-`` and what only the guest's seed and the installation's key make."""
    return f"{guest.pk}-{token_from(seed=guest.token_seed, salt=SALT)}"


def guest_of_token(token: str) -> Guest | None:
    """Whose link it is; None where the link was not made here."""
    number, _dash, rest = token.partition("-")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    guest = Guest.objects.select_related("gathering__organiser", "colleague").filter(pk=int(number)).first()
    is_theirs = guest is not None and is_token_from(rest, seed=guest.token_seed, salt=SALT)
    return guest if is_theirs else None
