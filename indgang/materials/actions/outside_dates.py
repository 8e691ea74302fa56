from __future__ import annotations

from datetime import date, timedelta
from typing import TypedDict

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import Actor, record_event
from indgang.materials.models import OutsideDate
from indgang.materials.rules import may_keep_materials
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused

LONGEST = timedelta(days=90)
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)


class UnableToKeepOutsideDate(Refused):
    """The list of outside dates stands as it was."""


class OutsideDateValues(TypedDict):
    name: str
    starts_on: date
    ends_on: date
    repeats: str
    effect: str
    source: str


def add_outside_date(*, values: OutsideDateValues, by: Actor) -> OutsideDate:
    _refuse(values, by)
    outside = OutsideDate()
    with transaction.atomic():
        changes = apply_values(target=outside, values=_cleaned(values))
        outside.save()
        record_event(area="materials", act="add_outside_date", target=outside, by=by, changes=changes)
    return outside


def change_outside_date(*, outside: OutsideDate, values: OutsideDateValues, by: Actor) -> OutsideDate:
    _refuse(values, by)
    with transaction.atomic():
        changes = apply_values(target=outside, values=_cleaned(values))
        outside.save()
        record_event(area="materials", act="change_outside_date", target=outside, by=by, changes=changes)
    return outside


def remove_outside_date(*, outside: OutsideDate, by: Actor) -> None:
    if not may_keep_materials(by):
        raise UnableToKeepOutsideDate(_("Only the web editor and the secretary keep the list."))
    with transaction.atomic():
        record_event(area="materials", act="remove_outside_date", target=outside, by=by)
        outside.delete()


def _refuse(values: OutsideDateValues, by: Actor) -> None:
    if not may_keep_materials(by):
        raise UnableToKeepOutsideDate(_("Only the web editor and the secretary keep the list."))
    first, last = values["starts_on"], values["ends_on"]
    if not EARLIEST <= first <= LATEST:
        raise UnableToKeepOutsideDate(_("Write a year from 2000 to 2100."), field="starts_on")
    if last < first:
        raise UnableToKeepOutsideDate(_("The last day is before the first."), field="ends_on")
    if last - first > LONGEST:
        raise UnableToKeepOutsideDate(_("It may last three months at most."), field="ends_on")


def _cleaned(values: OutsideDateValues) -> dict[str, object]:
    words = {name: without_person_numbers(str(values[name])).strip() for name in ("name", "source")}
    return {**values, **words}
