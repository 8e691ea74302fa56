from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext as _

from indgang.people.models import Colleague, Unit
from indgang.people.staff_files.columns import Kind
from indgang.people.staff_files.sheets import Fault

Thing = TypeVar("Thing", bound=Unit | Colleague)
Changes = dict[str, tuple[Any, Any]]


@dataclass(frozen=True)
class Planned(Generic[Thing]):
    """A unit or colleague, unsaved where it is new, and what becomes of its fields: name → (old, new)."""

    thing: Thing
    name: str
    changes: Changes

    @property
    def number(self) -> str:
        """The number in the municipality's own register, as it will be."""
        return str(self.changes.get("external_id", ("", self.thing.external_id))[1])

    @property
    def change_lines(self) -> list[dict[str, str]]:
        """The changes in words: label, before, after."""
        return [
            {"label": field_label(self.thing, field), "before": text_of(old), "after": text_of(new)}
            for field, (old, new) in self.changes.items()
        ]


@dataclass(frozen=True)
class Part(Generic[Thing]):
    """What an import does to the units, or to the colleagues.

    ``left_alone`` counts those in force that a full list does not end because they have no number in the register.
    """

    added: tuple[Planned[Thing], ...] = ()
    changed: tuple[Planned[Thing], ...] = ()
    ended: tuple[Planned[Thing], ...] = ()
    unchanged: int = 0
    left_alone: int = 0

    @property
    def planned(self) -> tuple[Planned[Thing], ...]:
        return (*self.added, *self.changed, *self.ended)

    @property
    def ends_many(self) -> bool:
        """More than every fifth: rather a list that is not whole than so many who leave at once."""
        stood = len(self.changed) + len(self.ended) + self.unchanged
        return len(self.ended) > 1 and len(self.ended) * 5 > stood


@dataclass(frozen=True)
class ImportPlan:
    """``unknown_columns`` are (source, heading); ``kinds`` tells which lists there were."""

    units: Part[Unit]
    colleagues: Part[Colleague]
    faults: tuple[Fault, ...]
    unknown_columns: tuple[tuple[str, str], ...]
    skipped_sheets: tuple[str, ...]
    kinds: frozenset[Kind]

    @property
    def does_nothing(self) -> bool:
        return not self.planned

    @property
    def planned(self) -> list[Planned[Any]]:
        return [*self.units.planned, *self.colleagues.planned]

    @property
    def fingerprint(self) -> str:
        """The same for two plans that do the same: what was seen is what is done."""
        acts = [
            f"{planned.thing.history_key} {planned.thing.external_id!r} {field} {text_of(old)!r} {text_of(new)!r}"
            for planned in self.planned
            for field, (old, new) in planned.changes.items()
        ]
        return hashlib.sha256("\n".join(acts).encode()).hexdigest()


def field_label(thing: Unit | Colleague, field: str) -> str:
    if field == "external_id":
        return _("number")
    return str(thing._meta.get_field(field).verbose_name)  # type: ignore[union-attr]  # only fields with a name


def text_of(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else str(value)
