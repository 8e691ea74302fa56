from __future__ import annotations

from datetime import date, timedelta

import pytest

from indgang.catalogue.models import Responsibility
from indgang.people.models import Colleague, Visibility
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.models import Rating, TieKind
from indgang.relations.queries.rating import BY_LOT, NAMES, scores_given, whom_to_ask_about
from tests.factories import make_colleague, make_task, make_unit

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 3)


def others(count: int) -> list[Colleague]:
    unit = make_unit("Vej")
    return [make_colleague(f"Kollega {place:02}", units=[unit]) for place in range(count)]


def test_most_are_those_whose_work_needs_ones_own_and_some_are_drawn_by_lot() -> None:
    karla = make_colleague("Karla", units=[make_unit("Byg")])
    people, task = others(40), make_task()
    for one in (karla, *people[:20]):
        Responsibility.objects.create(task=task, colleague=one)
    asked = whom_to_ask_about(karla, DAY)
    sharing = {one.pk for one in people[:20]}
    by_need = {one.pk for one in asked.others} - asked.drawn_by_lot
    assert (len(asked.others), len(asked.drawn_by_lot)) == (NAMES, BY_LOT)
    assert by_need <= sharing
    assert karla not in asked.others


def test_it_is_the_same_all_day_and_others_on_another() -> None:
    karla, _people = make_colleague("Karla"), others(60)
    first = whom_to_ask_about(karla, DAY)
    assert whom_to_ask_about(karla, DAY) == first
    assert whom_to_ask_about(karla, DAY + timedelta(days=1)) != first
    assert first.drawn_by_lot == {one.pk for one in first.others}


def test_those_of_departments_one_handles_enquiries_with_are_near() -> None:
    unit = make_unit("Byg")
    karla, bo = make_colleague("Karla", units=[unit]), make_colleague("Bo", units=[unit])
    drivers, outsider = others(3), make_colleague("Hans", units=[make_unit("Arkiv")])
    about = Concern("enquiries", "1")
    note_encounter(people=[bo, drivers[0]], kind=TieKind.ENQUIRY, about=about, once_key="1", on=DAY)
    asked = whom_to_ask_about(karla, DAY)
    assert asked.drawn_by_lot == {bo.pk, outsider.pk}
    assert {one.pk for one in asked.others} == {bo.pk, outsider.pk, *(one.pk for one in drivers)}


def test_of_very_many_only_some_are_weighed() -> None:
    karla, people, task = make_colleague("Karla"), others(20), make_task()
    for one in (karla, *people):
        Responsibility.objects.create(task=task, colleague=one)
    asked = whom_to_ask_about(karla, DAY, most_weighed=2)
    assert len(asked.others) - len(asked.drawn_by_lot) == 2


def test_nobody_is_asked_of_whom_the_name_is_hidden_or_who_has_left() -> None:
    karla = make_colleague("Karla")
    make_colleague("Skjult", name_visibility=Visibility.HIDDEN)
    make_colleague("Rolf", leaving_date=DAY - timedelta(days=1))
    assert whom_to_ask_about(karla, DAY).others == ()


def test_what_was_said_today_stands() -> None:
    karla, bo = make_colleague("Karla"), make_colleague("Bo")
    for days, score in ((1, 3), (0, 2)):
        Rating.objects.create(rater=karla, other=bo, score=score, rated_date=DAY - timedelta(days=days))
    assert scores_given(karla, DAY) == {bo.pk: 2}
