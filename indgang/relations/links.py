"""The personal links in coffee mails: whoever has one may say whether the two met, or come back, and nothing else."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

SALT = "indgang.relations.coffee"
BACK_SALT = "indgang.relations.coffee.back"


def coffee_token(pair_pk: int, colleague_pk: int) -> str:
    return Signer(salt=SALT).sign(f"{pair_pk}.{colleague_pk}")


def read_coffee_token(token: str) -> tuple[int, int] | None:
    """The ids of the pair and of the colleague; None where the link was not made here."""
    try:
        pair, _dot, colleague = Signer(salt=SALT).unsign(token).partition(".")
    except (BadSignature, UnicodeEncodeError):
        return None
    return int(pair), int(colleague)


def back_token(member_pk: int) -> str:
    return Signer(salt=BACK_SALT).sign(str(member_pk))


def read_back_token(token: str) -> int | None:
    """The id of the member; None where the link was not made here."""
    try:
        return int(Signer(salt=BACK_SALT).unsign(token))
    except (BadSignature, UnicodeEncodeError):
        return None
