from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from indgang.history.models import Event
from indgang.history.queries import events_of, latest_events

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def event(target_key: str, minutes: int, area: str = "people") -> Event:
    return Event.objects.create(
        happened_at=NOON + timedelta(minutes=minutes),
        actor_name="Lone",
        area=area,
        act="edit",
        target_key=target_key,
        target_label="x",
    )


def test_what_happened_to_one_thing_newest_first() -> None:
    later, earlier = event("people.unit:1", 5), event("people.unit:1", 1)
    event("people.unit:2", 3)
    event("people.unit:11", 3)

    assert list(events_of("people.unit:1")) == [later, earlier]


def test_of_two_at_the_same_moment_the_last_written_comes_first() -> None:
    first, second = event("people.unit:1", 0), event("people.unit:1", 0)

    assert list(events_of("people.unit:1")) == [second, first]


def test_what_happened_everywhere_newest_first() -> None:
    earlier, later = event("people.unit:1", 1), event("catalogue.task:1", 2, area="catalogue")

    assert list(latest_events()) == [later, earlier]


def test_what_happened_in_one_area() -> None:
    event("people.unit:1", 1)
    in_catalogue = event("catalogue.task:1", 2, area="catalogue")

    assert list(latest_events(area="catalogue")) == [in_catalogue]
