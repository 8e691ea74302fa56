from __future__ import annotations

from datetime import date, timedelta

import pytest

from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.actions.saying import UnableToSay, say_of, strike_encounter, take_back
from indgang.relations.models import Encounter, RelationsSetting, Saying, Says, TieKind
from indgang.relations.queries.strengths import strengths_on
from tests.factories import make_colleague, make_user

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 3)


def test_what_is_said_takes_the_place_of_what_was_said() -> None:
    karla, bo = make_user(), make_colleague("Bo")
    say_of(other=bo, says=Says.NOT_YET, by=karla, today=DAY)
    say_of(other=bo, says=Says.KNOWS, by=karla, today=DAY)
    assert list(Saying.objects.values_list("other", "says", "said_date")) == [(bo.pk, "knows", DAY)]


def test_said_again_it_counts_from_today_and_was_so_all_the_while() -> None:
    karla, bo = make_user(), make_colleague("Bo")
    assert karla.colleague is not None
    days = [DAY - timedelta(days=400), DAY - timedelta(days=100), DAY, DAY]
    for day in days:
        say_of(other=bo, says=Says.KNOWS, by=karla, today=day)
    said = Saying.objects.get()
    assert (said.since, said.said_date) == (days[0], DAY)
    two = karla.colleague.pk, bo.pk
    assert strengths_on(DAY).between(*two) == pytest.approx(0.295, abs=0.001)
    assert strengths_on(DAY - timedelta(days=365)).between(*two) == pytest.approx(0.28, abs=0.01)
    assert strengths_on(days[0] - timedelta(days=1)).between(*two) == 0.0


def test_what_was_not_so_a_year_ago_begins_anew_when_something_else_is_said() -> None:
    karla, bo = make_user(), make_colleague("Bo")
    for day, says in ((DAY - timedelta(days=9), Says.NOT_YET), (DAY - timedelta(days=5), Says.NOT_YET)):
        say_of(other=bo, says=says, by=karla, today=day)
    say_of(other=bo, says=Says.KNOWS, by=karla, today=DAY)
    assert Saying.objects.get().since == DAY


def test_nobody_says_of_themselves() -> None:
    karla = make_user()
    assert karla.colleague is not None
    with pytest.raises(UnableToSay) as refused:
        say_of(other=karla.colleague, says=Says.KNOWS, by=karla, today=DAY)
    assert refused.value.field == "other"


def test_whoever_is_no_colleague_cannot_say() -> None:
    outsider = make_user()
    outsider.colleague = None
    outsider.save()
    with pytest.raises(UnableToSay):
        say_of(other=make_colleague("Bo"), says=Says.KNOWS, by=outsider, today=DAY)


def test_what_was_said_can_be_taken_back() -> None:
    karla, bo = make_user(), make_colleague("Bo")
    say_of(other=bo, says=Says.KNOWS, by=karla, today=DAY)
    take_back(other=bo, by=karla)
    take_back(other=bo, by=karla)
    assert not Saying.objects.exists()


def test_either_of_the_two_strikes_a_meeting_and_nobody_else() -> None:
    karla, bo, other = make_user(), make_user(), make_user()
    assert karla.colleague is not None
    assert bo.colleague is not None
    note_encounter(
        people=[karla.colleague, bo.colleague],
        kind=TieKind.COFFEE,
        about=Concern("relations", "c"),
        once_key="c",
        on=DAY,
    )
    encounter = Encounter.objects.get()
    with pytest.raises(UnableToSay):
        strike_encounter(encounter=encounter, by=other)
    strike_encounter(encounter=encounter, by=bo)
    assert not Encounter.objects.exists()


def test_switched_off_nothing_is_said() -> None:
    RelationsSetting.objects.create(is_on=False)
    with pytest.raises(UnableToSay):
        say_of(other=make_colleague("Bo"), says=Says.KNOWS, by=make_user(), today=DAY)
    assert not Saying.objects.exists()
