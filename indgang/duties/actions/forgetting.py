from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from indgang.duties.models import Duty
from indgang.history.actions.forgetting import forget_events_about
from indgang.shared.actions.counting import count_change

KEPT_FOR = timedelta(days=2 * 365)


def forget_done_duties(*, now: datetime) -> int:
    """Deletes duties done more than two years ago, and what history told of duties before then; returns how many.

    Nothing is recorded: the record would be what was to be forgotten.
    """
    with transaction.atomic():
        forget_events_about(kind=Duty._meta.label_lower, before=now - KEPT_FOR)
        count = Duty.objects.filter(done_at__lt=now - KEPT_FOR).delete()[0]
        if count:
            count_change(topic="duties")
    return count
