from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypeAlias, TypedDict

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import record_event
from indgang.people.closing_days import usual_closing_days
from indgang.people.models import ClosingDay, Colleague, Municipality, OpeningHours, Unit, User
from indgang.people.rules import may_edit_municipality
from indgang.shared.refusals import Refused

Changes: TypeAlias = dict[str, tuple[Any, Any]]


class UnableToDescribeMunicipality(Refused):
    """The municipality's own words and numbers were not changed."""


class MunicipalityValues(TypedDict, total=False):
    name: str
    phone: str
    mail: str
    address: str
    website: str
    welcome: str
    colour: str
    home_page_unit: Unit | None
    home_page_owner: Colleague | None
    web_editor: Colleague | None
    privacy_contact: str
    security_contact: str
    accessibility_reviewed_date: date | None


@dataclass(frozen=True)
class Hours:
    weekday: int
    opens_at: time
    closes_at: time


@dataclass(frozen=True)
class Closed:
    day: date
    name: str
    is_yearly: bool = False


def describe_municipality(
    *,
    values: MunicipalityValues,
    by: User,
    opening_hours: Sequence[Hours] | None = None,
    closing_days: Sequence[Closed] | None = None,
) -> Municipality:
    """Sets the words and numbers of the one entrance; hours and closing days are replaced where they are given.

    The first time the usual closing days stand there unless others are given: no answer is promised for Christmas Eve.
    """
    municipality = Municipality.objects.filter(pk=Municipality.THE_ONE).first()
    if not may_edit_municipality(by, municipality):
        raise UnableToDescribeMunicipality(
            _("Only an administrator or the keepers of the home page may change this.")
        )
    with transaction.atomic():
        if municipality is None:
            municipality = Municipality(pk=Municipality.THE_ONE)
            if closing_days is None:
                usual = usual_closing_days(timezone.localdate().year)
                closing_days = [Closed(day, name, is_yearly=True) for day, name in usual]
        changes = apply_values(target=municipality, values=values)
        if changes:
            municipality.save()
        changes |= _replace_hours(municipality, opening_hours) | _replace_closing_days(
            municipality, closing_days
        )
        if changes:
            record_event(
                area="people", act="describe_municipality", target=municipality, by=by, changes=changes
            )
    return municipality


def _replace_hours(municipality: Municipality, wanted: Sequence[Hours] | None) -> Changes:
    stand = municipality.opening_hours.all()
    if wanted is None or set(wanted) == {Hours(row.weekday, row.opens_at, row.closes_at) for row in stand}:
        return {}
    before = _in_lines(stand)
    stand.delete()
    for hours in wanted:
        municipality.opening_hours.create(
            weekday=hours.weekday, opens_at=hours.opens_at, closes_at=hours.closes_at
        )
    return {"opening_hours": (before, _in_lines(municipality.opening_hours.all()))}


def _replace_closing_days(municipality: Municipality, wanted: Sequence[Closed] | None) -> Changes:
    stand = municipality.closing_days.all()
    if wanted is None or set(wanted) == {Closed(row.day, row.name, row.is_yearly) for row in stand}:
        return {}
    before = _in_lines(stand)
    stand.delete()
    for closed in wanted:
        municipality.closing_days.create(day=closed.day, name=closed.name, is_yearly=closed.is_yearly)
    return {"closing_days": (before, _in_lines(municipality.closing_days.all()))}


def _in_lines(rows: QuerySet[OpeningHours] | QuerySet[ClosingDay]) -> str:
    """One a line: the history then shows only the lines that went and came."""
    return "\n".join(str(row) for row in rows)
