from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.businesses.actions.indexing import make_findable
from indgang.businesses.business_files.cells import clean_line
from indgang.businesses.business_files.reading import BusinessFile, BusinessSheet
from indgang.businesses.import_plans.gathering import Gathering
from indgang.businesses.import_plans.shapes import BusinessPlan, Planned, Thing, part_of
from indgang.businesses.models import Business, ProductionUnit
from indgang.businesses.rules import may_import_businesses
from indgang.history.actions.recording import Happening, record_events
from indgang.people.models import User
from indgang.people.staff_files.lists import refused_for
from indgang.people.staff_files.sheets import Fault
from indgang.shared.actions.counting import count_change
from indgang.shared.refusals import Refused

A_BATCH = 500


class UnableToImportBusinesses(Refused):
    """Nothing was imported."""


def plan_import(*, files: Sequence[BusinessFile]) -> BusinessPlan:
    """What the files would do if they were imported now: writes nothing."""
    sheets = [sheet for file in files for sheet in file.sheets]
    gathering = Gathering(Business.objects.order_by("pk"), ProductionUnit.objects.order_by("pk"))
    faults = [*_take_all(gathering, sheets), *gathering.all_faults()]
    return BusinessPlan(
        businesses=part_of(gathering.planned_businesses()),
        units=part_of(gathering.planned_units()),
        faults=tuple(sorted(faults)),
        unknown_columns=tuple((sheet.source, column) for sheet in sheets for column in sheet.unknown_columns),
        skipped_sheets=tuple(title for file in files for title in file.skipped_sheets),
    )


def import_businesses(*, files: Sequence[BusinessFile], by: User, seen: str | None = None) -> BusinessPlan:
    """Carries the plan out, all or nothing. ``seen`` is the fingerprint of the plan that was agreed to."""
    if not may_import_businesses(by):
        raise UnableToImportBusinesses(_("Only the entrance and administrators may import companies."))
    with transaction.atomic():
        count_change(topic="businesses")  # first of all: it holds others' imports back until this one is done
        plan = plan_import(files=files)
        _refuse_faulty(plan)
        if seen is not None and seen != plan.fingerprint:
            raise UnableToImportBusinesses(
                _("Something was changed since you saw what the import does. Look again.")
            )
        _write(plan)
        record_events(area="businesses", happenings=_happenings(plan), by=by)
    return plan


def _take_all(gathering: Gathering, sheets: Sequence[BusinessSheet]) -> Iterator[Fault]:
    for sheet in sheets:
        yield from sheet.faults
        for row in sheet.rows:
            line, faults = clean_line(sheet, row)
            yield from faults
            gathering.take(line)


def _refuse_faulty(plan: BusinessPlan) -> None:
    if plan.faults:
        raise UnableToImportBusinesses(refused_for(plan.faults))


def _write(plan: BusinessPlan) -> None:
    """First the companies, then their units, so that nothing points at what is not there."""
    _write_all(Business, plan.businesses.added, plan.businesses.changed)
    _write_all(ProductionUnit, plan.units.added, plan.units.changed)
    touched = {planned.thing.pk: planned.thing for planned in plan.businesses.planned}
    for unit in plan.units.planned:
        moved_from = unit.changes.get("business", (None, None))[0]
        touched |= {one.pk: one for one in (unit.thing.business, moved_from) if one is not None}
    make_findable(businesses=touched.values())


def _write_all(
    model: type[Thing], added: Sequence[Planned[Thing]], changed: Sequence[Planned[Thing]]
) -> None:
    for planned in (*added, *changed):
        for name, (_old, new) in planned.changes.items():
            setattr(planned.thing, name, new)
    model._default_manager.bulk_create([one.thing for one in added], batch_size=A_BATCH)  # type: ignore[misc]
    for planned in changed:
        planned.thing.save(update_fields=list(planned.changes))


def _happenings(plan: BusinessPlan) -> Iterator[Happening]:
    """The same words as when it is done by hand for those that are new."""
    for act, planned in (
        ("create_business", plan.businesses.added),
        ("import_business", plan.businesses.changed),
        ("add_production_unit", plan.units.added),
        ("import_production_unit", plan.units.changed),
    ):
        yield from (Happening(act, one.thing, one.changes) for one in planned)
