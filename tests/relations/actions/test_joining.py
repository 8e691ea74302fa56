from __future__ import annotations

from datetime import date, timedelta

import pytest

from indgang.people.models import User
from indgang.relations.actions.joining import UnableToJoin, join_coffee, leave_coffee, pause_coffee
from indgang.relations.models import CoffeeMember, RelationsSetting
from indgang.relations.queries.coffee import ready_for_coffee
from tests.factories import make_absence, make_colleague, make_user

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 3)


@pytest.fixture
def karla() -> User:
    return make_user(colleague=make_colleague("Karla"))


def ready() -> list[str]:
    return [colleague.name for colleague in ready_for_coffee(DAY)]


def test_nobody_is_in_it_before_they_choose_to_be(karla: User) -> None:
    assert ready() == []
    join_coffee(by=karla, today=DAY)
    join_coffee(by=karla, today=DAY + timedelta(days=1))
    assert ready() == ["Karla"]
    assert CoffeeMember.objects.get().joined_date == DAY


def test_a_pause_ends_by_itself_and_by_joining_again(karla: User) -> None:
    join_coffee(by=karla, today=DAY)
    member = pause_coffee(until=DAY, by=karla, today=DAY)
    assert (ready(), member.pauses_on(DAY), member.pauses_on(DAY + timedelta(days=1))) == ([], True, False)
    assert [one.name for one in ready_for_coffee(DAY + timedelta(days=1))] == ["Karla"]
    join_coffee(by=karla, today=DAY)
    assert ready() == ["Karla"]


@pytest.mark.parametrize("until", [DAY - timedelta(days=1), DAY + timedelta(days=367)])
def test_a_pause_is_at_most_a_year(karla: User, until: date) -> None:
    join_coffee(by=karla, today=DAY)
    with pytest.raises(UnableToJoin) as refused:
        pause_coffee(until=until, by=karla, today=DAY)
    assert refused.value.field == "until"


def test_whoever_is_not_in_it_cannot_pause(karla: User) -> None:
    with pytest.raises(UnableToJoin):
        pause_coffee(until=DAY, by=karla, today=DAY)


def test_leaving_is_at_once_and_twice_is_harmless(karla: User) -> None:
    join_coffee(by=karla, today=DAY)
    leave_coffee(by=karla)
    leave_coffee(by=karla)
    assert ready() == []


def test_whoever_is_away_or_has_left_is_not_drawn() -> None:
    bo, ida = make_user(colleague=make_colleague("Bo")), make_user(colleague=make_colleague("Ida"))
    for user in (bo, ida):
        join_coffee(by=user, today=DAY)
    assert bo.colleague is not None
    make_absence(bo.colleague, DAY, DAY)
    assert ida.colleague is not None
    ida.colleague.leaving_date = DAY - timedelta(days=1)
    ida.colleague.save()
    assert ready() == []


def test_outsiders_and_a_municipality_without_relations_draw_nobody(karla: User) -> None:
    outsider = make_user(is_active=False)
    with pytest.raises(UnableToJoin):
        join_coffee(by=outsider, today=DAY)
    RelationsSetting.objects.create(is_on=False)
    with pytest.raises(UnableToJoin):
        join_coffee(by=karla, today=DAY)
