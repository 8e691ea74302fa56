from __future__ import annotations

from datetime import date

import pytest

from indgang.relations.actions.meeting import UnableToTell, tell_whether_met
from indgang.relations.links import coffee_token, read_coffee_token
from indgang.relations.models import CoffeePair, CoffeeRound, DidMeet, Encounter
from tests.factories import make_colleague

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 3)


@pytest.fixture
def pair() -> CoffeePair:
    drawn = CoffeeRound.objects.create(drawn_date=DAY, seed=1)
    people = [make_colleague(name) for name in ("Karla", "Bo", "Ida")]
    return CoffeePair.objects.create(round=drawn, first=people[0], second=people[1], third=people[2])


def test_having_met_ties_all_of_them_once(pair: CoffeePair) -> None:
    for by in (pair.first, pair.second):
        tell_whether_met(pair=pair, did_meet=DidMeet.YES, by=by, today=DAY)
    assert Encounter.objects.count() == 3
    assert (pair.did_meet, pair.answered_date) == ("yes", DAY)


def test_telling_otherwise_takes_the_tie_away(pair: CoffeePair) -> None:
    tell_whether_met(pair=pair, did_meet=DidMeet.YES, by=pair.first, today=DAY)
    tell_whether_met(pair=pair, did_meet=DidMeet.NOT_YET, by=pair.first, today=DAY)
    assert not Encounter.objects.exists()


def test_nobody_else_tells(pair: CoffeePair) -> None:
    with pytest.raises(UnableToTell):
        tell_whether_met(pair=pair, did_meet=DidMeet.YES, by=make_colleague("Ulla"), today=DAY)
    assert CoffeePair.objects.get().did_meet == ""


def test_a_link_leads_to_its_own_pair_and_person_only(pair: CoffeePair) -> None:
    token = coffee_token(pair.pk, pair.first.pk)
    assert read_coffee_token(token) == (pair.pk, pair.first.pk)
    assert read_coffee_token(token[:-1]) is None
    assert read_coffee_token("\ud800") is None
