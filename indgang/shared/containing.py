from __future__ import annotations

from django.db.models import Q


def containing(field: str, text: str) -> Q:
    """Rows whose field holds the text, in small letters or capitals.

    SQLite knows small and capital letters only from a to z, so æ, ø and å are asked for both ways.
    """
    held = Q()
    for spelling in sorted({text, text.lower(), text.upper(), text.capitalize()}):
        held |= Q(**{f"{field}__icontains": spelling})
    return held
