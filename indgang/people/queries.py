from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db import DatabaseError
from django.db.models import Count, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Replace

from indgang.people.models import Absence, Colleague, Membership, Municipality, OpeningHours, Unit, Visibility

MOST_WORDS = 8  # of a question for a colleague; more only cost time


def the_municipality() -> Municipality | None:
    """The one row, or nothing in an installation nobody has described yet."""
    return Municipality.objects.filter(pk=Municipality.THE_ONE).first()


def with_units(colleagues: QuerySet[Colleague]) -> QuerySet[Colleague]:
    """By name, with their units read along (main unit first)."""
    memberships = Membership.objects.select_related("unit").order_by("-is_main", "unit__name")
    return colleagues.prefetch_related(Prefetch("memberships", queryset=memberships)).order_by("name", "pk")


def leaders_from(unit: Unit) -> list[Colleague]:
    """The leader of the unit, then of the unit above it, and so on up: two reads, however far it is to the top."""
    rows = {pk: row for pk, *row in Unit.objects.order_by("pk").values_list("pk", "parent_id", "leader_id")}
    chain, ids, at = set[int](), list[int](), unit.pk
    while at in rows and at not in chain:
        chain.add(at)
        at, leader = rows[at]
        if leader is not None:
            ids.append(leader)
    leaders = Colleague.objects.in_bulk(ids)
    return [leaders[pk] for pk in dict.fromkeys(ids)]


@dataclass
class LastSeen:
    """The municipality as this process saw it last."""

    municipality: Municipality | None = None


last_seen = LastSeen()


def municipality_if_known() -> Municipality | None:
    """As it stands, or as it was last seen where the database does not answer: its phone number does."""
    try:
        last_seen.municipality = the_municipality() or last_seen.municipality
    except DatabaseError:
        return last_seen.municipality
    return last_seen.municipality


class NamedColleague(NamedTuple):
    """What is needed to choose a colleague among thousands; ``unit`` is the main one's name."""

    pk: int
    name: str
    title: str
    unit: str


def colleagues_by_name(day: date) -> list[NamedColleague]:
    """Everybody at work, by name, whose name is not hidden: two reads and no models, as there may be thousands."""
    at_work = Q(leaving_date__isnull=True) | Q(leaving_date__gte=day)
    memberships = Membership.objects.order_by(
        "is_main", "-unit__name", "-pk"
    )  # the last to be read is the first
    units = dict(memberships.values_list("colleague_id", "unit__name"))
    named = (
        Colleague.objects.filter(at_work).exclude(name_visibility=Visibility.HIDDEN).order_by("name", "pk")
    )
    return [NamedColleague(*row, units.get(row[0], "")) for row in named.values_list("pk", "name", "title")]


def colleagues_who_left(day: date) -> QuerySet[Colleague]:
    return with_units(Colleague.objects.filter(leaving_date__lt=day))


def colleagues_leaving(day: date) -> QuerySet[Colleague]:
    """Those at work whose last day is known."""
    return colleagues_at_work(day).filter(leaving_date__isnull=False)


def colleagues_away(day: date) -> QuerySet[Colleague]:
    away = Absence.objects.filter(first_date__lte=day, last_date__gte=day).values("colleague_id")
    return colleagues_at_work(day).filter(pk__in=away)


def colleagues_in(colleagues: QuerySet[Colleague], units: Iterable[Unit]) -> QuerySet[Colleague]:
    """Those of them who work in one of the units or below it."""
    memberships = Membership.objects.filter(unit_id__in=units_with_all_below(units))
    return colleagues.filter(pk__in=memberships.values("colleague_id"))


def colleagues_known(
    colleagues: QuerySet[Colleague], *, own_id: int | None, units_led: Iterable[int]
) -> QuerySet[Colleague]:
    """Those of them whose name is not hidden from somebody who leads these units."""
    led = Membership.objects.filter(unit_id__in=list(units_led)).values("colleague_id")
    return colleagues.filter(~Q(name_visibility=Visibility.HIDDEN) | Q(pk=own_id) | Q(pk__in=led))


def colleagues_matching(colleagues: QuerySet[Colleague], text: str) -> QuerySet[Colleague]:
    """Those whose name and title hold every word, or whose number holds the digits; never by a field that is hidden."""
    if re.fullmatch(r"[+0-9 ]{2,}", text):
        return _with_number(colleagues, text)
    for word in text.split()[:MOST_WORDS]:
        colleagues = colleagues.filter(_holds("name", word) | _holds("title", word))
    return colleagues


def _with_number(colleagues: QuerySet[Colleague], text: str) -> QuerySet[Colleague]:
    digits = re.sub(r"^(\+|00)45", "", text.replace(" ", "")).replace("+", "")
    found = Q()
    for field in ("phone", "mobile"):
        plain = Replace(field, Value(" "), Value(""))
        colleagues = colleagues.alias(**{f"plain_{field}": plain})
        found |= Q(**{f"plain_{field}__contains": digits}) & ~Q(**{f"{field}_visibility": Visibility.HIDDEN})
    return colleagues.filter(found)


def _holds(field: str, word: str) -> Q:
    """SQLite knows small and capital letters only from a to z, so æ, ø and å are asked for both ways."""
    spellings = {word, word.lower(), word.upper(), word.capitalize()}
    held = Q()
    for spelling in sorted(spellings):
        held |= Q(**{f"{field}__icontains": spelling})
    return held & ~Q(**{f"{field}_visibility": Visibility.HIDDEN})


def places_of(colleagues: QuerySet[Colleague]) -> list[str]:
    """The places they sit, by name, without those that are hidden."""
    shown = colleagues.exclude(place="").exclude(place_visibility=Visibility.HIDDEN)
    return list(shown.order_by("place").values_list("place", flat=True).distinct())


