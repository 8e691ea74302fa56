from __future__ import annotations

from django.db.models import QuerySet

from indgang.gatherings.models import Gathering, GatheringState

OVER = (GatheringState.HELD, GatheringState.CANCELLED)


def gatherings_ahead() -> QuerySet[Gathering]:
    """Those planned and the one that runs today, the next first."""
    return Gathering.objects.exclude(state__in=OVER).select_related("organiser").order_by("starts_at", "pk")


def gatherings_over() -> QuerySet[Gathering]:
    return Gathering.objects.filter(state__in=OVER).select_related("organiser").order_by("-starts_at", "-pk")
