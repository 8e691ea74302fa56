from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic

from django.utils.translation import gettext as _

from indgang.people.import_plans.registers import Listed, Register
from indgang.people.import_plans.shapes import Thing
from indgang.people.models import Colleague, Unit
from indgang.people.staff_files.sheets import Fault


class Directory(Generic[Thing]):
    """Finds whom a cell means: by number, else by the words they may be called by."""

    def __init__(self, register: Register[Thing], words: Sequence[str]) -> None:
        self.by_number: dict[str, Thing] = {}
        self.by_word: dict[str, list[Thing]] = {}
        for thing, number, values in register.lasting():
            if number:
                self.by_number[number] = thing
            called = {str(values.get(word) or getattr(thing, word)).casefold() for word in words} - {""}
            for word in called:
                self.by_word.setdefault(word, []).append(thing)

    def meant_by(self, text: str) -> list[Thing]:
        """One where it is clear, several where it is not, none where nobody is called so."""
        return [self.by_number[text]] if text in self.by_number else self.by_word.get(text.casefold(), [])


def resolve_one(listed: Iterable[Listed[Unit]], field: str, directory: Directory[Thing]) -> Iterator[Fault]:
    """Puts the parent, or the leader, in place of what was written."""
    for line in listed:
        if field in line.values:
            written = line.values.pop(field)
            found = directory.meant_by(written)
            if len(found) == 1 or not written:
                line.values[field] = found[0] if written else None
            else:
                yield line.fault(field, problem_with(field, found), written)


def resolve_units(listed: Iterable[Listed[Colleague]], directory: Directory[Unit]) -> Iterator[Fault]:
    """Puts the units, the main one first, in place of what was written; a new colleague needs one."""
    for line in listed:
        if "units" in line.values:
            yield from resolve_units_of(line, line.values.pop("units"), directory)
        elif line.thing._state.adding and "units" not in line.row.faulty:
            yield line.fault("units", _("The unit is missing."))


def resolve_units_of(line: Listed[Colleague], written: str, directory: Directory[Unit]) -> Iterator[Fault]:
    units: list[Unit] = []
    for name in several(written, directory):
        found = directory.meant_by(name)
        if len(found) != 1:
            yield line.fault("units", problem_with("units", found), name)
        elif found[0] not in units:
            units.append(found[0])
    line.values["units"] = tuple(units)


def several(written: str, directory: Directory[Unit]) -> list[str]:
    """A unit's name may hold a comma: only what is not itself a unit is taken for several."""
    if directory.meant_by(written):
        return [written]
    return [part.strip() for part in re.split(r"[;|,]", written) if part.strip()] or [written]


def problem_with(field: str, found: Sequence[object]) -> str:
    if field == "leader":
        return (
            _("Several colleagues are called so. Write the number.")
            if found
            else _("No colleague is called so.")
        )
    return _("Several units are called so. Write the number.") if found else _("No open unit is called so.")


def faults_of_loops(listed: Iterable[Listed[Unit]], standing: Iterable[Unit]) -> Iterator[Fault]:
    """A unit that would stand below itself."""
    lines = {key_of(line.thing): line for line in listed}
    parents = {key_of(unit): unit.parent for unit in standing}
    parents |= {key: line.values["parent"] for key, line in lines.items() if "parent" in line.values}
    looping = in_loops({key: key_of(parent) for key, parent in parents.items() if parent is not None})
    for key, line in lines.items():
        if key in looping and "parent" in line.values:
            yield line.fault("parent", _("A unit cannot stand below itself."), str(line.row.values["parent"]))


def key_of(unit: Unit) -> tuple[str, int]:
    return ("standing", unit.pk) if unit.pk else ("new", id(unit))


def in_loops(above: Mapping[Any, Any]) -> set[Any]:
    """All that come back to themselves on the way up."""
    done: set[Any] = set()
    looping: set[Any] = set()
    for start in above:
        path: dict[Any, int] = {}
        at = start
        while at in above and at not in done and at not in path:
            path[at] = len(path)
            at = above[at]
        if at in path:
            looping.update(list(path)[path[at] :])
        done.update(path)
    return looping
