from __future__ import annotations

from datetime import timedelta

import pytest

from indgang.gatherings.actions.ending import write_ties
from indgang.gatherings.actions.measuring import note_figures
from indgang.gatherings.models import Gathering, Guest
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.models import Encounter, RelationsSetting, TieKind
from tests.gatherings.after_rows import a_held_gathering
from tests.gatherings.day_rows import NOW

pytestmark = pytest.mark.django_db
DAY = NOW.date()


def worked_together(one: Guest, other: Guest, days: int) -> None:
    note_encounter(
        people=[one.colleague, other.colleague], kind=TieKind.ENQUIRY, about=Concern("enquiries", "e"),
        once_key=f"e:{days}", on=DAY + timedelta(days=days),
    )  # fmt: skip


def noted(gathering: Gathering, days: int) -> dict[str, int]:
    note_figures(now=NOW + timedelta(days=days))
    gathering.refresh_from_db()
    return dict(gathering.figures)


def test_what_the_room_was_is_counted_at_once_and_what_is_left_when_its_day_comes() -> None:
    gathering, guests = a_held_gathering(departments=6)
    worked_together(guests[0], guests[1], -30)
    write_ties(gathering=gathering, on=DAY)
    assert noted(gathering, 1) == {"pairs": 3, "new": 2, "bridged": 3}
    worked_together(guests[2], guests[3], 100)
    assert noted(gathering, 181) == {"pairs": 3, "new": 2, "bridged": 3}
    assert noted(gathering, 182) == {"pairs": 3, "new": 2, "bridged": 3, "alive_6": 1}
    assert noted(gathering, 365)["alive_12"] == 1


def test_what_was_noted_stands_when_the_ties_are_forgotten() -> None:
    gathering, guests = a_held_gathering()
    worked_together(guests[2], guests[3], 100)
    stands = noted(gathering, 365)
    Encounter.objects.all().delete()
    assert noted(gathering, 400) == stands
    assert note_figures(now=NOW + timedelta(days=400)) == 0


def test_where_relations_are_off_nobody_knows_who_knew_whom() -> None:
    RelationsSetting.objects.update_or_create(pk=1, defaults={"is_on": False})
    gathering, _guests = a_held_gathering()
    assert noted(gathering, 1) == {"pairs": 3, "bridged": 3}
    RelationsSetting.objects.update(is_on=True)
    assert noted(gathering, 400) == {"pairs": 3, "bridged": 3}


def test_only_gatherings_that_were_held_are_counted_and_nothing_new_is_no_note() -> None:
    a_held_gathering(state="running")
    assert note_figures(now=NOW) == 0
    a_held_gathering()
    assert (note_figures(now=NOW), note_figures(now=NOW)) == (1, 0)
