from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from indgang.people import queries
from indgang.people.models import ClosingDay, Colleague, Municipality, OpeningHours, Unit, Visibility
from tests.factories import make_absence, make_colleague, make_municipality, make_unit

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
YESTERDAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 25)
ZONE = ZoneInfo("Europe/Copenhagen")


def names(rows: Any) -> list[str]:
    return [row.name for row in rows]


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=ZONE)


# The municipality -------------------------------------------------------------------------------------------


@pytest.fixture
def entrance() -> Municipality:
    """Open from Monday to Thursday 9–15 and on Friday 9–12."""
    municipality = make_municipality()
    for weekday in range(5):
        OpeningHours.objects.create(
            municipality=municipality,
            weekday=weekday,
            opens_at=time(9),
            closes_at=time(12 if weekday == 4 else 15),
        )
    return municipality


def test_there_may_be_no_municipality_yet() -> None:
    assert queries.the_municipality() is None
    make_municipality()
    assert queries.the_municipality() == Municipality.objects.get()


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        (at(TODAY, 8, 59), False),
        (at(TODAY, 9), True),
        (at(TODAY, 14, 59), True),
        (at(TODAY, 15), False),
        (at(date(2026, 11, 28), 10), False),
    ],
)
def test_the_entrance_is_open_within_its_hours(entrance: Municipality, now: datetime, is_open: bool) -> None:
    assert queries.is_entrance_open(entrance, now) == is_open


@pytest.mark.parametrize(("day", "is_yearly"), [(TODAY, False), (date(2020, 11, 24), True)])
def test_the_entrance_is_closed_on_closing_days(entrance: Municipality, day: date, is_yearly: bool) -> None:
    ClosingDay.objects.create(municipality=entrance, day=day, name="Flytning", is_yearly=is_yearly)
    assert not queries.is_entrance_open(entrance, at(TODAY, 10))
    assert queries.next_opening(entrance, at(TODAY, 10)) == at(TOMORROW, 9)


@pytest.mark.parametrize(
    ("now", "opening"),
    [
        (at(TODAY, 7), at(TODAY, 9)),
        (at(TODAY, 15), at(TOMORROW, 9)),
        (at(date(2026, 11, 27), 12), at(date(2026, 11, 30), 9)),
    ],
)
def test_when_the_entrance_opens_next(entrance: Municipality, now: datetime, opening: datetime) -> None:
    assert queries.next_opening(entrance, now) == opening


def test_without_hours_nobody_knows_when() -> None:
    assert queries.next_opening(make_municipality(), at(TODAY, 7)) is None


def test_the_opening_of_an_open_entrance(entrance: Municipality) -> None:
    ClosingDay.objects.create(municipality=entrance, day=date(2020, 12, 24), name="Juleaften", is_yearly=True)
    ClosingDay.objects.create(municipality=entrance, day=date(2027, 3, 1), name="Langt væk")
    opening = queries.opening_of(entrance, at(TODAY, 10))
    assert (opening.is_open, opening.closes_at, opening.opens_at) == (True, time(15), None)
    assert not opening.opens_today
    assert len(opening.week) == 5
    assert opening.closing_days == ((date(2026, 12, 24), "Juleaften"),)


def test_the_opening_of_a_closed_entrance(entrance: Municipality) -> None:
    early = queries.opening_of(entrance, at(TODAY, 7))
    assert (early.is_open, early.closes_at, early.opens_at) == (False, None, at(TODAY, 9))
    assert early.opens_today
    assert not queries.opening_of(entrance, at(TODAY, 16)).opens_today
    assert queries.opening_of(make_unhoured(entrance), at(TODAY, 7)).opens_at is None


def make_unhoured(municipality: Municipality) -> Municipality:
    municipality.opening_hours.all().delete()
    return municipality


# Units ------------------------------------------------------------------------------------------------------


def test_the_tree_of_units_stands_from_the_top_down() -> None:
    top = make_unit("Direktion")
    center = make_unit("By og Land", parent=top)
    make_unit("Vej", parent=center)
    make_unit("Byg", parent=center)
    make_unit("Beredskab")
    assert [(unit.name, depth) for unit, depth in queries.unit_tree(TODAY)] == [
        ("Beredskab", 0),
        ("Direktion", 0),
        ("By og Land", 1),
        ("Byg", 2),
        ("Vej", 2),
    ]


