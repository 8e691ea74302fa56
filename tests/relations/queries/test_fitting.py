from __future__ import annotations

from datetime import date, timedelta

import pytest

from indgang.people.models import Colleague
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.fitting import FEWEST_RATINGS
from indgang.relations.models import Rating, TieKind
from indgang.relations.queries.fitting import fitted, pasts
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
