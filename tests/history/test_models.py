from __future__ import annotations

import pytest
from django.utils import timezone

from indgang.history.models import Event
from indgang.people.models import Municipality, OpeningHours, Unit, User

pytestmark = pytest.mark.django_db


def an_event() -> Event:
    return Event.objects.create(
        actor_name="Lone", area="people", act="edit_unit", target_key="people.unit:1", target_label="Vej"
    )


def test_an_event_is_written_now() -> None:
    before = timezone.now()

    assert before <= an_event().happened_at <= timezone.now()


def test_an_event_reads_as_act_and_thing() -> None:
    assert str(an_event()) == "edit_unit Vej"


def test_an_event_is_never_changed() -> None:
    event = an_event()
    event.actor_name = "En anden"

    with pytest.raises(ValueError, match="written once"):
        event.save()

    event.refresh_from_db()
    assert event.actor_name == "Lone"


def test_newest_events_come_first() -> None:
    first, second = an_event(), an_event()

    assert list(Event.objects.all()) == [second, first]


def test_what_is_written_about_tells_key_label_and_link() -> None:
    unit = Unit.objects.create(name="Vej og Park")

    assert unit.history_key == f"people.unit:{unit.pk}"
    assert unit.history_label == "Vej og Park"
    assert unit.history_link == unit.get_absolute_url()


def test_what_has_no_page_has_no_link() -> None:
    from indgang.history.models import Recorded  # abstract: only its own methods are asked

    class Nameless:
        get_absolute_url = Recorded.get_absolute_url

    assert Nameless().get_absolute_url() == ""  # type: ignore[misc]  # any object will do


def test_only_what_is_recorded_carries_a_key() -> None:
    assert hasattr(Municipality(), "history_key")
    assert hasattr(User(), "history_key")
    assert not hasattr(OpeningHours(), "history_key")