def test_a_unit_below_a_closed_one_moves_up() -> None:
    closed = make_unit("Nedlagt", closed_date=TODAY)
    make_unit("Vej", parent=closed)
    make_unit("Lukker snart", closed_date=TOMORROW)
    assert [(unit.name, depth) for unit, depth in queries.unit_tree(TODAY)] == [
        ("Lukker snart", 0),
        ("Vej", 0),
    ]
    assert names(queries.closed_units(TODAY)) == ["Nedlagt"]


def test_all_units_below_are_reached_also_where_a_tree_bites_its_tail() -> None:
    one, other = make_unit(), make_unit()
    below = make_unit(parent=other)
    Unit.objects.filter(pk=one.pk).update(parent=below)
    Unit.objects.filter(pk=other.pk).update(parent=one)
    elsewhere = make_unit()
    assert queries.units_with_all_below([one]) == {one.pk, other.pk, below.pk}
    assert queries.units_with_all_below([elsewhere]) == {elsewhere.pk}


def test_people_are_counted_in_their_main_unit() -> None:
    vej, park = make_unit(), make_unit()
    make_colleague(units=[vej, park])
    make_colleague(units=[vej], leaving_date=TODAY)
    make_colleague(units=[park], leaving_date=YESTERDAY)
    assert queries.people_in_units(TODAY) == {vej.pk: 2}


# Colleagues -------------------------------------------------------------------------------------------------


def test_who_is_at_work_who_is_leaving_and_who_has_left() -> None:
    make_colleague("Bo")
    make_colleague("Ane", leaving_date=TODAY)
    make_colleague("Carl", leaving_date=YESTERDAY)
    assert names(queries.colleagues_at_work(TODAY)) == ["Ane", "Bo"]
    assert names(queries.colleagues_leaving(TODAY)) == ["Ane"]
    assert names(queries.colleagues_who_left(TODAY)) == ["Carl"]


def test_who_is_away_today() -> None:
    for name, first, last in (
        ("Ane", TODAY, TODAY),
        ("Bo", TOMORROW, TOMORROW),
        ("Carl", YESTERDAY, TOMORROW),
    ):
        make_absence(make_colleague(name), first, last)
    assert names(queries.colleagues_away(TODAY)) == ["Ane", "Carl"]


def test_absences_on_a_day_by_colleague() -> None:
    ane, bo = make_colleague("Ane"), make_colleague("Bo")
    of_ane = make_absence(ane, YESTERDAY, TODAY, substitute=bo)
    of_bo = make_absence(bo, TODAY, TOMORROW)
    make_absence(bo, YESTERDAY, YESTERDAY)
    assert queries.absences_on(TODAY) == {ane.pk: of_ane, bo.pk: of_bo}
    assert queries.absences_on(TODAY, [bo.pk]) == {bo.pk: of_bo}


def test_absences_that_are_not_over() -> None:
    ane = make_colleague()
    later = make_absence(ane, TODAY + timedelta(days=9), TODAY + timedelta(days=9))
    now = make_absence(ane, YESTERDAY, TODAY)
    make_absence(ane, YESTERDAY - timedelta(days=2), YESTERDAY - timedelta(days=1))
    assert list(queries.absences_from(TODAY, ane)) == [now, later]


def test_an_overlapping_absence() -> None:
    ane = make_colleague()
    absence = make_absence(ane, YESTERDAY, TODAY)
    assert queries.overlapping_absence(ane, TODAY, TOMORROW) == absence
    assert queries.overlapping_absence(ane, TOMORROW, TOMORROW) is None


def test_colleagues_of_a_unit_and_those_below() -> None:
    center = make_unit()
    make_colleague("Ane", units=[center])
    make_colleague("Bo", units=[make_unit(), make_unit(parent=center)])
    make_colleague("Carl", units=[make_unit()])
    assert names(queries.colleagues_in(queries.colleagues_at_work(TODAY), [center])) == ["Ane", "Bo"]


