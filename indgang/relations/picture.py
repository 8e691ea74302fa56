"""The network picture: departments on a circle, and lines where their people know each other. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from indgang.relations.heat import heat_of
from indgang.relations.queries.departments import HouseMap, UnitPair

WIDTH, HEIGHT = 960, 620
RING = 200
LABEL_FROM = 22
LARGEST = 17.0
LINES_A_UNIT = 3
LONGEST_NAME = 26


@dataclass(frozen=True)
class Dot:
    """A department: its place, its radius, and where its name is written."""

    name: str
    short_name: str
    people: int
    x: float
    y: float
    radius: float
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True)
class Line:
    one: str
    other: str
    x1: float
    y1: float
    x2: float
    y2: float
    heat: int
    percent: int
    is_thin: bool


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]

    @property
    def told_lines(self) -> list[Line]:
        """What the picture shows, in words: the firmest first."""
        return sorted((line for line in self.lines if not line.is_thin), key=lambda line: -line.percent)


def picture_of(house_map: HouseMap) -> Picture:
    """The three firmest lines of each department, and dashed lines at thin spots."""
    units = house_map.table.units
    most = max(house_map.table.sizes.values(), default=1)
    dots = {
        unit: _dot(house_map.names[unit], house_map.table.sizes[unit], place / max(len(units), 1), most)
        for place, unit in enumerate(units)
    }
    thin = {(pair.one, pair.other) for pair in house_map.table.thin_spots}
    firm = {(pair.one, pair.other) for unit in units for pair in _firmest(house_map, unit)}
    lines = [
        _line(house_map.table.pairs[ends], dots, is_thin=ends not in firm) for ends in sorted(firm | thin)
    ]
    return Picture(WIDTH, HEIGHT, tuple(dots.values()), tuple(lines))


def _firmest(house_map: HouseMap, unit: int) -> list[UnitPair]:
    pairs = (house_map.table.between(unit, other) for other in house_map.table.units)
    tied = [pair for pair in pairs if pair is not None and heat_of(pair.density, "taethed")]
    return sorted(tied, key=lambda pair: -pair.density)[:LINES_A_UNIT]


def _dot(name: str, people: int, turn: float, most: int) -> Dot:
    angle = 2 * pi * turn - pi / 2
    across, down = cos(angle), sin(angle)
    x, y = WIDTH / 2 + RING * 1.15 * across, HEIGHT / 2 + RING * down
    anchor = "middle" if abs(across) < 0.15 else "start" if across > 0 else "end"
    return Dot(
        name=name,
        short_name=name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…",
        people=people,
        x=round(x, 1),
        y=round(y, 1),
        radius=round(5 + LARGEST * sqrt(people / most), 1),
        label_x=round(x + (LABEL_FROM + 6) * across, 1),
        label_y=round(y + (LABEL_FROM + 8) * down + 6, 1),
        anchor=anchor,
    )


def _line(pair: UnitPair, dots: dict[int, Dot], *, is_thin: bool) -> Line:
    one, other = dots[pair.one], dots[pair.other]
    heat = heat_of(pair.density, "taethed")
    share = round(pair.density * 100)
    return Line(one.name, other.name, one.x, one.y, other.x, other.y, heat, share, is_thin)
