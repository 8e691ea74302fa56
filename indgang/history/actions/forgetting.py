from __future__ import annotations

from datetime import datetime, timedelta

from indgang.history.models import Event

KEPT_FOR = timedelta(days=5 * 365)


def forget_old_events(*, now: datetime) -> int:
    """Deletes events older than the stated time (five years) and returns how many."""
    return Event.objects.filter(happened_at__lt=now - KEPT_FOR).delete()[0]
