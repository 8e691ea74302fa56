from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from indgang.catalogue.models import OtherDoor, Responsibility
from indgang.enquiries.models import PhoneDraft
from indgang.enquiries.queries.calling import drafts_of, shown_doors, suggestions_for
from tests.factories import make_absence, make_colleague, make_task, make_user

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def test_nothing_is_suggested_before_anything_is_typed() -> None:
    make_task("Skilte", words="skilt")
    assert suggestions_for(" ", chosen="skilte", today=TODAY).tasks == ()


def test_tasks_are_suggested_with_who_to_ring() -> None:
    bo, ida = make_colleague("Bo Holm"), make_colleague("Ida Dahl")
    task = make_task("Skilte ved vej", words="skilt")
    Responsibility.objects.create(task=task, colleague=bo)
    make_absence(bo, TODAY, TODAY, substitute=ida)

    (suggested,) = suggestions_for("må vi sætte et skilt op", chosen="", today=TODAY).tasks

    assert suggested.card.key == task.key
    assert suggested.person is not None
    assert suggested.person.card.name == "Bo Holm"
    assert suggested.person.substitute is not None
    assert suggested.person.substitute.name == "Ida Dahl"


def test_a_task_that_nobody_does_is_suggested_without_anybody() -> None:
    make_task("Skilte ved vej", words="skilt")
    (suggested,) = suggestions_for("et skilt", chosen="", today=TODAY).tasks
    assert suggested.person is None


def test_the_task_that_is_chosen_stays_whatever_is_typed_on() -> None:
    signs, halls = make_task("Skilte", words="skilt"), make_task("Byggetilladelse", words="hal\nbygge")
    chosen = suggestions_for("bygge hal", chosen=signs.key, today=TODAY).tasks
    assert [one.card.key for one in chosen] == [signs.key, halls.key]
    again = suggestions_for("skilt", chosen=signs.key, today=TODAY).tasks
    assert [one.card.key for one in again] == [signs.key]


def test_own_drafts_the_newest_first_and_the_doors_that_may_be_shown() -> None:
    karla, now = make_user(), timezone.now()
    old, new = (
        PhoneDraft.objects.create(owner=karla, key=f"k{days}", saved_at=now - timedelta(days=days))
        for days in (2, 1)
    )
    PhoneDraft.objects.create(owner=make_user(), key="k3", saved_at=now)
    assert list(drafts_of(karla)) == [new, old]
    shown = OtherDoor.objects.create(key="skat", name="Skat", title="Moms")
    OtherDoor.objects.create(key="gemt", name="Gemt", title="Andet", is_shown=False)
    assert list(shown_doors()) == [shown]
