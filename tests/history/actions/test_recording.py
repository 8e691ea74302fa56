from __future__ import annotations

import pytest
from django.db import transaction

from indgang.history.actions.recording import SYSTEM, Happening, NamedActor, record_event, record_events
from indgang.history.models import Event
from indgang.people.models import Unit, User
from indgang.shared.queries import change_number

pytestmark = pytest.mark.django_db


def test_an_event_names_thing_person_and_change_by_text() -> None:
    unit = Unit.objects.create(name="Vej og Park")
    user = User.objects.create(email="leder@hvidklit.example")

    event = record_event(
        area="people",
        act="edit_unit",
        target=unit,
        by=user,
        changes={"name": ("Vej", "Vej og Park"), "parent": (None, 7)},
    )

    event.refresh_from_db()
    assert (event.area, event.act) == ("people", "edit_unit")
    assert (event.actor_key, event.actor_name) == (f"people.user:{user.pk}", "leder@hvidklit.example")
    assert (event.target_key, event.target_label) == (f"people.unit:{unit.pk}", "Vej og Park")
    assert event.target_link == f"/intern/enheder/{unit.pk}/"
    assert event.changes == {"name": ["Vej", "Vej og Park"], "parent": ["", "7"]}


def test_an_event_outlives_the_thing_and_the_person() -> None:
    unit = Unit.objects.create(name="Vej og Park")
    user = User.objects.create(email="leder@hvidklit.example")
    event = record_event(area="people", act="edit_unit", target=unit, by=user)

    unit.delete()
    user.delete()

    event.refresh_from_db()
    assert (event.actor_name, event.target_label) == ("leder@hvidklit.example", "Vej og Park")


def test_an_event_counts_the_change_of_its_area() -> None:
    before = change_number(["people"]), change_number(["catalogue"])

    record_event(area="people", act="edit_unit", target=Unit.objects.create(name="Vej"), by=SYSTEM)

    assert (change_number(["people"]), change_number(["catalogue"])) == (before[0] + 1, before[1])


def test_what_is_undone_is_neither_told_nor_counted() -> None:
    before = change_number(["people"])

    with transaction.atomic():
        record_event(area="people", act="edit_unit", target=Unit.objects.create(name="Vej"), by=SYSTEM)
        transaction.set_rollback(True)

    assert list(Event.objects.all()) == []
    assert change_number(["people"]) == before


def test_indgang_itself_can_do_something() -> None:
    event = record_event(area="people", act="edit_unit", target=Unit.objects.create(name="Vej"), by=SYSTEM)

    assert (event.actor_key, event.actor_name, event.changes) == ("system", "Indgang", {})


def test_names_too_long_for_history_are_cut() -> None:
    event = record_event(
        area="people", act="edit_unit", target=Unit.objects.create(name="Vej"), by=NamedActor("x" * 300)
    )

    assert event.actor_name == "x" * 200


def test_many_happenings_are_written_down_together_and_count_as_one_change() -> None:
    before = change_number(["people"])
    units = [Unit.objects.create(name=name) for name in ("Byg", "Vej")]

    record_events(
        area="people",
        happenings=[Happening("import_unit", unit, {"place": (None, "Rådhuset")}) for unit in units],
        by=SYSTEM,
    )

    events = Event.objects.order_by("pk")
    assert [(event.act, event.target_label, event.changes) for event in events] == [
        ("import_unit", "Byg", {"place": ["", "Rådhuset"]}),
        ("import_unit", "Vej", {"place": ["", "Rådhuset"]}),
    ]
    assert change_number(["people"]) == before + 1
