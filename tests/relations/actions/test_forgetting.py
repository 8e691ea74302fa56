from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from indgang.people.models import Colleague
from indgang.relations.actions.forgetting import forget_old_meetings, forget_old_sayings
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.models import (
    CoffeePair,
    CoffeeRound,
    Encounter,
    Rating,
    RelationsSetting,
    Saying,
    Says,
    TieKind,
)
from tests.factories import make_colleague

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 3, 3, 15, tzinfo=UTC)


def lay_down(day: date) -> tuple[Colleague, Colleague]:
    karla, bo = make_colleague("Karla"), make_colleague("Bo")
    about = Concern("relations", "coffee:1")
    note_encounter(people=[karla, bo], kind=TieKind.COFFEE, about=about, once_key=f"{day}", on=day)
    Saying.objects.create(sayer=karla, other=bo, says=Says.KNOWS, said_date=day)
    Rating.objects.create(rater=karla, other=bo, score=1, rated_date=day)
    drawing = CoffeeRound.objects.create(drawn_date=day, seed=1)
    CoffeePair.objects.create(round=drawing, first=karla, second=bo)
    return karla, bo


def forget() -> int:
    return forget_old_meetings(now=NOW) + forget_old_sayings(now=NOW)


def left() -> list[int]:
    return [model.objects.count() for model in (Encounter, Saying, Rating, CoffeeRound, CoffeePair)]


def test_what_is_young_enough_stays() -> None:
    lay_down(date(2023, 6, 5))
    assert forget() == 0
    assert left() == [1, 1, 1, 1, 1]


def test_after_three_years_all_is_forgotten() -> None:
    lay_down(date(2023, 5, 31))
    assert forget() == 5
    assert left() == [0, 0, 0, 0, 0]


def test_the_municipality_may_forget_meetings_sooner() -> None:
    RelationsSetting.objects.create(kept_months=12)
    lay_down(date(2025, 5, 31))
    assert forget() == 3
    assert left() == [0, 1, 1, 0, 0]


def test_switched_off_everything_goes_in_the_night() -> None:
    lay_down(date(2026, 6, 2))
    RelationsSetting.objects.create(is_on=False)
    assert forget() == 5
    assert left() == [0, 0, 0, 0, 0]
