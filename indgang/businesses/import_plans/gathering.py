from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from indgang.businesses.business_files.cells import CleanLine
from indgang.businesses.business_files.columns import BUSINESS_FIELDS, UNIT_FIELDS
from indgang.businesses.import_plans.shapes import Changes, Planned
from indgang.businesses.models import Business, ProductionUnit
from indgang.people.staff_files.sheets import Fault


@dataclass
class ListedBusiness:
    """A company that the lists name, on one line or, with several production units, on several."""

    thing: Business
    values: dict[str, Any] = field(default_factory=dict)
    told_at: dict[str, CleanLine] = field(default_factory=dict)
    unit_numbers: set[str] = field(default_factory=set)
    lines: list[CleanLine] = field(default_factory=list)

    def take(self, line: CleanLine) -> Iterator[Fault]:
        """The company's own fields of the line; what an earlier line has told already may not be told otherwise."""
        for name in BUSINESS_FIELDS:
            if name not in line.values:
                continue
            value, before = line.values[name], self.values.get(name)
            if name not in self.values or (before in (None, "") and value not in (None, "")):
                self.values[name], self.told_at[name] = value, line
            elif value not in (None, "", before):
                problem = _("The same company has something else in %(place)s.") % {
                    "place": self.told_at[name].place
                }
                yield line.fault(name, problem, str(value))
        self.lines.append(line)

    def faults(self) -> Iterator[Fault]:
        """A name must be there, unless the lists leave alone the one that stands."""
        first = self.lines[0]
        is_unnamed = self.thing._state.adding or "name" in self.values
        if is_unnamed and not self.values.get("name") and not any("name" in one.faulty for one in self.lines):
            yield first.fault("name", _("The name is missing."))

    def planned(self) -> Planned[Business]:
        if not self.values.get("cvr"):
            self.values.pop("cvr", None)  # a line that is known by its P-number does not take the number away
        changes = changes_of(self.thing, self.values)
        name = str(self.values.get("name") or self.thing.name)
        if self.thing._state.adding:
            self.thing.name = name  # so that others in the plan can say whom they belong to
        return Planned(self.thing, name, str(self.values.get("cvr") or self.thing.cvr), changes)


class Gathering:
    """Brings the lines together: each company by its CVR number, each production unit by its P-number."""

    def __init__(self, standing: Iterable[Business], units: Iterable[ProductionUnit]) -> None:
        self.by_pk = {business.pk: business for business in standing}
        self.by_cvr: dict[str, Business] = {}
        self.without_cvr: dict[str, list[Business]] = defaultdict(list)
        for business in self.by_pk.values():
            if business.cvr:
                self.by_cvr[business.cvr] = business
            else:
                self.without_cvr[business.name.casefold()].append(business)
        self.units = {unit.p_number: unit for unit in units}
        self.businesses: dict[int, ListedBusiness] = {}
        self.listed_units: dict[str, tuple[CleanLine, ListedBusiness]] = {}
        self.faults: list[Fault] = []

    def take(self, line: CleanLine) -> None:
        listed = self._business_of(line)
        if listed is None:
            return
        number = line.values.get("p_number", "")
        if number in self.listed_units or (not number and number in listed.unit_numbers):
            self.faults.append(self._told_twice(line, listed, number))
            return
        listed.unit_numbers.add(number)
        self.faults += listed.take(line)
        if number:
            self.listed_units[number] = (line, listed)

    def _told_twice(self, line: CleanLine, listed: ListedBusiness, number: str) -> Fault:
        if number:
            problem = _("The number stands also in %(place)s.") % {
                "place": self.listed_units[number][0].place
            }
            return line.fault("p_number", problem, number)
        first = next(one for one in listed.lines if not one.values.get("p_number"))
        problem = _("The number stands also in %(place)s.") % {"place": first.place}
        return line.fault("cvr", problem, line.values["cvr"])

    def _business_of(self, line: CleanLine) -> ListedBusiness | None:
        """By CVR number, else by the P-number of a unit that stands; with a fault where neither tells."""
        if "cvr" in line.faulty or "p_number" in line.faulty:
            return None  # told by the reading of its cell
        cvr, number = line.values.get("cvr", ""), line.values.get("p_number", "")
        if cvr:
            business = self.by_cvr.get(cvr) or self._twin(line) or Business()
            self.by_cvr[cvr] = business
        elif number in self.units:
            business = self.by_pk[self.units[number].business_id]
        else:
            self.faults.append(line.fault("cvr", self._what_is_missing(number)))
            return None
        return self.businesses.setdefault(id(business), ListedBusiness(business))

    def _what_is_missing(self, number: str) -> str:
        if number:
            return _("No company here has that P-number, so the CVR number is needed.")
        return _("The CVR number is missing.")

    def _twin(self, line: CleanLine) -> Business | None:
        """The only one that was written down by that name, without a CVR number."""
        twins = self.without_cvr.pop(str(line.values.get("name", "")).casefold(), [])
        return twins[0] if len(twins) == 1 else None

    def all_faults(self) -> list[Fault]:
        # One without lines was only named by a line that is told as a fault already.
        named = (one for one in self.businesses.values() if one.lines)
        return [*self.faults, *(fault for one in named for fault in one.faults())]

    def planned_businesses(self) -> list[Planned[Business]]:
        return [listed.planned() for listed in self.businesses.values()]

    def planned_units(self) -> list[Planned[ProductionUnit]]:
        return [self._planned_unit(number, *told) for number, told in self.listed_units.items()]

    def _planned_unit(self, number: str, line: CleanLine, listed: ListedBusiness) -> Planned[ProductionUnit]:
        unit = self.units.get(number) or ProductionUnit(p_number="")
        told = {own: line.values[name] for name, own in UNIT_FIELDS.items() if name in line.values}
        if not told.get("name"):
            # A place is called what the company is called, until somebody says otherwise.
            told |= {"name": unit.name or str(listed.values.get("name") or listed.thing.name)}
        changes = changes_of(unit, told)
        stands = None if unit._state.adding else self.by_pk[unit.business_id]
        if stands is not listed.thing:
            changes["business"] = (stands, listed.thing)
        return Planned(unit, told["name"], number, changes)


def changes_of(thing: Business | ProductionUnit, values: dict[str, Any]) -> Changes:
    return {name: (getattr(thing, name), new) for name, new in values.items() if getattr(thing, name) != new}
