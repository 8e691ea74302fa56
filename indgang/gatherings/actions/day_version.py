"""What follows the day (the phones, the clock) asks for one number, and looks again only where it has moved."""

from __future__ import annotations

from django.db.models import F

from indgang.gatherings.models import Gathering


def note_day_changed(*, gathering: Gathering) -> None:
    """Somebody sits elsewhere, or another round runs. Inside the caller's transaction, when all has been written."""
    Gathering.objects.filter(pk=gathering.pk).update(day_version=F("day_version") + 1)
