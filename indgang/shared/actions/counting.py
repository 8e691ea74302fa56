from __future__ import annotations

from django.db.models import F

from indgang.shared.models import ChangeCounter


def count_change(*, topic: str) -> None:
    """Moves the topic's number by one, inside the caller's transaction."""
    ChangeCounter.objects.get_or_create(topic=topic)
    ChangeCounter.objects.filter(topic=topic).update(number=F("number") + 1)
