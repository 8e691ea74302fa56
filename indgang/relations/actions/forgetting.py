"""Ties are forgotten: meetings after the months the municipality chose, and all of it once relations are off."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from indgang.relations.models import CoffeePair, CoffeeRound, Encounter, Rating, Saying
from indgang.relations.queries.settings import the_setting
from indgang.shared.actions.counting import count_change

SAYINGS_KEPT_FOR = timedelta(days=3 * 365)
LONGEST_KEPT_FOR = timedelta(days=5 * 365)
"""No municipality can choose to remember a meeting longer."""


def forget_old_meetings(*, now: datetime) -> int:
    """Deletes meetings and coffee that are older than they may be; returns how many rows.

    No event: it would tell of what is gone.
    """
    today, setting = timezone.localdate(now), the_setting()
    before = today - setting.kept_for if setting.is_on else today + timedelta(days=1)
    rounds = CoffeeRound.objects.filter(drawn_date__lt=before)
    return _deleted(
        Encounter.objects.filter(happened_date__lt=before),
        CoffeePair.objects.filter(round__in=rounds),
        rounds,
    )


def forget_old_sayings(*, now: datetime) -> int:
    """The same of what colleagues have said of one another, and of how well they know each other."""
    today = timezone.localdate(now)
    before = today - SAYINGS_KEPT_FOR if the_setting().is_on else today + timedelta(days=1)
    return _deleted(Saying.objects.filter(said_date__lt=before), Rating.objects.filter(rated_date__lt=before))


def _deleted(*old: QuerySet[Any]) -> int:
    with transaction.atomic():
        count = sum(rows.delete()[0] for rows in old)
        if count:
            count_change(topic="relations")
    return count
