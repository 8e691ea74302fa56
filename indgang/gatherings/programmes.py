"""What a gathering is objected to, and why: an evening in a dark cinema was too long for too many. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Objection(Enum):
    """Each with a sentence of its own where it is shown."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    MANY = "many"
    TOO_OFTEN = "too_often"
    NO_TASKS = "no_tasks"
    LONG_TALK = "long_talk"
    DOES_NOT_FIT = "does_not_fit"
    SPEED_DATES_DO_NOT_FIT = "speed_dates_do_not_fit"
    NO_BREAK = "no_break"
    NO_STAND_IN = "no_stand_in"
    CLOSED_DAY = "closed_day"
    ANOTHER_THAT_DAY = "another_that_day"
    SAME_WEEK_NEWS = "same_week_news"
    SAME_WEEK_AWAY = "same_week_away"
    ORGANISER_AWAY = "organiser_away"
    STAND_IN_AWAY = "stand_in_away"
    AS_LONG_AS_LAST = "as_long_as_last"
    AS_SHORT_AS_LAST = "as_short_as_last"


HARD = frozenset({Objection.TOO_LONG, Objection.TOO_MANY, Objection.TOO_OFTEN, Objection.CLOSED_DAY})
"""Whoever plans such a thing says that they do it all the same."""


SHORTEST, LONGEST = 120, 180
BEST_PEOPLE, MOST_PEOPLE = 50, 60
"""“Perhaps 50”, and some who do not come: from 51 it is said, and above 60 it is grave."""
MOST_A_YEAR = 2
LONGEST_TALK = 15
MOST = 0.5
"""The share from which it was most of them."""
BREAK_AFTER = 100
MINUTES_TO_MOVE = 1
"""Between two rounds of speed-dates."""


@dataclass(frozen=True)
class Point:
    """``kind`` is one of PointKind; ``minutes`` how long it lasts."""

    kind: str
    minutes: int


@dataclass(frozen=True)
class LastTime:
    """How long the last gathering was, and the shares, 0 to 1, of ``n`` answers that found it too long or too short."""

    minutes: int
    too_long: float
    too_short: float
    n: int


@dataclass(frozen=True)
class Outside:
    """The names of what takes the attention, and of what makes that many are away."""

    news: tuple[str, ...] = ()
    away: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What is known of a plan. ``others_this_year`` counts the other gatherings within twelve months of it.

    ``last`` is how the last one was found; None where there was none, or too few have said.
    ``outside`` names what others hold or publish the same week.
    """

    minutes: int
    most_people: int
    points: Sequence[Point]
    rounds: int
    round_minutes: int
    others_this_year: int
    has_stand_in: bool
    is_closed_day: bool = False
    others_that_day: int = 0
    is_organiser_away: bool = False
    is_stand_in_away: bool = False
    last: LastTime | None = None
    outside: Outside = Outside()


def objections_to(plan: Plan) -> list[Objection]:
    """Everything that speaks against the plan, the gravest first; empty where nothing does."""
    kinds = {point.kind for point in plan.points}
    said = {
        Objection.TOO_LONG: plan.minutes > LONGEST,
        Objection.TOO_MANY: plan.most_people > MOST_PEOPLE,
        Objection.TOO_OFTEN: plan.others_this_year >= MOST_A_YEAR,
        Objection.CLOSED_DAY: plan.is_closed_day,
        Objection.ANOTHER_THAT_DAY: plan.others_that_day > 0,
        Objection.ORGANISER_AWAY: plan.is_organiser_away,
        Objection.AS_LONG_AS_LAST: _is_as_long_as_last(plan),
        Objection.SAME_WEEK_AWAY: bool(plan.outside.away),
        Objection.SAME_WEEK_NEWS: bool(plan.outside.news),
        Objection.DOES_NOT_FIT: bool(plan.points) and total_minutes(plan.points) != plan.minutes,
        Objection.SPEED_DATES_DO_NOT_FIT: not _speed_dates_fit(plan),
        Objection.NO_TASKS: bool(plan.points) and "groups" not in kinds,
        Objection.LONG_TALK: any(p.kind == "talk" and p.minutes > LONGEST_TALK for p in plan.points),
        Objection.NO_BREAK: _lasts_without_break(plan.points) > BREAK_AFTER,
        Objection.MANY: BEST_PEOPLE < plan.most_people <= MOST_PEOPLE,
        Objection.TOO_SHORT: plan.minutes < SHORTEST,
        Objection.AS_SHORT_AS_LAST: _is_as_short_as_last(plan),
        Objection.NO_STAND_IN: not plan.has_stand_in,
        Objection.STAND_IN_AWAY: plan.is_stand_in_away,
    }
    return [objection for objection, holds in said.items() if holds]


def _is_as_long_as_last(plan: Plan) -> bool:
    """Where half of them or more found the last one too long."""
    last = plan.last
    return last is not None and last.too_long >= MOST and plan.minutes >= last.minutes


def _is_as_short_as_last(plan: Plan) -> bool:
    last = plan.last
    return last is not None and last.too_short >= MOST and plan.minutes <= last.minutes


def total_minutes(points: Sequence[Point]) -> int:
    return sum(point.minutes for point in points)


def speed_date_minutes(rounds: int, round_minutes: int) -> int:
    """How long the rounds take, with a minute to find the next table between them."""
    return rounds * round_minutes + max(0, rounds - 1) * MINUTES_TO_MOVE


def _speed_dates_fit(plan: Plan) -> bool:
    given = sum(point.minutes for point in plan.points if point.kind == "speed")
    return not given or speed_date_minutes(plan.rounds, plan.round_minutes) <= given


def _lasts_without_break(points: Sequence[Point]) -> int:
    longest = running = 0
    for point in points:
        running = 0 if point.kind == "break" else running + point.minutes
        longest = max(longest, running)
    return longest
