from __future__ import annotations

from datetime import date
from typing import TypedDict

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import record_event
from indgang.people.models import Colleague, Unit, User
from indgang.people.rules import may_create_unit, may_edit_unit
from indgang.shared.refusals import Refused


class UnableToArrangeUnit(Refused):
    """The unit was not made or changed."""


class UnitValues(TypedDict, total=False):
    name: str
    parent: Unit | None
    leader: Colleague | None
    description: str
    phone: str
    mail: str
    place: str
    closed_date: date | None


def create_unit(*, values: UnitValues, by: User) -> Unit:
    if not may_create_unit(by, values.get("parent")):
        raise UnableToArrangeUnit(_("You may only add units below those you lead."), field="parent")
    unit = Unit()
    with transaction.atomic():
        changes = apply_values(target=unit, values=values)
        unit.save()
        record_event(area="people", act="create_unit", target=unit, by=by, changes=changes)
    return unit


def edit_unit(*, unit: Unit, values: UnitValues, by: User) -> Unit:
    if not may_edit_unit(by, unit):
        raise UnableToArrangeUnit(_("Only the unit's leader and those who keep the catalogue may change it."))
    parent = values.get("parent", unit.parent)
    if parent is not None and unit in parent.with_all_above():
        raise UnableToArrangeUnit(_("A unit cannot stand below itself."), field="parent")
    if parent != unit.parent and not may_create_unit(by, parent):
        raise UnableToArrangeUnit(_("You may only move a unit to one that you lead."), field="parent")
    with transaction.atomic():
        changes = apply_values(target=unit, values=values)
        if changes:
            unit.save()
            record_event(area="people", act="edit_unit", target=unit, by=by, changes=changes)
    return unit
