from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.gatherings.actions.publishing import publish_booklet
from indgang.gatherings.evaluation import LENGTH, MET, WORTH
from indgang.gatherings.queries.comparing import compared_gatherings
from indgang.history.actions.recording import SYSTEM
from indgang.materials.actions.counting import count_use
from indgang.materials.models import Way
from indgang.surveys.intervals import share_of
from tests.gatherings.after_rows import a_held_gathering, a_result, answered
from tests.gatherings.day_rows import NOW, a_guest

pytestmark = pytest.mark.django_db
FIGURES = {"pairs": 40, "new": 30, "bridged": 12, "alive_6": 10, "alive_12": 5}


def test_each_gathering_has_its_numbers_and_shares_the_oldest_first() -> None:
    last, _guests = a_held_gathering(figures=FIGURES)
    first, _guests = a_held_gathering(starts_at=NOW - timedelta(days=300))
    a_held_gathering(state="running")
    a_guest(last, "Blev hjemme", invited_at=NOW)
    answered(last, LENGTH, too_long=4, right=6)
    answered(last, WORTH, yes=8, no=2)
    answered(last, MET, yes=7, partly=3)
    older, newer = compared_gatherings()
    assert (older.gathering, newer.gathering) == (first, last)
    assert (newer.invited, newer.came, newer.bridged) == (7, 6, 12)
    assert (newer.new, newer.alive_6, newer.alive_12) == (share_of(30, 40), share_of(10, 30), share_of(5, 30))
    assert (newer.too_long, newer.worth, newer.met) == (share_of(4, 10), share_of(8, 10), share_of(7, 10))
    assert (older.new, older.bridged, older.worth) == (None, None, None)


def test_of_fewer_than_five_people_nothing_but_their_number_is_told() -> None:
    gathering, _guests = a_held_gathering(people=4, figures=FIGURES)
    answered(gathering, WORTH, yes=8)
    (one,) = compared_gatherings()
    assert (one.came, one.new, one.bridged, one.alive_6, one.worth) == (4, None, None, None, None)


def test_the_booklets_use_is_counted_where_there_is_one() -> None:
    gathering, _guests = a_held_gathering()
    a_held_gathering(starts_at=NOW - timedelta(days=300))
    a_result(gathering)
    booklet = publish_booklet(gathering=gathering, by=SYSTEM, now=NOW)
    without, unused = compared_gatherings()
    assert (without.booklet_used, unused.booklet_used) == (None, 0)
    for way in (Way.OPENED, Way.OPENED, Way.DOWNLOADED):
        count_use(material=booklet, way=way, on=NOW.date())
    assert compared_gatherings()[1].booklet_used == 3


@pytest.mark.parametrize("number", [1, 3])
def test_as_many_questions_to_the_database_for_one_as_for_three(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _time in range(number):
        a_held_gathering(people=2, departments=1)
    with django_assert_num_queries(4):
        assert len(compared_gatherings()) == number
