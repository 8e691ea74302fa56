from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from indgang.history.actions.recording import SYSTEM
from indgang.people.models import Colleague
from indgang.relations.actions.drawing import draw_coffee
from indgang.relations.actions.joining import UnableToJoin, come_back_to_coffee
from indgang.relations.actions.meeting import tell_whether_met
from indgang.relations.actions.pausing import pause_the_silent
from indgang.relations.links import back_token
from indgang.relations.models import CoffeeMember, CoffeePair, CoffeeRound, DidMeet, RelationsSetting
from indgang.relations.queries.coffee import ready_for_coffee
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 3, 8, 30, tzinfo=UTC)
TODAY = NOW.date()
ROUNDS = (TODAY - timedelta(weeks=8), TODAY - timedelta(weeks=4))


def member(name: str, **values: Any) -> Colleague:
    stands: dict[str, Any] = {"mail": f"{name.casefold()}@hvidklit.example"} | values
    colleague = make_colleague(name, **stands)
    CoffeeMember.objects.create(colleague=colleague, joined_date=date(2026, 1, 5))
    return colleague


def drawn(one: Colleague, other: Colleague, *days: date, is_asked: bool = True) -> list[CoffeePair]:
    pairs = []
    for day in days:
        asked = {"asked_date": day + timedelta(days=23) if is_asked else None, "seed": 1}
        of_day, _is_new = CoffeeRound.objects.get_or_create(drawn_date=day, defaults=asked)
        pairs.append(CoffeePair.objects.create(round=of_day, first=one, second=other))
    return pairs


def silent() -> list[str]:
    members = CoffeeMember.objects.exclude(silent_since=None).order_by("pk")
    return [one.colleague.name for one in members]


def test_after_two_silent_drawings_both_are_paused_kindly_and_told_how_to_come_back() -> None:
    karla, bo = member("Karla"), member("Bo")
    drawn(karla, bo, *ROUNDS)
    assert [pause_the_silent(now=NOW), pause_the_silent(now=NOW)] == [2, 0]
    assert silent() == ["Karla", "Bo"]
    assert ready_for_coffee(TODAY) == []
    mail = OutgoingMail.objects.get(recipient="karla@hvidklit.example")
    assert "Det er helt i orden" in mail.text
    assert back_token(CoffeeMember.objects.get(colleague=karla).pk) in mail.text


def test_one_silent_drawing_is_none() -> None:
    drawn(member("Karla"), member("Bo"), ROUNDS[1])
    assert pause_the_silent(now=NOW) == 0


def test_whoever_answers_is_not_silent_and_who_met_is_not_either() -> None:
    karla, bo, ida, ole = (member(name) for name in ("Karla", "Bo", "Ida", "Ole"))
    none_of_it = drawn(karla, bo, *ROUNDS)[1]
    tell_whether_met(pair=none_of_it, did_meet=DidMeet.NO, by=karla, today=TODAY - timedelta(days=3))
    met = drawn(ida, ole, *ROUNDS)[0]
    tell_whether_met(pair=met, did_meet=DidMeet.YES, by=ida, today=TODAY - timedelta(days=40))
    pause_the_silent(now=NOW)
    assert silent() == ["Bo"]  # Karla answered; Ole met Ida, although only she told


def test_drawings_after_which_nobody_was_asked_do_not_count() -> None:
    drawn(member("Karla"), member("Bo"), *ROUNDS, is_asked=False)
    assert pause_the_silent(now=NOW) == 0


def test_whoever_cannot_be_told_or_has_left_is_not_paused() -> None:
    drawn(member("Karla", mail=""), member("Bo", mail="ikke en adresse"), *ROUNDS)
    drawn(member("Ida", leaving_date=ROUNDS[1]), member("Ole"), *ROUNDS)
    pause_the_silent(now=NOW)
    assert silent() == ["Ole"]


def test_the_silent_are_paused_before_coffee_is_drawn() -> None:
    drawn(member("Karla"), member("Bo"), *ROUNDS)
    for name in ("Ida", "Ole"):
        member(name)
    draw_coffee(by=SYSTEM, now=NOW)
    pair = CoffeePair.objects.latest("pk")
    assert {one.name for one in pair.people} == {"Ida", "Ole"}


def test_whoever_comes_back_is_drawn_and_begins_anew() -> None:
    karla, bo = member("Karla"), member("Bo")
    drawn(karla, bo, *ROUNDS)
    pause_the_silent(now=NOW)
    come_back_to_coffee(member=CoffeeMember.objects.get(colleague=karla), today=TODAY)
    assert [one.name for one in ready_for_coffee(TODAY)] == ["Karla"]
    assert pause_the_silent(now=NOW) == 0


def test_switched_off_nobody_comes_back() -> None:
    karla = member("Karla")
    RelationsSetting.objects.create(is_on=False)
    with pytest.raises(UnableToJoin):
        come_back_to_coffee(member=CoffeeMember.objects.get(colleague=karla), today=TODAY)
