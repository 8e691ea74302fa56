from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from indgang.catalogue.models import Responsibility, TaskLink
from indgang.people.models import Colleague
from indgang.people.queries import with_units
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.models import Saying, Says, TieKind
from indgang.relations.queries.needs import LOOKS_BACK, SAME_TASK, needs_among
from indgang.relations.queries.rooms import room_of
from tests.factories import make_colleague, make_task, make_unit

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 3)


@pytest.fixture
def three() -> list[Colleague]:
    byg, vej = make_unit("Byg"), make_unit("Vej")
    return [
        make_colleague("Karla", units=[byg], place="Aabybro"),
        make_colleague("Bo", units=[vej], place="Brovst"),
        make_colleague("Ida", units=[byg]),
    ]


def handled(*people: Colleague, key: str, on: date = DAY) -> None:
    note_encounter(people=people, kind=TieKind.ENQUIRY, about=Concern("enquiries", key), once_key=key, on=on)


def test_nothing_known_is_no_need(three: list[Colleague]) -> None:
    found = needs_among([one.pk for one in three], DAY)
    assert not found.values.any()
    assert not found.refused.any()


def test_what_departments_handle_together_is_shared_among_their_people(three: list[Colleague]) -> None:
    karla, bo, ida = three
    handled(karla, bo, key="1")
    handled(karla, bo, key="1")  # the same enquiry is one
    handled(karla, bo, key="2")
    handled(karla, bo, key="old", on=DAY - LOOKS_BACK)
    handled(karla, bo, key="ahead", on=DAY + timedelta(days=1))
    handled(karla, ida, key="3")  # within a department: no need of another
    found = needs_among([karla.pk, bo.pk, ida.pk], DAY)
    share = 2 / 1.5
    assert found.enquiries.tolist() == [[0, share, 0], [share, 0, share], [0, share, 0]]


def test_those_outside_the_room_and_without_a_unit_are_passed_over(three: list[Colleague]) -> None:
    karla, bo, _ida = three
    homeless = make_colleague("Hans")
    handled(karla, homeless, key="1")
    handled(karla, bo, key="2")
    assert not needs_among([karla.pk, homeless.pk], DAY).enquiries.any()


def test_tasks_that_touch_need_each_other_and_the_same_task_half(three: list[Colleague]) -> None:
    karla, bo, ida = three
    building, digging = make_task("Byggetilladelse"), make_task("Gravetilladelse")
    Responsibility.objects.create(task=building, colleague=karla)
    Responsibility.objects.create(task=building, colleague=ida)
    Responsibility.objects.create(task=digging, colleague=bo)
    TaskLink.objects.create(task=digging, other=building, kind=TaskLink.Kind.RELATED)
    found = needs_among([karla.pk, bo.pk, ida.pk], DAY)
    assert found.tasks.tolist() == [[0, 1, SAME_TASK], [1, 0, 1], [SAME_TASK, 1, 0]]


def test_wishes_are_one_way_and_refusals_both(three: list[Colleague]) -> None:
    karla, bo, ida = three
    Saying.objects.create(sayer=karla, other=bo, says=Says.WANTS, said_date=DAY)
    Saying.objects.create(sayer=ida, other=karla, says=Says.NOT_WITH, said_date=DAY)
    found = needs_among([karla.pk, bo.pk, ida.pk], DAY)
    assert np.argwhere(found.wishes).tolist() == [[0, 1]]
    assert np.argwhere(found.refused).tolist() == [[0, 2], [2, 0]]
    assert found.values[0, 1] == 0.5


def test_a_room_is_worth_what_is_needed_and_missing(three: list[Colleague]) -> None:
    karla, bo, ida = three
    Saying.objects.create(sayer=karla, other=bo, says=Says.WANTS, said_date=DAY)
    Saying.objects.create(sayer=karla, other=ida, says=Says.KNOWS, said_date=DAY)
    colleagues = list(with_units(Colleague.objects.filter(pk__in=[one.pk for one in three])))
    known = room_of(colleagues, DAY)
    assert [person.name for person in known.room.people] == ["Bo", "Ida", "Karla"]
    assert [person.site for person in known.room.people] == ["Brovst", "", "Aabybro"]
    assert known.room.values[0, 2] == pytest.approx(0.05 + 0.95 * 0.5)
    assert known.room.values[1, 2] == pytest.approx(0.05 * (1 - known.ties[1, 2]))
