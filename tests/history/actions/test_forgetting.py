from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from indgang.history.actions.forgetting import (
    KEPT_FOR,
    forget_events_about,
    forget_events_of,
    forget_old_events,
)
from indgang.history.models import Event

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def event(target_key: str, age: timedelta) -> Event:
    return Event.objects.create(
        happened_at=NOW - age,
        actor_name="Lone",
        area="people",
        act="edit",
        target_key=target_key,
        target_label="x",
    )


def left() -> list[str]:
    return list(Event.objects.order_by("target_key").values_list("target_key", flat=True))


def test_history_is_kept_for_five_years() -> None:
    event("people.unit:1", KEPT_FOR)
    event("people.unit:2", KEPT_FOR + timedelta(seconds=1))
    event("people.unit:3", timedelta(days=1))

    assert forget_old_events(now=NOW) == 1
    assert left() == ["people.unit:1", "people.unit:3"]


def test_one_kind_of_thing_can_be_forgotten_earlier() -> None:
    event("people.absence:1", timedelta(days=400))
    event("people.absence:2", timedelta(days=300))
    event("people.absences:3", timedelta(days=400))
    event("people.unit:1", timedelta(days=400))

    assert forget_events_about(kind="people.absence", before=NOW - timedelta(days=365)) == 1
    assert left() == ["people.absence:2", "people.absences:3", "people.unit:1"]


def test_what_was_told_of_some_things_can_be_forgotten() -> None:
    for key in ("people.unit:1", "people.unit:11", "people.unit:2"):
        event(key, timedelta(days=1))

    assert forget_events_of(target_keys=["people.unit:1", "people.unit:2"]) == 2
    assert left() == ["people.unit:11"]
