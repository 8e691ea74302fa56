from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, Q, QuerySet

from indgang.people.models import Absence, Colleague, Membership, Municipality, Unit


def the_municipality() -> Municipality | None:
    """The one row, or nothing in an installation nobody has described yet."""
    return Municipality.objects.filter(pk=Municipality.THE_ONE).first()


def absences_on(day: date, colleague_ids: Iterable[int] | None = None) -> dict[int, Absence]:
    """Who is away on the day: colleague's id → absence, with the substitute read along."""
    absences = Absence.objects.filter(first_date__lte=day, last_date__gte=day).select_related("substitute")
    if colleague_ids is not None:
        absences = absences.filter(colleague_id__in=list(colleague_ids))
    return {absence.colleague_id: absence for absence in absences.order_by("pk")}


def colleagues_at_work(day: date) -> QuerySet[Colleague]:
    """Everybody who has not left, by name, with their units read along (main unit first)."""
    memberships = Membership.objects.select_related("unit").order_by("-is_main", "unit__name")
    return (
        Colleague.objects.filter(Q(leaving_date__isnull=True) | Q(leaving_date__gte=day))
        .prefetch_related(Prefetch("memberships", queryset=memberships))
        .order_by("name", "pk")
    )


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
