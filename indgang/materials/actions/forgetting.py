from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from indgang.materials.models import MaterialUse
from indgang.shared.actions.counting import count_change

USES_KEPT_FOR = timedelta(days=5 * 365)


def forget_old_uses(*, now: datetime) -> int:
    """Deletes what was counted and handed out more than five years ago, with who noted it; returns how many rows.

    Nothing is recorded: the record would be what was to be forgotten.
    """
    before = timezone.localdate(now - USES_KEPT_FOR)
    count = MaterialUse.objects.filter(used_on__lt=before).delete()[0]
    if count:
        count_change(topic="materials")
    return count
