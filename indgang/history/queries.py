from __future__ import annotations

from django.db.models import QuerySet

from indgang.history.models import Event


def events_of(target_key: str) -> QuerySet[Event]:
    """What happened to one thing, newest first."""
    return Event.objects.filter(target_key=target_key).order_by("-happened_at", "-pk")


def latest_events(*, area: str = "") -> QuerySet[Event]:
    """What happened, newest first, in one area or in all."""
    events = Event.objects.order_by("-happened_at", "-pk")
    return events.filter(area=area) if area else events
