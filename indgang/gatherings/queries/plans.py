"""What is known of a plan when it is looked through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from indgang.enquiries.clocks import is_working_day
from indgang.enquiries.queries.days import own_closing_days
from indgang.gatherings.models import Gathering, GatheringState, ProgrammePoint
from indgang.gatherings.programmes import Objection, Outside, Plan, Point, objections_to
from indgang.gatherings.queries.lessons import last_time
from indgang.materials.models import Effect
from indgang.materials.queries.outside_dates import occurrences_in_week_of
from indgang.people.models import Colleague, Role
from indgang.people.queries import absences_on, colleagues_at_work, colleagues_away

A_YEAR = timedelta(days=365)


def plan_of(gathering: Gathering) -> Plan:
    """Of a gathering as it stands, saved or not yet."""
    points = list(gathering.points.all()) if gathering.pk else []
    day = timezone.localdate(gathering.starts_at)
    named = [one.pk for one in (gathering.organiser, gathering.stand_in) if one is not None]
    away = absences_on(day, named)
    others = [one for one in _other_days(gathering) if abs(one - day) <= A_YEAR]
    return Plan(
        minutes=gathering.minutes,
        most_people=gathering.most_people,
        points=[Point(point.kind, point.minutes) for point in points],
        rounds=gathering.rounds,
        round_minutes=gathering.round_minutes,
        others_this_year=_most_within_a_year(others, day),
        has_stand_in=gathering.stand_in is not None,
        is_closed_day=not is_working_day(day, own_closing_days()),
        others_that_day=others.count(day),
        is_organiser_away=gathering.organiser.pk in away,
        is_stand_in_away=gathering.stand_in is not None and gathering.stand_in.pk in away,
        last=last_time(gathering),
        outside=outside_in_week_of(day),
    )


def outside_in_week_of(day: date) -> Outside:
    """What others publish or hold the same week, and whether many are away in it."""
    beside = [one.outside for one in occurrences_in_week_of(day)]
    return Outside(
        news=tuple(one.name for one in beside if one.effect == Effect.NEWS),
        away=tuple(one.name for one in beside if one.effect == Effect.AWAY),
    )


def _other_days(gathering: Gathering) -> list[date]:
    others = Gathering.objects.exclude(pk=gathering.pk).exclude(state=GatheringState.CANCELLED)
    return [timezone.localdate(moment) for moment in others.values_list("starts_at", flat=True)]


def _most_within_a_year(others: Sequence[date], day: date) -> int:
    """The more of those in the year before the day and those in the year after it."""
    return max(sum(one <= day for one in others), sum(one > day for one in others))


def objections_of(gathering: Gathering) -> list[Objection]:
    return objections_to(plan_of(gathering))


@dataclass(frozen=True)
class Attendance:
    """How many of all colleagues are away on a day."""

    away: int
    everybody: int

    @property
    def is_thin(self) -> bool:
        """Every fifth or more is away, as in a week of holidays."""
        return self.everybody > 0 and self.away / self.everybody >= 0.2


def attendance_on(day: date) -> Attendance:
    return Attendance(colleagues_away(day).count(), colleagues_at_work(day).count())


def points_with_times(gathering: Gathering) -> list[tuple[datetime, ProgrammePoint]]:
    """Each point of the programme with the moment it begins."""
    begins = gathering.starts_at
    rows: list[tuple[datetime, ProgrammePoint]] = []
    for point in gathering.points.select_related("responsible"):
        rows.append((begins, point))
        begins += timedelta(minutes=point.minutes)
    return rows


def is_still_here(colleague: Colleague, gathering: Gathering) -> bool:
    return not colleague.has_left(timezone.localdate(gathering.starts_at))


def who_can_step_in(gathering: Gathering) -> list[Colleague]:
    """Where the organiser is away that day: the stand-in, or without one who is there the secretaries; else nobody."""
    day = timezone.localdate(gathering.starts_at)
    stand_in = gathering.stand_in
    away = absences_on(day, [one.pk for one in (gathering.organiser, stand_in) if one is not None])
    if gathering.organiser_id not in away:
        return []
    if stand_in is not None and stand_in.pk not in away:
        return [stand_in]
    secretaries = Colleague.objects.filter(
        user__is_active=True, user__role_grants__role=Role.SECRETARY
    ).exclude(pk=gathering.organiser_id)
    return list(secretaries.order_by("name", "pk").distinct())
