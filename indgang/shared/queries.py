from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Sum

from indgang.shared.models import ChangeCounter


def change_number(topics: Iterable[str]) -> int:
    """One number that moves whenever any of the topics does."""
    total: int | None = ChangeCounter.objects.filter(topic__in=list(topics)).aggregate(total=Sum("number"))[
        "total"
    ]
    return total or 0
