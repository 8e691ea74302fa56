"""The secret links to a gathering: a guest's, to answer and see where they sit, which their badge has too; theirs

to say how it was, and to agree to be quoted; and a leader's, to say yes or no.
"""

from __future__ import annotations

from indgang.gatherings.models import Guest
from indgang.shared.secret_links import is_token_from, token_from

SALT = "indgang.gatherings.guest"
EVALUATION_SALT = "indgang.gatherings.evaluation"
QUOTES_SALT = "indgang.gatherings.quotes"
LEADER_SALT = "indgang.gatherings.leader"


def token_of(guest: Guest, salt: str = SALT) -> str:
    """Such as ``7-`` and what only the guest's seed and the installation's key make."""
    return f"{guest.pk}-{token_from(seed=guest.token_seed, salt=salt)}"


def evaluation_token_of(guest: Guest) -> str:
    """Another than the personal one: whoever has the badge cannot answer how it was, and the other way round."""
    return token_of(guest, EVALUATION_SALT)


def quotes_token_of(guest: Guest) -> str:
    """Another again: a badge hangs round a neck where anybody can scan it, and must not agree for whoever wore it."""
    return token_of(guest, QUOTES_SALT)


def leader_token_of(guest: Guest) -> str:
    """What opens all that the guest's leader is asked of the gathering; with another leader it is another."""
    return token_of(guest, _salt_of_leader(guest))


def asked_of_leader_token(token: str) -> Guest | None:
    """The guest whose leader has the link; None where it was not made here, or somebody else is asked by now."""
    guest = _guest_numbered(token)
    is_theirs = (
        guest is not None
        and guest.leader_asked_at is not None
        and _is_of(token, guest, _salt_of_leader(guest))
    )
    return guest if is_theirs else None


def guest_of_token(token: str, salt: str = SALT) -> Guest | None:
    """Whose link it is; None where the link was not made here."""
    guest = _guest_numbered(token)
    return guest if guest is not None and _is_of(token, guest, salt) else None


def _salt_of_leader(guest: Guest) -> str:
    return f"{LEADER_SALT}.{guest.leader_id}"


def _guest_numbered(token: str) -> Guest | None:
    number = token.partition("-")[0]
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    rows = Guest.objects.select_related("gathering__organiser", "colleague", "leader")
    return rows.filter(pk=int(number)).first()


def _is_of(token: str, guest: Guest, salt: str) -> bool:
    return is_token_from(token.partition("-")[2], seed=guest.token_seed, salt=salt)
