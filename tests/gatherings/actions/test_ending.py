from __future__ import annotations

import pytest

from indgang.gatherings.actions.day import begin_round, begin_turn, check_in, start_day
from indgang.gatherings.actions.drawing import draw_speed_dates
from indgang.gatherings.actions.ending import UnableToEnd, end_gathering, write_ties
from indgang.gatherings.actions.grouping import draw_groups
from indgang.gatherings.models import CrossTask, Gathering, Group
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.relations.models import Encounter, RelationsSetting
from tests.factories import make_user
from tests.gatherings.day_rows import NOW, a_cross_task, a_gathering, guests_of

pytestmark = pytest.mark.django_db


def a_day_of_six() -> Gathering:
    """Four of six come; two rounds are drawn and one is held; one task is worked on."""
    gathering = a_gathering(rounds=2)
    guests = guests_of(gathering, 6)
    draw_speed_dates(gathering=gathering, seed=1, by=SYSTEM, now=NOW)
    draw_groups(gathering=gathering, tasks=[a_cross_task()], seed=1, by=SYSTEM, now=NOW)
    for guest in guests[:4]:
        check_in(guest=guest, by=SYSTEM, now=NOW)
    start_day(gathering=gathering, by=SYSTEM, now=NOW)
    begin_round(gathering=gathering, number=1, by=SYSTEM, now=NOW)
    return gathering


def kinds() -> dict[str, int]:
    return {
        kind: Encounter.objects.filter(kind=kind).count() for kind in ("gathering", "group", "speed_date")
    }


def test_ties_are_written_of_what_took_place_and_the_task_is_taken_up() -> None:
    gathering = a_day_of_six()
    end_gathering(gathering=gathering, by=SYSTEM, now=NOW)
    assert kinds() == {"gathering": 6, "group": 6, "speed_date": 2}
    tie = Encounter.objects.filter(kind="speed_date")[0]
    assert (tie.area, tie.about_label, tie.people, tie.happened_date) == (
        "gatherings", gathering.title, 2, NOW.date(),
    )  # fmt: skip
    gathering.refresh_from_db()
    assert (gathering.state, CrossTask.objects.get().state) == ("held", "used")
    assert Event.objects.filter(act="end_gathering").count() == 1


def test_a_turn_of_the_groups_that_never_began_ties_nobody() -> None:
    gathering = a_day_of_six()
    first = gathering.groups.get()
    second = Group.objects.create(gathering=gathering, task=a_cross_task("Havnen"), table=2, rotation=2)
    for seat in first.seats.all()[:2]:
        second.seats.create(guest=seat.guest)
    begin_turn(gathering=gathering, number=1, by=SYSTEM, now=NOW)
    end_gathering(gathering=gathering, by=SYSTEM, now=NOW)
    assert not Encounter.objects.filter(once_key__contains=f"group:{second.pk}").exists()
    assert kinds()["group"] == 6


def test_written_again_nothing_changes() -> None:
    gathering = a_day_of_six()
    assert write_ties(gathering=gathering, on=NOW.date()) == 14
    assert write_ties(gathering=gathering, on=NOW.date()) == 0


def test_where_relations_are_switched_off_no_tie_is_written() -> None:
    gathering = a_day_of_six()
    RelationsSetting.objects.update_or_create(pk=1, defaults={"is_on": False})
    end_gathering(gathering=gathering, by=SYSTEM, now=NOW)
    assert kinds() == {"gathering": 0, "group": 0, "speed_date": 0}


def test_only_a_day_that_runs_ends_and_only_by_those_who_see_to_it() -> None:
    with pytest.raises(UnableToEnd, match="Dagen er ikke begyndt"):
        end_gathering(gathering=a_gathering(), by=SYSTEM, now=NOW)
    with pytest.raises(UnableToEnd, match="Kun de, der står for samlingen"):
        end_gathering(gathering=a_gathering(state="running"), by=make_user(), now=NOW)
