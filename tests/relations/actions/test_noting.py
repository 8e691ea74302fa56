from __future__ import annotations

from datetime import date

import pytest

from indgang.relations.actions.noting import Concern, Meeting, note_encounter, note_encounters
from indgang.relations.models import Encounter, RelationsSetting, TieKind
from indgang.shared.queries import change_number
from tests.factories import make_colleague

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 3)
ABOUT = Concern(
    "enquiries", "enquiries.enquiry:7", "Henvendelse 26-ABC 010203-1234", "/intern/henvendelser/26-ABC/"
)


def test_three_who_met_are_three_pairs_and_noted_once() -> None:
    people = [make_colleague(name) for name in ("Karla", "Bo", "Ida")]
    noted = [
        note_encounter(people=people, kind=TieKind.GROUP, about=ABOUT, once_key="group:1", on=DAY)
        for _ in range(2)
    ]
    assert noted == [3, 0]
    rows = Encounter.objects.order_by("first_id", "second_id")
    first, second, third = sorted(person.pk for person in people)
    assert [(row.first_id, row.second_id) for row in rows] == [
        (first, second),
        (first, third),
        (second, third),
    ]
    assert {(row.people, row.happened_date, row.about_label) for row in rows} == {
        (3, DAY, "Henvendelse 26-ABC …")
    }


def test_one_more_who_joins_makes_only_new_pairs() -> None:
    karla, bo, ida = (make_colleague(name) for name in ("Karla", "Bo", "Ida"))
    note_encounter(people=[karla, bo], kind=TieKind.ENQUIRY, about=ABOUT, once_key="enquiry:7", on=DAY)
    before = change_number(["relations"])
    assert (
        note_encounter(
            people=[karla, bo, ida], kind=TieKind.ENQUIRY, about=ABOUT, once_key="enquiry:7", on=DAY
        )
        == 2
    )
    assert change_number(["relations"]) == before + 1


def test_one_alone_meets_nobody_and_the_same_twice_is_one() -> None:
    karla = make_colleague("Karla")
    assert note_encounter(people=[karla, karla], kind=TieKind.GROUP, about=ABOUT, once_key="k", on=DAY) == 0


def test_switched_off_nothing_is_noted() -> None:
    RelationsSetting.objects.create(is_on=False)
    people = [make_colleague("Karla"), make_colleague("Bo")]
    assert note_encounter(people=people, kind=TieKind.GROUP, about=ABOUT, once_key="k", on=DAY) == 0
    assert not Encounter.objects.exists()


def test_many_are_noted_at_once_and_none_twice() -> None:
    karla, bo, ida = (make_colleague(name) for name in ("Karla", "Bo", "Ida"))
    meetings = [
        Meeting([karla, bo], TieKind.TASK, ABOUT, "task:1", DAY),
        Meeting([karla, bo, ida], TieKind.TASK, ABOUT, "task:2", DAY),
        Meeting([ida], TieKind.TASK, ABOUT, "task:3", DAY),
    ]
    before = change_number(["relations"])
    assert note_encounters(meetings=meetings) == 4
    assert note_encounters(meetings=meetings) == 0
    assert change_number(["relations"]) == before + 1
