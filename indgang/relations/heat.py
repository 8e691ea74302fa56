"""The heat table: a row and a column for each department, and a class for each colour."""

from __future__ import annotations

from dataclasses import dataclass

from indgang.relations.queries.departments import HouseMap, UnitPair

MEASURES = ("behov", "taethed")
STEPS = {"behov": (0.05, 0.15, 0.3, 0.5, 0.7), "taethed": (0.005, 0.02, 0.05, 0.1, 0.2)}
"""From each step on the next colour; half of a need answered is much, and a tenth of all pairs tied is dense."""


@dataclass(frozen=True)
class Cell:
    """Between two departments: a share or None where nothing is needed, its heat 0 to 5, and the change in a year."""

    other: str
    share: float | None
    heat: int
    change: float | None

    @property
    def percent(self) -> int:
        return round((self.share or 0.0) * 100)

    @property
    def points(self) -> int:
        return round((self.change or 0.0) * 100)


@dataclass(frozen=True)
class Row:
    name: str
    size: int
    cells: tuple[Cell | None, ...]
    """None where the department meets itself."""


def heat_rows(house_map: HouseMap, measure: str) -> list[Row]:
    table = house_map.table
    return [
        Row(
            house_map.names[unit],
            table.sizes[unit],
            tuple(_cell(house_map, unit, other, measure) for other in table.units),
        )
        for unit in table.units
    ]


def _cell(house_map: HouseMap, unit: int, other: int, measure: str) -> Cell | None:
    pair = house_map.table.between(unit, other)
    if pair is None:
        return None
    share, before = _shares(pair, measure)
    is_known = house_map.has_before and share is not None and before is not None
    change = (share or 0.0) - (before or 0.0) if is_known else None
    return Cell(house_map.names[other], share, heat_of(share, measure), change)


def _shares(pair: UnitPair, measure: str) -> tuple[float | None, float | None]:
    if measure == "taethed":
        return pair.density, pair.density_before
    return pair.coverage, pair.coverage_before


def heat_of(share: float | None, measure: str) -> int:
    return sum(share >= step for step in STEPS[measure]) if share is not None else 0
