from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic

from django.db.models import CharField
from django.utils.translation import gettext as _

from indgang.people.import_plans.shapes import Changes, Part, Planned, Thing
from indgang.people.models import Colleague
from indgang.people.staff_files.cells import CleanRow, clean_rows, fault_in
from indgang.people.staff_files.columns import Kind, own_heading
from indgang.people.staff_files.sheets import Fault, Sheet

LIMITED_TEXTS = {"external_id", "name", "title", "place", "working_hours", "ask_about"}
LAST_DATE_FIELD = {Kind.UNITS: "closed_date", Kind.COLLEAGUES: "leaving_date"}


@dataclass
class Listed(Generic[Thing]):
    """A line of a list, the unit or colleague it is about, and the values it gives."""

    sheet: Sheet
    row: CleanRow
    thing: Thing
    values: dict[str, Any]

    @property
    def name(self) -> str:
        return str(self.values.get("name") or self.thing.name)

    def fault(self, field: str, problem: str, written: str = "") -> Fault:
        if field in self.sheet.headings:
            return fault_in(self.sheet, self.row.line, field, problem, written)
        return Fault(self.sheet.source, self.row.line, own_heading(self.sheet.kind, field), problem)


@dataclass
class Register(Generic[Thing]):
    """The units, or the colleagues: those that stand, and those that the lists name."""

    kind: Kind
    standing: Sequence[Thing]
    sheets: Sequence[Sheet]
    is_full: bool
    today: date
    listed: list[Listed[Thing]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def is_in_force(self, thing: Thing) -> bool:
        """A unit is closed from its date; a colleague's date is the last day at work."""
        ends: date | None = getattr(thing, LAST_DATE_FIELD[self.kind])
        return ends is None or ends > self.today

    def missing(self) -> list[Thing]:
        """Those in force with a number in the register that a full list does not name."""
        if not self.is_full or not self.listed:
            return []
        named = {listed.thing.pk for listed in self.listed}
        return [t for t in self.standing if t.external_id and t.pk not in named and self.is_in_force(t)]

    def lasting(self) -> Iterator[tuple[Thing, str, dict[str, Any]]]:
        """Those there are after the import: each with its number and the values the lists give it."""
        # A line that has lost its number may be any of the missing: that is told once, not at everyone below.
        ended = [] if self.faults else self.missing()
        gone = {thing.pk for thing in ended} | {listed.thing.pk for listed in self.listed if listed.thing.pk}
        yield from ((listed.thing, listed.values["external_id"], listed.values) for listed in self.listed)
        yield from ((t, t.external_id, {}) for t in self.standing if t.pk not in gone and self.is_in_force(t))

    def part(self) -> Part[Thing]:
        planned = [Planned(listed.thing, listed.name, changes_of(listed)) for listed in self.listed]
        for new in (one for one in planned if one.thing._state.adding):
            new.thing.name = new.name  # so that others in the plan can say whom they point at
        last_date = LAST_DATE_FIELD[self.kind]
        ended = [Planned(t, t.name, {last_date: (getattr(t, last_date), self.today)}) for t in self.missing()]
        named = {listed.thing.pk for listed in self.listed}
        unnumbered = [
            t for t in self.standing if not t.external_id and t.pk not in named and self.is_in_force(t)
        ]
        return Part(
            added=tuple(p for p in planned if p.thing._state.adding),
            changed=tuple(p for p in planned if not p.thing._state.adding and p.changes),
            ended=tuple(ended),
            unchanged=sum(not p.thing._state.adding and not p.changes for p in planned),
            left_alone=len(unnumbered) if self.is_full and self.listed else 0,
        )


def register_of(
    kind: Kind,
    model: type[Thing],
    standing: Sequence[Thing],
    sheets: Iterable[Sheet],
    *,
    is_full: bool,
    today: date,
) -> Register[Thing]:
    """Matches each line to what it is about: by number, else by a twin without a number, else something new."""
    own_sheets = [sheet for sheet in sheets if sheet.kind == kind]
    register = Register(kind, standing, own_sheets, is_full, today)
    longest = {f.name: f.max_length for f in model._meta.fields if isinstance(f, CharField)}
    limits = {name: length for name, length in longest.items() if name in LIMITED_TEXTS and length}
    by_number = {thing.external_id: thing for thing in standing if thing.external_id}
    twins = twins_of(kind, standing)
    places: dict[str, str] = {}
    for sheet in own_sheets:
        rows, faults = clean_rows(sheet, limits)
        register.faults += [*sheet.faults, *faults]
        for row in rows:
            number = row.values.get("external_id")
            if not number:
                continue  # told by the reading of its cell
            if number in places:
                problem = _("The number stands also in %(place)s.") % {"place": places[number]}
                register.faults.append(fault_in(sheet, row.line, "external_id", problem, number))
                continue
            places[number] = _("%(source)s, line %(line)d") % {"source": sheet.source, "line": row.line}
            thing = by_number.get(number) or twins.pop(twin_key(kind, row.values), None) or model()
            register.listed.append(Listed(sheet, row, thing, dict(row.values)))
        if is_full and not sheet.rows:
            problem = _("The list is empty. As a whole list it would end everyone.")
            register.faults.append(fault_in(sheet, sheet.header_line, "external_id", problem))
    for listed in register.listed:
        bring_back(register, listed)
    return register


def twins_of(kind: Kind, standing: Sequence[Thing]) -> dict[tuple[str, ...], Thing]:
    """Those typed here before the register was imported, where they cannot be mistaken for another."""
    found: dict[tuple[str, ...], list[Thing]] = defaultdict(list)
    for thing in standing:
        if not thing.external_id:
            found[twin_key(kind, {"name": thing.name, "mail": thing.mail})].append(thing)
    return {key: things[0] for key, things in found.items() if all(key) and len(things) == 1}


def twin_key(kind: Kind, values: Any) -> tuple[str, ...]:
    """A unit is known again by its name; a colleague only by name and mail."""
    fields = ("name",) if kind == Kind.UNITS else ("name", "mail")
    return tuple(str(values.get(field) or "").casefold() for field in fields)


def bring_back(register: Register[Thing], listed: Listed[Thing]) -> None:
    """Who has ended and stands in the list again has come back, unless the list itself tells the last day."""
    last_date = LAST_DATE_FIELD[register.kind]
    if last_date not in listed.sheet.headings and not register.is_in_force(listed.thing):
        listed.values[last_date] = None


def changes_of(listed: Listed[Thing]) -> Changes:
    changes: Changes = {}
    for name, new in listed.values.items():
        old = current_value(listed.thing, name)
        if not is_same(old, new):
            changes[name] = (old, new)
    return changes


def current_value(thing: Thing, name: str) -> Any:
    if name != "units":
        return getattr(thing, name)
    return tuple(m.unit for m in thing.memberships.all()) if isinstance(thing, Colleague) and thing.pk else ()


def is_same(old: Any, new: Any) -> bool:
    """Of several units only which is the main one, the first, is a matter of order."""
    if isinstance(old, tuple):
        return old[:1] == new[:1] and len(old) == len(new) and all(unit in old for unit in new)
    return bool(old == new)
