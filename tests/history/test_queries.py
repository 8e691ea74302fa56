from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from indgang.history.models import Event
from indgang.history.queries import events_of, events_since, latest_events, shown, version_of

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


def test_what_somebody_has_done() -> None:
    event("people.unit:1", 1)
    by_per = Event.objects.create(
        actor_name="Per Åstrup", area="people", act="edit", target_key="people.unit:1", target_label="x"
    )

    assert list(latest_events(person="per åST")) == [by_per]


def test_what_concerns_something() -> None:
    event("people.unit:1", 1)
    on_events = Event.objects.create(
        actor_name="Lone",
        area="catalogue",
        act="edit",
        target_key="catalogue.task:1",
        target_label="Ølfestival",
    )

    assert list(latest_events(text="ØLF")) == [on_events]
    assert list(latest_events(text="%")) == []


def test_events_are_shown_in_words() -> None:
    happened = event("people.unit:1", 1)

    assert [(row.act_text, row.target_label) for row in shown([happened])] == [("edit", "x")]


def test_what_is_withheld_of_one_thing_is_told_of_another() -> None:
    first, second = event("people.unit:1", 1), event("people.unit:2", 2)
    for one in (first, second):
        one.changes = {"place": ["a", "b"]}

    rows = shown([first, second], withheld={"people.unit:1": ["place"]})

    assert [len(row.change_lines) for row in rows] == [0, 1]


def test_the_version_moves_each_time_something_happens() -> None:
    before = version_of("people.unit:1")
    first = event("people.unit:1", 0)
    event("people.unit:2", 0)

    assert (before, version_of("people.unit:1")) == (0, first.pk)


def test_what_happened_since_a_version_oldest_first() -> None:
    first, second, third = (event("people.unit:1", minute) for minute in (0, 9, 5))
    event("people.unit:2", 7)

    assert list(events_since("people.unit:1", first.pk)) == [second, third]
