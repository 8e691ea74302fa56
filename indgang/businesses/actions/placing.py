"""The places where the companies do their work."""

from __future__ import annotations

from typing import TypedDict

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.businesses.actions.indexing import make_findable
from indgang.businesses.models import Business, ProductionUnit
from indgang.businesses.numbers import is_p_number, may_be_person_number
from indgang.businesses.rules import field_with_person_number, may_edit_businesses
from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import record_event
from indgang.people.models import User
from indgang.shared.refusals import Refused


class UnableToKeepProductionUnit(Refused):
    """The production unit was not added, changed or removed."""


class ProductionUnitValues(TypedDict, total=False):
    p_number: str
    name: str
    address: str
    town: str


def add_production_unit(*, business: Business, values: ProductionUnitValues, by: User) -> ProductionUnit:
    return _write(ProductionUnit(business=business), "add_production_unit", values, by)


def edit_production_unit(*, unit: ProductionUnit, values: ProductionUnitValues, by: User) -> ProductionUnit:
    return _write(unit, "edit_production_unit", values, by)


def remove_production_unit(*, unit: ProductionUnit, by: User) -> None:
    _refuse_others(by)
    with transaction.atomic():
        record_event(area="businesses", act="remove_production_unit", target=unit, by=by)
        unit.delete()
        make_findable(businesses=[unit.business])


def _write(unit: ProductionUnit, act: str, values: ProductionUnitValues, by: User) -> ProductionUnit:
    _refuse_others(by)
    _refuse_faulty(unit, values)
    with transaction.atomic():
        changes = apply_values(target=unit, values=values)
        if changes:
            unit.save()
            make_findable(businesses=[unit.business])
            record_event(area="businesses", act=act, target=unit, by=by, changes=changes)
    return unit


def _refuse_faulty(unit: ProductionUnit, values: ProductionUnitValues) -> None:
    number = values.get("p_number", unit.p_number)
    if not is_p_number(number):
        raise UnableToKeepProductionUnit(_("A P-number has ten digits."), field="p_number")
    texts = {name: text for name, text in values.items() if name != "p_number"}
    field = "p_number" if may_be_person_number(number) else field_with_person_number(texts)
    if field:
        raise UnableToKeepProductionUnit(
            _("This looks like a civil registration number. Remove it; it must not be kept here."),
            field=field,
        )
    others = ProductionUnit.objects.filter(p_number=number).exclude(pk=unit.pk)
    other = others.select_related("business").first()
    if other is not None:
        raise UnableToKeepProductionUnit(
            _("%(name)s has that P-number already.") % {"name": other.business.name}, field="p_number"
        )


def _refuse_others(by: User) -> None:
    if not may_edit_businesses(by):
        raise UnableToKeepProductionUnit(
            _("Only the entrance, leaders, catalogue editors and administrators may change companies.")
        )
