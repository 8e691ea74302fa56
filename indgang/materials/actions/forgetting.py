from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from indgang.materials.actions.keeping import Source
from indgang.materials.models import Material, MaterialUse
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


def forget_made_material(*, source: Source) -> int:
    """Deletes what an area above has made, with its file and what is counted of it; returns how many materials."""
    made = Material.objects.filter(source_area=source.area, source_key=source.key)
    count = made.delete()[1].get(Material._meta.label, 0)
    if count:
        count_change(topic="materials")
    return count
