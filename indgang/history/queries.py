from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Max, QuerySet

from indgang.history.models import Event
from indgang.history.words import ShownEvent, shown_event
from indgang.shared.containing import containing


def events_of(target_key: str) -> QuerySet[Event]:
    """What happened to one thing, newest first."""
    return Event.objects.filter(target_key=target_key).order_by("-happened_at", "-pk")


def latest_events(*, area: str = "", person: str = "", text: str = "") -> QuerySet[Event]:
    """What happened, newest first: in one area, by whoever is called that, to whatever is called that."""
    events = Event.objects.order_by("-happened_at", "-pk")
    if area:
        events = events.filter(area=area)
    if person:
        events = events.filter(containing("actor_name", person))
    return events.filter(containing("target_label", text)) if text else events


def shown(
    events: Iterable[Event], *, withheld: Mapping[str, Collection[str]] | None = None
) -> list[ShownEvent]:
    """The events in words, as ``{% history_list %}`` and ``history/parts/events.html`` show them.

    ``withheld`` names, by the thing's key, the fields whose changes are not for whoever is looking.
    """
    kept_back = withheld or {}
    return [shown_event(event, without=kept_back.get(event.target_key, ())) for event in events]


def version_of(target_key: str) -> int:
    """A number that moves each time something happens to the thing; 0 before anything has."""
    newest = Event.objects.filter(target_key=target_key).aggregate(pk=Max("pk"))["pk"]
    return newest or 0


def events_since(target_key: str, version: int) -> QuerySet[Event]:
    """What happened to the thing after that version, oldest first."""
    return Event.objects.filter(target_key=target_key, pk__gt=version).order_by("pk")
