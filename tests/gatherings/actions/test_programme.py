from __future__ import annotations

import pytest

from indgang.gatherings.actions.planning import UnableToPlan
from indgang.gatherings.actions.programme import (
    PointPlan,
    UnableToSetProgramme,
    add_point,
    change_point,
    move_point,
    remove_point,
)
from indgang.gatherings.models import Gathering
from indgang.gatherings.programmes import Objection
from indgang.gatherings.queries.plans import objections_of, points_with_times
from indgang.people.models import User
from tests.factories import make_user
from tests.gatherings.plan_rows import STARTS_AT, make_gathering, make_town

pytestmark = pytest.mark.django_db


def titles(gathering: Gathering) -> list[str]:
    return list(gathering.points.values_list("title", flat=True))


@pytest.fixture
def kept() -> tuple[Gathering, User]:
    town = make_town()
    gathering = make_gathering(town)
    for kind, minutes in (("welcome", 10), ("speed", 40), ("break", 20)):
        add_point(gathering=gathering, plan=PointPlan(kind, minutes), by=town.secretary)
    return gathering, town.secretary


def test_a_point_stands_last_and_is_called_after_its_kind(kept: tuple[Gathering, User]) -> None:
    gathering, _secretary = kept
    assert titles(gathering) == ["Velkomst", "Speed-dates", "Pause"]
    begins = [moment for moment, _point in points_with_times(gathering)]
    assert [(moment - STARTS_AT).total_seconds() / 60 for moment in begins] == [0, 10, 50]


def test_points_are_moved_and_stop_at_the_ends(kept: tuple[Gathering, User]) -> None:
    gathering, secretary = kept
    points = list(gathering.points.all())
    move_point(point=points[2], is_up=True, by=secretary)
    assert titles(gathering) == ["Velkomst", "Pause", "Speed-dates"]
    move_point(point=points[0], is_up=False, by=secretary)
    assert titles(gathering) == ["Pause", "Velkomst", "Speed-dates"]
    with pytest.raises(UnableToSetProgramme, match="yderst"):
        move_point(point=points[2], is_up=True, by=secretary)
    assert titles(gathering) == ["Pause", "Velkomst", "Speed-dates"]


def test_a_point_is_changed_and_taken_out(kept: tuple[Gathering, User]) -> None:
    gathering, secretary = kept
    point = gathering.points.first()
    assert point is not None
    change_point(point=point, plan=PointPlan("talk", 20, "Borgmesteren"), by=secretary)
    assert Objection.LONG_TALK in objections_of(gathering)
    remove_point(point=point, by=secretary)
    assert titles(gathering) == ["Speed-dates", "Pause"]
    assert Objection.DOES_NOT_FIT in objections_of(gathering)


@pytest.mark.parametrize("minutes", [0, 241])
def test_a_point_lasts_as_long_as_a_point_can(kept: tuple[Gathering, User], minutes: int) -> None:
    gathering, secretary = kept
    with pytest.raises(UnableToSetProgramme) as refused:
        add_point(gathering=gathering, plan=PointPlan("talk", minutes), by=secretary)
    assert refused.value.field == "minutes"
    assert len(titles(gathering)) == 3


def test_only_whoever_sees_to_it_changes_the_programme(kept: tuple[Gathering, User]) -> None:
    gathering, _secretary = kept
    with pytest.raises(UnableToPlan, match="Kun den, der står for"):
        add_point(gathering=gathering, plan=PointPlan("talk", 10), by=make_user())
