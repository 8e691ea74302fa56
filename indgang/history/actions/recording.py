from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from indgang.history.models import Event
from indgang.shared.actions.counting import count_change


class Actor(Protocol):
    """Who did it: anything that can tell its lasting key and its name."""

    @property
    def history_key(self) -> str: ...

    @property
    def history_name(self) -> str: ...


class Target(Protocol):
    """What it was done to: anything that can tell its lasting key, its label and where it is seen."""

    @property
    def history_key(self) -> str: ...

    @property
    def history_label(self) -> str: ...

    @property
    def history_link(self) -> str: ...


@dataclass(frozen=True)
class NamedActor:
    """An actor that is not a signed-in person: the system itself, or an import."""

    history_name: str
    history_key: str = ""


SYSTEM = NamedActor("Indgang", "system")


def record_event(
    *, area: str, act: str, target: Target, by: Actor, changes: Mapping[str, tuple[Any, Any]] | None = None
) -> Event:
    """Writes down what happened and counts the change, inside the caller's transaction.

    ``changes`` gives the old and the new value of each field by name; values are kept as text.
    """
    count_change(topic=area)
    event = _event(area, Happening(act, target, changes or {}), by)
    event.save()
    return event


@dataclass(frozen=True)
class Happening:
    """One of many acts that are written down together."""

    act: str
    target: Target
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)


def record_events(*, area: str, happenings: Iterable[Happening], by: Actor) -> None:
    """Writes down at once what happened to many; counts as one change, inside the caller's transaction."""
    count_change(topic=area)
    Event.objects.bulk_create([_event(area, happening, by) for happening in happenings], batch_size=1000)


def _event(area: str, happening: Happening, by: Actor) -> Event:
    return Event(
        actor_key=by.history_key,
        actor_name=by.history_name[:200],
        area=area,
        act=happening.act,
        target_key=happening.target.history_key,
        target_label=happening.target.history_label[:300],
        target_link=happening.target.history_link,
        changes={name: [_as_text(old), _as_text(new)] for name, (old, new) in happening.changes.items()},
    )


def _as_text(value: Any) -> str:
    return "" if value is None else str(value)
