"""How many a department or a site has on the list of a gathering, at least and at most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from indgang.mixing.people import Person
from indgang.mixing.selection.asked import Quota


@dataclass(frozen=True)
class UnitQuota:
    """What holds for one department alone, in place of what holds for each; ``most`` of None is any number."""

    unit: int
    least: int = 0
    most: int | None = None


@dataclass(frozen=True)
class Quotas:
    """How many of each department, and of each site, at least and at most; None is any number."""

    least: int = 0
    most: int | None = None
    least_of_site: int = 0
    most_of_site: int | None = None
    of_units: tuple[UnitQuota, ...] = ()

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Quotas:
        """From what ``dataclasses.asdict`` made of it, read back from the database."""
        return cls(**{**row, "of_units": tuple(UnitQuota(**one) for one in row.get("of_units", ()))})

    def among(self, people: Iterable[Person]) -> tuple[Quota, ...]:
        """For those to choose from. Of what is asked of each, at least no more than there are; what is asked of one
        department alone holds as it was asked. Whoever has no department or site known is bound by none."""
        people = list(people)
        units = Counter(person.unit for person in people if person.unit)
        sites = Counter(person.site for person in people if person.site)
        own = {str(one.unit): Quota("unit", str(one.unit), one.least, one.most) for one in self.of_units}
        each = {
            unit: Quota("unit", unit, min(self.least, number), self.most) for unit, number in units.items()
        }
        of_units = each | own
        of_sites = (
            Quota("site", site, min(self.least_of_site, sites[site]), self.most_of_site)
            for site in sorted(sites)
        )
        return (*(of_units[unit] for unit in sorted(of_units)), *of_sites)
