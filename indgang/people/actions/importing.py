from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.history.actions.recording import Happening, NamedActor, record_events
from indgang.people.import_plans.references import Directory, faults_of_loops, resolve_one, resolve_units
from indgang.people.import_plans.registers import register_of
from indgang.people.import_plans.shapes import ImportPlan, Planned, Thing
from indgang.people.models import Colleague, Membership, Unit, User
from indgang.people.rules import may_import_people
from indgang.people.staff_files.columns import Kind
from indgang.people.staff_files.lists import refused_for
from indgang.people.staff_files.sheets import StaffFile
from indgang.shared.actions.counting import count_change
from indgang.shared.refusals import Refused

# What is set when all units and colleagues are there to be pointed at.
POINTERS = {"parent", "leader", "units"}


class UnableToImportPeople(Refused):
    """Nothing was imported."""


def plan_import(*, files: Sequence[StaffFile], is_full: bool, today: date) -> ImportPlan:
    """What the files would do if they were imported today: writes nothing.

    A full list also ends those with a number in the register that it does not name.
    """
    sheets = [sheet for file in files for sheet in file.sheets]
    standing_units = list(Unit.objects.select_related("parent", "leader").order_by("name", "pk"))
    standing_people = list(Colleague.objects.prefetch_related("memberships__unit").order_by("name", "pk"))
    units = register_of(Kind.UNITS, Unit, standing_units, sheets, is_full=is_full, today=today)
    people = register_of(Kind.COLLEAGUES, Colleague, standing_people, sheets, is_full=is_full, today=today)
    open_units = Directory(units, ("name",))
    faults = [
        *units.faults,
        *people.faults,
        *resolve_one(units.listed, "parent", open_units),
        *resolve_one(units.listed, "leader", Directory(people, ("name", "mail"))),
        *resolve_units(people.listed, open_units),
    ]
    faults += faults_of_loops(units.listed, standing_units)
    return ImportPlan(
        units=units.part(),
        colleagues=people.part(),
        faults=tuple(sorted(faults)),
        unknown_columns=tuple((sheet.source, column) for sheet in sheets for column in sheet.unknown_columns),
        skipped_sheets=tuple(title for file in files for title in file.skipped_sheets),
        kinds=frozenset(sheet.kind for sheet in sheets),
    )


def import_people(
    *, files: Sequence[StaffFile], is_full: bool, by: User | NamedActor, today: date, seen: str | None = None
) -> ImportPlan:
    """Carries the plan out, all or nothing. ``seen`` is the fingerprint of the plan that was agreed to.

    ``by`` is not a user when it is done from the machine's own console.
    """
    if isinstance(by, User) and not may_import_people(by):
        raise UnableToImportPeople(_("Only an administrator may import units and colleagues."))
    with transaction.atomic():
        count_change(topic="people")  # first of all: it holds others' imports back until this one is done
        plan = plan_import(files=files, is_full=is_full, today=today)
        _refuse_faulty(plan)
        if seen is not None and seen != plan.fingerprint:
            raise UnableToImportPeople(
                _("Something was changed since you saw what the import does. Look again.")
            )
        _write(plan)
        record_events(area="people", happenings=_happenings(plan), by=by)
    return plan


def _refuse_faulty(plan: ImportPlan) -> None:
    if plan.faults:
        raise UnableToImportPeople(refused_for(plan.faults))


def _write(plan: ImportPlan) -> None:
    """First those that are new, then what is changed, so that nothing points at what is not there."""
    for planned in plan.planned:
        for name, (_old, new) in planned.changes.items():
            if name not in POINTERS:
                setattr(planned.thing, name, new)
    Unit.objects.bulk_create([planned.thing for planned in plan.units.added])
    Colleague.objects.bulk_create([planned.thing for planned in plan.colleagues.added])
    for unit in plan.units.planned:
        for name in unit.changes.keys() & {"parent", "leader"}:
            setattr(unit.thing, name, unit.changes[name][1])
        unit.thing.save(update_fields=list(unit.changes))
    for colleague in (*plan.colleagues.changed, *plan.colleagues.ended):
        colleague.thing.save(update_fields=list(colleague.changes.keys() - POINTERS))
    _place(plan.colleagues.planned)


def _place(planned: Iterable[Planned[Colleague]]) -> None:
    """Makes the memberships just those of the lists, the first the main one."""
    placed = [(p.thing, p.changes["units"][1]) for p in planned if "units" in p.changes]
    Membership.objects.filter(colleague__in=[colleague.pk for colleague, _units in placed]).delete()
    Membership.objects.bulk_create(
        Membership(colleague=colleague, unit=unit, is_main=position == 0)
        for colleague, units in placed
        for position, unit in enumerate(units)
    )


def _happenings(plan: ImportPlan) -> list[Happening]:
    return [
        *_happenings_of("unit", plan.units.added, plan.units.planned),
        *_happenings_of("colleague", plan.colleagues.added, plan.colleagues.planned),
    ]


def _happenings_of(
    word: str, added: Sequence[Planned[Thing]], planned: Sequence[Planned[Thing]]
) -> list[Happening]:
    """The same words as when it is done by hand for those that are new."""
    return [
        Happening(
            act=f"{'create' if position < len(added) else 'import'}_{word}",
            target=one.thing,
            changes={name: (_worded(old), _worded(new)) for name, (old, new) in one.changes.items()},
        )
        for position, one in enumerate(planned)
    ]


def _worded(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value
