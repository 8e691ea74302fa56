from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone


def beginning_of(day: date) -> datetime:
    """The day's first moment, by the municipality's own clock."""
    return timezone.make_aware(datetime.combine(day, time.min))