def test_a_hidden_name_is_known_to_oneself_and_ones_leader() -> None:
    unit = make_unit()
    hidden = make_colleague("Ane", units=[unit], name_visibility=Visibility.HIDDEN)
    make_colleague("Bo", name_visibility=Visibility.INTERNAL)
    everybody = queries.colleagues_at_work(TODAY)
    assert names(queries.colleagues_known(everybody, own_id=None, units_led=[])) == ["Bo"]
    assert names(queries.colleagues_known(everybody, own_id=hidden.pk, units_led=[])) == ["Ane", "Bo"]
    assert names(queries.colleagues_known(everybody, own_id=None, units_led=[unit.pk])) == ["Ane", "Bo"]


@pytest.mark.parametrize(
    "text",
    ["øst", "ØSTERGAARD", "ane øst", "Miljø", "miljøtekniker ane", "19 55", "1955 4001", "+4519554001", "66"],
)
def test_a_colleague_is_found_by_name_title_or_number(text: str) -> None:
    make_colleague("Ane Østergaard", title="Miljøtekniker", phone="19 55 40 01", mobile="29 66 40 02")
    make_colleague("Bo Vad", title="Jurist", phone="19 77 40 03")
    assert names(queries.colleagues_matching(Colleague.objects.all(), text)) == ["Ane Østergaard"]


@pytest.mark.parametrize("text", ["jurist", "4001", "66", "Ane Vad"])
def test_nobody_is_found_by_what_is_hidden_or_not_there(text: str) -> None:
    hidden = Visibility.HIDDEN
    make_colleague(
        "Ane",
        title="Jurist",
        phone="19 55 40 01",
        mobile="19 66 40 02",
        title_visibility=hidden,
        phone_visibility=hidden,
        mobile_visibility=hidden,
    )
    assert names(queries.colleagues_matching(Colleague.objects.all(), text)) == []


def test_a_long_question_costs_no_more_than_a_few_words() -> None:
    make_colleague("Ane")
    assert names(queries.colleagues_matching(Colleague.objects.all(), "ane " * 60)) == ["Ane"]


def test_places_without_the_hidden() -> None:
    for place, shown_to in (
        ("Aslund", "public"),
        ("Aslund", "internal"),
        ("Kælderen", "hidden"),
        ("", "public"),
    ):
        make_colleague(place=place, place_visibility=shown_to)
    assert queries.places_of(queries.colleagues_at_work(TODAY)) == ["Aslund"]


def test_those_to_choose_from_stand_by_name_with_their_main_unit() -> None:
    vej, park = make_unit("Vej"), make_unit("Park")
    bo = make_colleague("Bo", title="Jurist", units=[vej, park])
    ane = make_colleague("Ane", leaving_date=TODAY)
    make_colleague("Carl", leaving_date=YESTERDAY)
    make_colleague("Dorte", name_visibility=Visibility.HIDDEN)
    assert queries.colleagues_by_name(TODAY) == [(ane.pk, "Ane", "", ""), (bo.pk, "Bo", "Jurist", "Vej")]


# Leaders ----------------------------------------------------------------------------------------------------


def test_leaders_stand_from_the_unit_upwards_each_once(django_assert_num_queries: Any) -> None:
    top, middle = make_colleague("Top"), make_colleague("Midt")
    house = make_unit("Rådhuset", leader=top)
    centre = make_unit("Centret", parent=make_unit("Forvaltningen", parent=house), leader=middle)
    team = make_unit("Holdet", parent=make_unit("Afdelingen", parent=centre, leader=middle))
    with django_assert_num_queries(2):
        assert queries.leaders_from(team) == [middle, top]
    assert queries.leaders_from(make_unit("Alene")) == []


def test_a_tree_that_bites_its_tail_ends_too() -> None:
    leader = make_colleague()
    one = make_unit("Én", leader=leader)
    other = make_unit("To", parent=one)
    Unit.objects.filter(pk=one.pk).update(parent=other)
    assert queries.leaders_from(other) == [leader]
