from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from indgang.history.models import Event

KEPT_FOR = timedelta(days=5 * 365)


def forget_old_events(*, now: datetime) -> int:
    """Deletes events older than the stated time (five years) and returns how many."""
    return Event.objects.filter(happened_at__lt=now - KEPT_FOR).delete()[0]


def forget_events_about(*, kind: str, before: datetime) -> int:
    """Deletes older events about one kind of thing, such as ``people.absence``, and returns how many.

    For an area that keeps something for a shorter time than history is kept.
    """
    return Event.objects.filter(target_key__startswith=f"{kind}:", happened_at__lt=before).delete()[0]


def forget_events_of(*, target_keys: Iterable[str]) -> int:
    """Deletes all that was told of the things themselves, for those whose going would else be kept alive by it."""
    return Event.objects.filter(target_key__in=list(target_keys)).delete()[0]
