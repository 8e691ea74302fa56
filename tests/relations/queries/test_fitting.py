from __future__ import annotations

from datetime import date, timedelta

import pytest

from indgang.people.models import Colleague
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.fitting import FEWEST_RATINGS, Fit
from indgang.relations.models import Rating, SaidKind, Saying, Says, TieKind, TieWeight
from indgang.relations.queries.fitting import fitted, pasts, values_by
from indgang.relations.queries.strengths import strengths_on
from indgang.relations.weights import Binding, faded, strength
from tests.factories import make_colleague

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 3)


def met(*people: Colleague, key: str, on: date, kind: TieKind = TieKind.ENQUIRY) -> None:
    note_encounter(people=people, kind=kind, about=Concern("enquiries", key), once_key=key, on=on)


def test_a_rating_goes_with_what_had_happened_until_then() -> None:
    karla, bo, ida = (make_colleague(name) for name in ("Karla", "Bo", "Ida"))
    met(bo, karla, key="1", on=DAY - timedelta(days=50))
    met(karla, bo, ida, key="2", kind=TieKind.GROUP, on=DAY)
    met(karla, bo, key="later", on=DAY + timedelta(days=1))
    Rating.objects.create(rater=bo, other=karla, score=2, rated_date=DAY)
    Rating.objects.create(rater=ida, other=bo, score=0, rated_date=DAY - timedelta(days=1))
    known, unknown = pasts()
    assert (known.is_known, known.ages.tolist(), known.half_lives.tolist()) == (True, [50, 0], [365, 150])
    assert known.weights.tolist() == pytest.approx([1.0, 0.5 * 2 / 3])
    assert (unknown.is_known, unknown.weights.tolist(), unknown.ages.tolist()) == (False, [], [])


def test_what_was_said_ties_and_a_not_yet_unties_as_ties_are_reckoned() -> None:
    karla, bo, ida = (make_colleague(name) for name in ("Karla", "Bo", "Ida"))
    met(karla, bo, key="1", on=DAY - timedelta(days=50))
    met(karla, bo, key="2", kind=TieKind.COFFEE, on=DAY - timedelta(days=10))
    met(karla, ida, key="3", on=DAY - timedelta(days=5))
    said = [
        (karla, bo, Says.NOT_YET, DAY - timedelta(days=20)),
        (bo, karla, Says.KNOWS, DAY - timedelta(days=7)),
        (karla, ida, Says.KNOWS, DAY - timedelta(days=4)),
        (ida, karla, Says.KNOWS, DAY - timedelta(days=3)),
        (bo, ida, Says.KNOWS, DAY + timedelta(days=1)),
    ]
    for sayer, other, says, day in said:
        Saying.objects.create(sayer=sayer, other=other, says=says, said_date=day)
    for rater, other in ((karla, bo), (karla, ida), (ida, bo)):
        Rating.objects.create(rater=rater, other=other, score=2, rated_date=DAY)
    found = pasts()
    assert [past.weights.tolist() for past in found] == [[0.35, 0.35], [1.0, 1.0], []]
    assert [past.ages.tolist() for past in found] == [[10, 7], [5, 3], []]
    for past, two in zip(found, ((karla, bo), (karla, ida), (ida, bo)), strict=True):
        tie = strengths_on(DAY).between(two[0].pk, two[1].pk)
        assert strength(faded(past.weights, past.ages, past.half_lives).sum()) == pytest.approx(tie)


def test_values_by_a_fit_stay_within_the_table_and_what_is_left_out_stays_out() -> None:
    TieWeight.objects.create(kind=TieKind.TASK, weight=0.0, half_life_days=365)
    wide = values_by(Fit(weight_scale=20.0, half_life_scale=20.0, gain=0.1, ratings=100))
    assert wide[TieKind.ENQUIRY] == Binding(5.0, 3650)
    assert wide[SaidKind.ONE] == Binding(5.0, 3650)
    assert wide[TieKind.TASK] == Binding(0.0, 3650)
    narrow = values_by(Fit(weight_scale=0.05, half_life_scale=0.05, gain=0.1, ratings=100))
    assert narrow[TieKind.GATHERING] == Binding(0.01, 7)
    assert values_by(Fit(weight_scale=2.0, half_life_scale=2.0, gain=0.02, ratings=100)) == {}  # no better


def test_few_ratings_fit_nothing() -> None:
    assert fitted() is None


def test_enough_ratings_give_two_scales() -> None:
    karla = make_colleague("Karla")
    for number in range(FEWEST_RATINGS):
        other, knows = make_colleague(), number % 2 == 0
        if knows:
            met(karla, other, key=f"{number}", on=DAY - timedelta(days=10 * number))
        Rating.objects.create(rater=karla, other=other, score=2 if knows else 0, rated_date=DAY)
    found = fitted()
    assert found is not None
    assert found.ratings == FEWEST_RATINGS
    assert found.weight_scale > 1  # whoever has met is known, and each of them
    assert found.gain > 0
