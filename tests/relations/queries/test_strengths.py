from __future__ import annotations

from datetime import date, timedelta

import pytest

from indgang.people.models import Colleague
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.models import SaidKind, Saying, Says, TieKind, TieWeight
from indgang.relations.queries.strengths import strengths_on
from tests.factories import make_colleague

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 3)


@pytest.fixture
def three() -> tuple[Colleague, Colleague, Colleague]:
    return make_colleague("Karla"), make_colleague("Bo"), make_colleague("Ida")


def met(*people: Colleague, kind: TieKind = TieKind.ENQUIRY, on: date = DAY) -> None:
    note_encounter(people=people, kind=kind, about=Concern("enquiries", "e"), once_key=f"{kind}:{on}", on=on)


def test_nothing_ties_those_who_never_met(three: tuple[Colleague, ...]) -> None:
    ties = strengths_on(DAY)
    assert len(ties) == 0
    assert ties.between(three[0].pk, three[1].pk) == 0.0
    assert ties.among([one.pk for one in three]).tolist() == [[0.0] * 3] * 3


def test_meetings_add_up_and_fade(three: tuple[Colleague, ...]) -> None:
    karla, bo, ida = three
    met(karla, bo)
    met(karla, bo, ida, kind=TieKind.GROUP, on=DAY - timedelta(days=150))
    ties = strengths_on(DAY)
    group = 0.5 * 2 / 3 / 2  # weight, shared by three, a half-life ago
    assert ties.between(bo.pk, karla.pk) == pytest.approx(1 - 2.718281828 ** -(1 + group))
    assert ties.between(karla.pk, ida.pk) == pytest.approx(1 - 2.718281828**-group)
    square = ties.among([ida.pk, karla.pk])
    assert square[0, 1] == square[1, 0] == ties.between(karla.pk, ida.pk)


def test_what_lies_ahead_does_not_bind(three: tuple[Colleague, ...]) -> None:
    met(*three, on=DAY + timedelta(days=1))
    assert len(strengths_on(DAY)) == 0


def test_only_those_asked_for_are_read(three: tuple[Colleague, ...]) -> None:
    karla, bo, ida = three
    met(*three)
    Saying.objects.create(sayer=karla, other=ida, says=Says.KNOWS, said_date=DAY)
    ties = strengths_on(DAY, [karla.pk, bo.pk])
    assert list(zip(ties.first.tolist(), ties.second.tolist(), strict=True)) == [
        tuple(sorted((karla.pk, bo.pk)))
    ]


def test_both_saying_so_counts_more_than_one(three: tuple[Colleague, ...]) -> None:
    karla, bo, ida = three
    for sayer, other in ((karla, bo), (bo, karla), (ida, karla)):
        Saying.objects.create(sayer=sayer, other=other, says=Says.KNOWS, said_date=DAY)
    ties = strengths_on(DAY)
    assert ties.between(karla.pk, bo.pk) == pytest.approx(0.632, abs=0.001)
    assert ties.between(karla.pk, ida.pk) == pytest.approx(0.295, abs=0.001)


def test_not_yet_overrules_what_happened_until_then(three: tuple[Colleague, ...]) -> None:
    karla, bo, _ida = three
    met(karla, bo)
    Saying.objects.create(sayer=bo, other=karla, says=Says.NOT_YET, said_date=DAY)
    assert strengths_on(DAY).between(karla.pk, bo.pk) == 0.0
    met(karla, bo, on=DAY + timedelta(days=7))
    assert strengths_on(DAY + timedelta(days=7)).between(karla.pk, bo.pk) == pytest.approx(0.632, abs=0.001)


def test_not_yet_said_again_overrules_until_the_last_time_today_and_the_first_on_a_day_between(
    three: tuple[Colleague, ...],
) -> None:
    karla, bo, _ida = three
    first, last = DAY - timedelta(days=60), DAY
    Saying.objects.create(sayer=bo, other=karla, says=Says.NOT_YET, said_date=last, first_said_date=first)
    met(karla, bo, on=DAY - timedelta(days=30))
    assert strengths_on(DAY).between(karla.pk, bo.pk) == 0.0
    assert strengths_on(DAY - timedelta(days=1)).between(karla.pk, bo.pk) > 0.5
    met(karla, bo, kind=TieKind.TASK, on=DAY - timedelta(days=70))
    before = strengths_on(DAY - timedelta(days=61)).between(karla.pk, bo.pk)
    assert before > 0.5  # nobody had said anything yet


def test_the_municipality_weighs_as_it_likes(three: tuple[Colleague, ...]) -> None:
    karla, bo, _ida = three
    met(karla, bo)
    TieWeight.objects.create(kind=TieKind.ENQUIRY, weight=0.0, half_life_days=30)
    assert strengths_on(DAY).between(karla.pk, bo.pk) == 0.0


def test_what_is_said_is_weighed_by_the_same_table(three: tuple[Colleague, ...]) -> None:
    karla, bo, ida = three
    for sayer, other in ((karla, bo), (bo, karla), (ida, karla)):
        Saying.objects.create(sayer=sayer, other=other, says=Says.KNOWS, said_date=DAY - timedelta(days=100))
    TieWeight.objects.create(kind=SaidKind.BOTH, weight=2.0, half_life_days=100)
    TieWeight.objects.create(kind=SaidKind.ONE, weight=0.0, half_life_days=100)
    ties = strengths_on(DAY)
    assert ties.between(karla.pk, bo.pk) == pytest.approx(0.632, abs=0.001)
    assert ties.between(karla.pk, ida.pk) == 0.0
