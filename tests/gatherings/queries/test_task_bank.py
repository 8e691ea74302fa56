from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from indgang.gatherings.queries.task_bank import ThinSpot, thin_spots
from indgang.people.models import Unit
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.models import RelationsSetting, TieKind
from tests.factories import make_colleague, make_municipality, make_unit, make_user

pytestmark = pytest.mark.django_db

LONG_AGO = timedelta(days=540)


@pytest.fixture
def strangers() -> tuple[Unit, Unit]:
    """Two departments that have handled enquiries together, so long ago that nobody knows anybody any more."""
    make_municipality()
    plan, roads = make_unit("Plan"), make_unit("Vej")
    planners = [make_colleague(f"Plansen {place}", units=[plan]) for place in range(5)]
    drivers = [make_colleague(f"Vejsen {place}", units=[roads]) for place in range(5)]
    for number in range(4):
        note_encounter(
            people=[planners[0], drivers[0]],
            kind=TieKind.HAND_OVER,
            about=Concern("enquiries", str(number)),
            once_key=str(number),
            on=timezone.localdate() - LONG_AGO,
        )
    return plan, roads


def test_a_thin_spot_asks_for_a_task(strangers: tuple[Unit, Unit]) -> None:
    plan, roads = strangers
    assert thin_spots(timezone.localdate()) == [ThinSpot("Plan", "Vej", f"{plan.pk}-{roads.pk}")]
    RelationsSetting.objects.create(is_on=False)
    assert thin_spots(timezone.localdate()) == []


def test_the_page_leads_to_a_form_about_the_two(strangers: tuple[Unit, Unit], client: Client) -> None:
    plan, roads = strangers
    client.force_login(make_user())
    assert "Her mangler en opgave" in client.get(reverse("gatherings:list_cross_tasks")).content.decode()
    bare = reverse("gatherings:suggest_cross_task")
    assert "Plan og Vej" in client.get(f"{bare}?mellem={plan.pk}-{roads.pk}").content.decode()
    assert "Plan og Vej" not in client.get(f"{bare}?mellem={roads.pk}-{plan.pk}").content.decode()
