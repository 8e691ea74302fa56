from __future__ import annotations

from dataclasses import replace

import pytest

from indgang.gatherings.programmes import (
    HARD,
    LastTime,
    Objection,
    Outside,
    Plan,
    Point,
    objections_to,
    speed_date_minutes,
    total_minutes,
)

GOOD = Plan(
    minutes=150,
    most_people=50,
    points=(
        Point("welcome", 10),
        Point("speed", 45),
        Point("break", 15),
        Point("groups", 70),
        Point("closing", 10),
    ),
    rounds=6,
    round_minutes=6,
    others_this_year=1,
    has_stand_in=True,
)


def with_point(index: int, point: Point) -> tuple[Point, ...]:
    points = list(GOOD.points)
    points[index] = point
    return tuple(points)


def test_a_good_plan_meets_no_objection() -> None:
    assert objections_to(GOOD) == []


def test_the_cinema_meets_many() -> None:
    cinema = replace(
        GOOD,
        minutes=240,
        most_people=180,
        points=(Point("talk", 120), Point("talk", 120)),
        has_stand_in=False,
    )
    assert objections_to(cinema) == [
        Objection.TOO_LONG,
        Objection.TOO_MANY,
        Objection.NO_TASKS,
        Objection.LONG_TALK,
        Objection.NO_BREAK,
        Objection.NO_STAND_IN,
    ]


@pytest.mark.parametrize(
    ("plan", "objection"),
    [
        (replace(GOOD, minutes=90, points=()), Objection.TOO_SHORT),
        (replace(GOOD, others_this_year=2), Objection.TOO_OFTEN),
        (replace(GOOD, minutes=151), Objection.DOES_NOT_FIT),
        (replace(GOOD, rounds=7), Objection.SPEED_DATES_DO_NOT_FIT),
        (replace(GOOD, points=with_point(0, Point("talk", 16)), minutes=156), Objection.LONG_TALK),
        (replace(GOOD, points=with_point(2, Point("talk", 15))), Objection.NO_BREAK),
    ],
)
def test_one_thing_wrong_is_one_objection(plan: Plan, objection: Objection) -> None:
    assert objections_to(plan) == [objection]


@pytest.mark.parametrize(
    ("people", "objections"),
    [(50, []), (51, [Objection.MANY]), (60, [Objection.MANY]), (61, [Objection.TOO_MANY])],
)
def test_more_than_fifty_is_objected_to_and_more_than_sixty_gravely(
    people: int, objections: list[Objection]
) -> None:
    found = objections_to(replace(GOOD, most_people=people))
    assert found == objections
    assert bool(HARD.intersection(found)) == (people > 60)


def test_a_plan_without_points_is_not_yet_measured_by_them() -> None:
    assert objections_to(replace(GOOD, points=())) == []


def test_minutes() -> None:
    assert total_minutes(GOOD.points) == 150
    assert speed_date_minutes(6, 6) == 41
    assert speed_date_minutes(0, 6) == 0


@pytest.mark.parametrize(
    ("minutes", "too_long", "too_short", "objections"),
    [
        (150, 0.71, 0.0, [Objection.AS_LONG_AS_LAST]),
        (151, 0.71, 0.0, []),
        (150, 0.49, 0.0, []),
        (150, 0.0, 0.6, [Objection.AS_SHORT_AS_LAST]),
        (149, 0.0, 0.6, []),
    ],
)
def test_the_same_again_as_most_found_wrong_is_objected_to(
    minutes: int, too_long: float, too_short: float, objections: list[Objection]
) -> None:
    last = LastTime(minutes=minutes, too_long=too_long, too_short=too_short, n=38)
    assert objections_to(replace(GOOD, last=last)) == objections


def test_what_others_hold_the_same_week_is_a_light_objection() -> None:
    outside = Outside(news=("Måling",), away=("Ferie",))
    assert objections_to(replace(GOOD, outside=outside)) == [
        Objection.SAME_WEEK_AWAY,
        Objection.SAME_WEEK_NEWS,
    ]
    assert not {Objection.SAME_WEEK_AWAY, Objection.SAME_WEEK_NEWS} & HARD
