from __future__ import annotations

from django.db.models import Max, QuerySet

from indgang.history.models import Event


def events_of(target_key: str) -> QuerySet[Event]:
    """What happened to one thing, newest first."""
    return Event.objects.filter(target_key=target_key).order_by("-happened_at", "-pk")


def latest_events(*, area: str = "") -> QuerySet[Event]:
    """What happened, newest first, in one area or in all."""
    events = Event.objects.order_by("-happened_at", "-pk")
    return events.filter(area=area) if area else events


def version_of(target_key: str) -> int:
    """A number that moves each time something happens to the thing; 0 before anything has."""
    newest = Event.objects.filter(target_key=target_key).aggregate(pk=Max("pk"))["pk"]
    return newest or 0


def events_since(target_key: str, version: int) -> QuerySet[Event]:
    """What happened to the thing after that version, oldest first."""
    return Event.objects.filter(target_key=target_key, pk__gt=version).order_by("pk")