def absences_from(day: date, colleague: Colleague) -> QuerySet[Absence]:
    """The colleague's absences that are not over, with the substitute read along."""
    return (
        colleague.absences.filter(last_date__gte=day)
        .select_related("substitute")
        .order_by("first_date", "pk")
    )


def overlapping_absence(colleague: Colleague, first: date, last: date) -> Absence | None:
    """The first of the colleague's absences that shares a day with the period."""
    return (
        colleague.absences.filter(first_date__lte=last, last_date__gte=first).order_by("first_date").first()
    )


def people_in_units(day: date) -> dict[int, int]:
    """How many at work have the unit, itself and not those below it, as their main one: unit's id → number."""
    at_work = Q(colleague__leaving_date__isnull=True) | Q(colleague__leaving_date__gte=day)
    main = Membership.objects.filter(at_work, is_main=True).order_by("unit_id")
    return dict(main.values_list("unit_id").annotate(number=Count("pk")))


def closed_units(day: date) -> QuerySet[Unit]:
    return Unit.objects.filter(closed_date__lte=day).order_by("name", "pk")


def absences_on(day: date, colleague_ids: Iterable[int] | None = None) -> dict[int, Absence]:
    """Who is away on the day: colleague's id → absence, with the substitute read along."""
    absences = Absence.objects.filter(first_date__lte=day, last_date__gte=day).select_related("substitute")
    if colleague_ids is not None:
        absences = absences.filter(colleague_id__in=list(colleague_ids))
    return {absence.colleague_id: absence for absence in absences.order_by("pk")}


def colleagues_at_work(day: date) -> QuerySet[Colleague]:
    """Everybody who has not left, by name, with their units read along (main unit first)."""
    return with_units(Colleague.objects.filter(Q(leaving_date__isnull=True) | Q(leaving_date__gte=day)))


def open_units(day: date) -> QuerySet[Unit]:
    return Unit.objects.filter(Q(closed_date__isnull=True) | Q(closed_date__gt=day)).order_by("name", "pk")


def units_with_all_below(units: Iterable[Unit]) -> set[int]:
    """The ids of the units and of every unit below them."""
    below: dict[int | None, list[int]] = {}
    for pk, parent_id in Unit.objects.values_list("pk", "parent_id"):
        below.setdefault(parent_id, []).append(pk)
    reached: set[int] = set()
    waiting = [unit.pk for unit in units]
    while waiting:
        pk = waiting.pop()
        if pk not in reached:
            reached.add(pk)
            waiting.extend(below.get(pk, []))
    return reached


def unit_tree(day: date) -> list[tuple[Unit, int]]:
    """Open units from the top down, each with its depth: 0 at the top. A unit below a closed one moves up."""
    units = list(open_units(day).select_related("leader"))
    known = {unit.pk for unit in units}
    below: dict[int | None, list[Unit]] = {}
    for unit in units:
        below.setdefault(unit.parent_id if unit.parent_id in known else None, []).append(unit)
    rows: list[tuple[Unit, int]] = []
    waiting = [(unit, 0) for unit in reversed(below.get(None, []))]
    while waiting:
        unit, depth = waiting.pop()
        rows.append((unit, depth))
        waiting.extend((child, depth + 1) for child in reversed(below.get(unit.pk, [])))
    return rows


def is_entrance_open(municipality: Municipality, now: datetime) -> bool:
    """Whether the one phone is answered at this moment; ``now`` in the municipality's own time."""
    if any(closed.falls_on(now.date()) for closed in municipality.closing_days.all()):
        return False
    return any(
        hours.weekday == now.weekday() and hours.opens_at <= now.time() < hours.closes_at
        for hours in municipality.opening_hours.all()
    )


def next_opening(municipality: Municipality, now: datetime) -> datetime | None:
    """When the one phone is answered next, within three weeks; nothing where no hours are written down."""
    hours_of = {hours.weekday: hours for hours in municipality.opening_hours.all()}
    closed_days = list(municipality.closing_days.all())
    for ahead in range(22):
        day = now.date() + timedelta(days=ahead)
        hours = hours_of.get(day.weekday())
        if hours is None or any(closed.falls_on(day) for closed in closed_days):
            continue
        opening = datetime.combine(day, hours.opens_at, tzinfo=now.tzinfo)
        if opening > now:
            return opening
    return None


@dataclass(frozen=True)
class Opening:
    """Whether the one phone is answered now, until when, or from when again; and the hours of the week.

    ``week`` has a row for each weekday with hours, ``closing_days`` those of the coming month.
    """

    is_open: bool
    closes_at: time | None
    opens_at: datetime | None
    opens_today: bool
    week: tuple[OpeningHours, ...]
    closing_days: tuple[tuple[date, str], ...]


def opening_of(municipality: Municipality, now: datetime) -> Opening:
    """``now`` in the municipality's own time."""
    is_open = is_entrance_open(municipality, now)
    week = tuple(municipality.opening_hours.all())
    opens_at = None if is_open else next_opening(municipality, now)
    return Opening(
        is_open=is_open,
        closes_at=next(hours.closes_at for hours in week if hours.weekday == now.weekday())
        if is_open
        else None,
        opens_at=opens_at,
        opens_today=opens_at is not None and opens_at.date() == now.date(),
        week=week,
        closing_days=tuple(_closing_days(municipality, now.date())),
    )


def _closing_days(municipality: Municipality, today: date) -> Iterator[tuple[date, str]]:
    """The closing days of the next thirty days, in order, yearly ones too."""
    closed_days = list(municipality.closing_days.all())
    for ahead in range(31):
        day = today + timedelta(days=ahead)
        yield from ((day, closed.name) for closed in closed_days if closed.falls_on(day))
