"""The personal link in a coffee mail: whoever has it may say whether the two met, and nothing else."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

SALT = "indgang.relations.coffee"


def coffee_token(pair_pk: int, colleague_pk: int) -> str:
    return Signer(salt=SALT).sign(f"{pair_pk}.{colleague_pk}")


def read_coffee_token(token: str) -> tuple[int, int] | None:
    """The ids of the pair and of the colleague; None where the link was not made here."""
    try:
        pair, _dot, colleague = Signer(salt=SALT).unsign(token).partition(".")
    except (BadSignature, UnicodeEncodeError):
        return None
    return int(pair), int(colleague)
