from __future__ import annotations

from datetime import date

import pytest

from indgang.mixing.net.ties import Net, edges_of
from indgang.relations.heat import Cell, heat_of, heat_rows
from indgang.relations.picture import HEIGHT, WIDTH, picture_of
from indgang.relations.queries.departments import HouseMap, Level, UnitPair
from indgang.relations.queries.house import House

DAY = date(2026, 6, 3)


def pair(
    one: int,
    other: int,
    *,
    coverage: float | None,
    density: float,
    before: float | None = None,
    bridges: int = 5,
) -> UnitPair:
    return UnitPair(
        one=one, other=other, need=2.0 if coverage is not None else 0.0, coverage=coverage, density=density,
        coverage_before=before, density_before=0.0, bridges=bridges, enquiries=0, touching=0,
    )  # fmt: skip


def house_map(
    *pairs: UnitPair, has_before: bool = True, names: tuple[str, ...] = ("Byg", "Plan", "Vej")
) -> HouseMap:
    level = Level(
        tuple(range(1, len(names) + 1)),
        {place + 1: 5 * (place + 1) for place in range(len(names))},
        {(one.one, one.other): one for one in pairs},
    )
    return HouseMap(
        people=30, names={place + 1: name for place, name in enumerate(names)}, table=level, whole=level, mixture=None,
        mixture_before=None, has_before=has_before, house=House({}, Net((), edges_of([]))),
    )  # fmt: skip


def test_each_meets_each_from_both_sides_and_itself_not_at_all() -> None:
    found = house_map(
        pair(1, 2, coverage=0.52, density=0.06, before=0.395), pair(1, 3, coverage=None, density=0.0)
    )
    byg, plan, _vej = heat_rows(found, "behov")
    assert (byg.name, byg.size) == ("Byg", 5)
    assert byg.cells[0] is None
    assert byg.cells[1] == Cell("Plan", 0.52, 4, 0.125)
    assert (byg.cells[1].percent, byg.cells[1].points) == (52, 12)
    assert plan.cells[0] == Cell("Byg", 0.52, 4, 0.125)
    assert byg.cells[2] == Cell("Vej", None, 0, None)
    assert (byg.cells[2].percent, byg.cells[2].points) == (0, 0)


def test_density_has_its_own_steps() -> None:
    (cell,) = heat_rows(house_map(pair(1, 2, coverage=0.5, density=0.06)), "taethed")[0].cells[1:2]
    assert cell == Cell("Plan", 0.06, 3, 0.06)


def test_without_a_year_behind_there_is_no_change() -> None:
    found = house_map(pair(1, 2, coverage=0.5, density=0.06, before=0.4), has_before=False)
    cell = heat_rows(found, "behov")[0].cells[1]
    assert cell is not None
    assert cell.change is None


@pytest.mark.parametrize(
    ("share", "heat"), [(None, 0), (0.0, 0), (0.05, 1), (0.29, 2), (0.3, 3), (0.69, 4), (1.0, 5)]
)
def test_the_heat_grows_with_the_share(share: float | None, heat: int) -> None:
    assert heat_of(share, "behov") == heat


def test_the_picture_has_a_dot_for_each_and_lines_where_people_know_each_other() -> None:
    picture = picture_of(
        house_map(
            pair(1, 2, coverage=0.5, density=0.06),
            pair(1, 3, coverage=0.0, density=0.0, bridges=0),
            pair(2, 3, coverage=0.0, density=0.0, bridges=1),
        )
    )
    assert [dot.name for dot in picture.dots] == ["Byg", "Plan", "Vej"]
    assert picture.dots[0].radius < picture.dots[2].radius
    assert all(0 < dot.x < WIDTH and 0 < dot.y < HEIGHT for dot in picture.dots)
    assert [dot.anchor for dot in picture.dots] == ["middle", "start", "end"]
    assert [(line.one, line.other, line.is_thin) for line in picture.lines] == [
        ("Byg", "Plan", False),
        ("Byg", "Vej", True),
    ]
    assert [(line.one, line.other, line.percent) for line in picture.told_lines] == [("Byg", "Plan", 6)]


def test_each_keeps_its_three_firmest_lines_only() -> None:
    names = tuple(f"Enhed {place}" for place in range(6))
    pairs = [pair(1, other, coverage=0.5, density=0.05 * other) for other in range(2, 7)]
    pairs += [
        pair(one, other, coverage=0.5, density=0.6) for one in range(2, 7) for other in range(one + 1, 7)
    ]
    picture = picture_of(house_map(*pairs, names=names))
    assert sum("Enhed 0" in (line.one, line.other) for line in picture.lines) == 3


def test_a_long_name_is_shortened_in_the_picture() -> None:
    name = "Borgerservice, Skole, Kultur og Fritid"
    dot = picture_of(house_map(names=(name,))).dots[0]
    assert (dot.short_name, dot.name) == ("Borgerservice, Skole, Kul…", name)


def test_a_house_without_departments_is_an_empty_picture() -> None:
    assert picture_of(house_map(names=())).dots == ()
