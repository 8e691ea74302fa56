"""Which of the municipality's own units answer for the tasks of the starter catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from indgang.catalogue.starter_catalogue import StarterCatalogue, StarterUnit
from indgang.people.models import Unit
from indgang.people.queries import open_units


def units_of_starter(
    starter: StarterCatalogue, today: date, named: Mapping[str, str] | None = None
) -> dict[str, Unit]:
    """The starter's key → our unit of the same name, in small letters or capitals.

    ``named`` gives the name our unit goes by where it is another: the starter's key → our name. Units that are not
    found are left out.
    """
    ours = {unit.name.casefold(): unit for unit in reversed(open_units(today))}
    called = {unit.key: (named or {}).get(unit.key, unit.name).casefold() for unit in starter.units}
    return {key: ours[name] for key, name in called.items() if name in ours}


def units_not_found(starter: StarterCatalogue, unit_of: Mapping[str, Unit]) -> list[tuple[StarterUnit, int]]:
    """The starter's units we have no unit for, with how many tasks wait for one."""
    lacking = [unit for unit in starter.units if unit.key not in unit_of]
    return [(unit, sum(task.unit == unit.key for task in starter.tasks)) for unit in lacking]
