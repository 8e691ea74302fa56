from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from indgang.people.models import Colleague
from indgang.relations.actions.asking import ask_whether_met
from indgang.relations.links import coffee_token
from indgang.relations.models import CoffeePair, CoffeeRound, DidMeet, RelationsSetting
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 25, 8, 45, tzinfo=UTC)
"""Six days before the next drawing, four weeks after the last."""
DRAWN = date(2026, 6, 3)


def drawn_pair(*names: str, did_meet: str = "") -> CoffeePair:
    drawn, _is_new = CoffeeRound.objects.get_or_create(drawn_date=DRAWN, defaults={"seed": 1})
    people = [make_colleague(name, mail=f"{name.casefold()}@hvidklit.example") for name in names]
    return CoffeePair.objects.create(round=drawn, first=people[0], second=people[1], did_meet=did_meet)


def asked() -> set[str]:
    return set(OutgoingMail.objects.values_list("recipient", flat=True))


def at(days: int) -> datetime:
    return NOW + timedelta(days=days)


def test_it_is_asked_once_five_days_before_the_next_drawing() -> None:
    pair = drawn_pair("Karla", "Bo")
    assert [ask_whether_met(now=at(days)) for days in range(4)] == [0, 2, 0, 0]
    mail = OutgoingMail.objects.get(recipient="karla@hvidklit.example")
    assert mail.subject == "Mødtes du med Bo?"
    assert "Den 3. juni blev du trukket til kaffe med Bo." in mail.text
    assert coffee_token(pair.pk, pair.first.pk) in mail.text
    assert CoffeeRound.objects.get().asked_date == at(1).date()


def test_only_those_who_have_not_told_that_it_is_over_are_asked() -> None:
    drawn_pair("Karla", "Bo", did_meet=DidMeet.YES)
    drawn_pair("Ida", "Ole", did_meet=DidMeet.NO)
    drawn_pair("Eva", "Per", did_meet=DidMeet.NOT_YET)
    ask_whether_met(now=at(1))
    assert asked() == {"eva@hvidklit.example", "per@hvidklit.example"}


def test_whoever_has_left_or_has_no_mail_is_not_asked() -> None:
    pair = drawn_pair("Karla", "Bo")
    Colleague.objects.filter(pk=pair.first.pk).update(leaving_date=DRAWN)
    Colleague.objects.filter(pk=pair.second.pk).update(mail="")
    assert ask_whether_met(now=at(1)) == 0


@pytest.mark.parametrize(("weeks", "first_day"), [(1, -18), (2, -13), (4, 1), (8, 29)])
def test_however_often_it_is_drawn_there_is_time_to_meet(weeks: int, first_day: int) -> None:
    RelationsSetting.objects.create(coffee_weeks=weeks)
    drawn_pair("Karla", "Bo")
    assert (ask_whether_met(now=at(first_day - 1)), ask_whether_met(now=at(first_day))) == (0, 2)


def test_nothing_is_asked_where_nothing_was_drawn_or_it_is_long_ago_or_relations_are_off() -> None:
    assert ask_whether_met(now=NOW) == 0
    drawn_pair("Karla", "Bo")
    assert ask_whether_met(now=at(40)) == 0
    RelationsSetting.objects.create(is_on=False)
    assert ask_whether_met(now=at(1)) == 0
