from __future__ import annotations

from datetime import date, timedelta

import pytest

from indgang.people.models import Colleague, Unit
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.models import Saying, Says, TieKind
from indgang.relations.queries.departments import map_of_departments
from indgang.relations.queries.own import hangs_by, own_ties, sayings_of
from indgang.relations.queries.strengths import strengths_of
from tests.factories import make_colleague, make_unit

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 3)


def met(*people: Colleague, key: str, on: date = DAY, kind: TieKind = TieKind.ENQUIRY) -> None:
    note_encounter(people=people, kind=kind, about=Concern("enquiries", key), once_key=key, on=on)


def five(name: str) -> tuple[Unit, list[Colleague]]:
    unit = make_unit(name)
    return unit, [make_colleague(f"{name} {place}", units=[unit]) for place in range(5)]


def test_ones_own_ties_in_words_the_strongest_first() -> None:
    karla, bo, ida, ulla = (make_colleague(name) for name in ("Karla", "Bo", "Ida", "Ulla"))
    met(karla, ida, key="1", kind=TieKind.COFFEE, on=DAY - timedelta(days=110))
    met(bo, karla, key="2")
    met(bo, karla, key="3", on=DAY - timedelta(days=30))
    met(karla, ulla, key="4", kind=TieKind.GATHERING, on=DAY - timedelta(days=400))
    met(bo, ida, key="5")
    ties = own_ties(karla, DAY)
    assert [(tie.other.name, tie.word, len(tie.met), tie.since) for tie in ties] == [
        ("Bo", "Stærk", 2, DAY - timedelta(days=30)),
        ("Ida", "På vej væk", 1, DAY - timedelta(days=110)),
        ("Ulla", "Næsten væk", 1, DAY - timedelta(days=400)),
    ]
    assert [one.about_key for one in ties[0].met] == ["2", "3"]


def test_what_one_says_oneself_is_a_tie_and_what_another_says_is_not_shown() -> None:
    karla, bo, ida = (make_colleague(name) for name in ("Karla", "Bo", "Ida"))
    Saying.objects.create(sayer=karla, other=bo, says=Says.KNOWS, said_date=DAY)
    Saying.objects.create(sayer=ida, other=karla, says=Says.KNOWS, said_date=DAY)
    Saying.objects.create(sayer=karla, other=ida, says=Says.WANTS, said_date=DAY)
    ties = own_ties(karla, DAY)
    assert [(tie.other.name, tie.since, tie.met) for tie in ties] == [("Bo", DAY, ())]
    assert [one.other.name for one in sayings_of(karla)] == ["Bo", "Ida"]


def test_nothing_ties_a_newcomer() -> None:
    assert own_ties(make_colleague("Karla"), DAY) == []
    assert strengths_of(DAY, 10**9) == {}


def test_whoever_alone_holds_two_departments_together_is_told() -> None:
    (_byg, builders), (vej, drivers) = five("Byg"), five("Vej")
    for number in range(4):
        met(builders[0], drivers[number], key=f"{number}")
    house_map = map_of_departments(DAY)
    assert hangs_by(builders[0], house_map) == [vej.pk]
    assert hangs_by(drivers[0], house_map) == []  # others of Vej know them too


def test_of_the_only_tie_both_are_told() -> None:
    (byg, builders), (vej, drivers) = five("Byg"), five("Vej")
    for number in range(4):
        met(builders[0], drivers[0], key=f"{number}")
    house_map = map_of_departments(DAY)
    assert hangs_by(builders[0], house_map) == [vej.pk]
    assert hangs_by(drivers[0], house_map) == [byg.pk]


def test_two_separate_ties_are_no_thread() -> None:
    (_byg, builders), (_vej, drivers) = five("Byg"), five("Vej")
    for number in range(2):
        for turn in range(2):
            met(builders[number], drivers[number], key=f"{number}.{turn}")
    assert hangs_by(builders[0], map_of_departments(DAY)) == []


def test_where_their_work_asks_nothing_of_each_other_no_thread_is_told() -> None:
    (_byg, builders), (_vej, drivers) = five("Byg"), five("Vej")
    met(builders[0], drivers[0], key="1", kind=TieKind.COFFEE)
    assert hangs_by(builders[0], map_of_departments(DAY)) == []


def test_whoever_has_no_unit_or_a_small_one_or_has_left_holds_nothing() -> None:
    _byg, builders = five("Byg")
    small = make_colleague(units=[make_unit("Arkiv")])
    left = make_colleague(units=[make_unit()], leaving_date=DAY - timedelta(days=1))
    for number in range(4):
        met(small, builders[0], key=f"{number}")
    house_map = map_of_departments(DAY)
    assert [hangs_by(one, house_map) for one in (small, left, make_colleague("Hans"))] == [[], [], []]
