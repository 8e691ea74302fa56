from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext as _

from indgang.businesses.models import Business, ProductionUnit
from indgang.people.staff_files.sheets import Fault

Thing = TypeVar("Thing", bound=Business | ProductionUnit)
Changes = dict[str, tuple[Any, Any]]


@dataclass(frozen=True)
class Planned(Generic[Thing]):
    """A company or production unit, unsaved where it is new, and what becomes of its fields: name → (old, new)."""

    thing: Thing
    name: str
    number: str
    changes: Changes

    @property
    def is_new(self) -> bool:
        return self.thing._state.adding

    @property
    def change_lines(self) -> list[dict[str, str]]:
        """The changes in words: label, before, after."""
        return [
            {"label": self._label(field), "before": self._text(field, old), "after": self._text(field, new)}
            for field, (old, new) in self.changes.items()
        ]

    def _label(self, field: str) -> str:
        return str(self.thing._meta.get_field(field).verbose_name)  # type: ignore[union-attr]  # all have a name

    def _text(self, field: str, value: object) -> str:
        choices = getattr(self.thing._meta.get_field(field), "flatchoices", None)
        return str(dict(choices or ()).get(value) or text_of(value))


@dataclass(frozen=True)
class Part(Generic[Thing]):
    """What an import does to the companies, or to the production units."""

    added: tuple[Planned[Thing], ...] = ()
    changed: tuple[Planned[Thing], ...] = ()
    unchanged: int = 0

    @property
    def planned(self) -> tuple[Planned[Thing], ...]:
        return (*self.added, *self.changed)


def part_of(planned: list[Planned[Thing]]) -> Part[Thing]:
    return Part(
        added=tuple(one for one in planned if one.is_new),
        changed=tuple(one for one in planned if not one.is_new and one.changes),
        unchanged=sum(not one.is_new and not one.changes for one in planned),
    )


@dataclass(frozen=True)
class BusinessPlan:
    """``unknown_columns`` are (source, heading)."""

    businesses: Part[Business]
    units: Part[ProductionUnit]
    faults: tuple[Fault, ...]
    unknown_columns: tuple[tuple[str, str], ...]
    skipped_sheets: tuple[str, ...]

    @property
    def does_nothing(self) -> bool:
        return not self.businesses.planned and not self.units.planned

    @property
    def fingerprint(self) -> str:
        """The same for two plans that do the same: what was seen is what is done."""
        planned_acts: list[Planned[Any]] = [*self.businesses.planned, *self.units.planned]
        acts = [
            f"{planned.thing.history_key} {planned.number!r} {field} {text_of(old)!r} {text_of(new)!r}"
            for planned in planned_acts
            for field, (old, new) in planned.changes.items()
        ]
        return hashlib.sha256("\n".join(acts).encode()).hexdigest()


def text_of(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else str(value)
