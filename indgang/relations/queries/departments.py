"""What is between departments: how much of what they need of each other is there, how densely they are tied, and by
how many separate ties. Never of a person, and never of a department of few people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from indgang.mixing.net.bridges import all_bridges
from indgang.mixing.net.coverage import Between, between_units
from indgang.mixing.net.mixture import Mixture, mixture_of
from indgang.people.models import Unit
from indgang.people.queries import unit_tree
from indgang.relations.queries.held import A_YEAR, holds_year_before
from indgang.relations.queries.house import (
    MOST_DEPARTMENTS,
    Departments,
    House,
    departments_on,
    house_of,
    rolled_up,
    task_edges,
)
from indgang.relations.queries.needs import (
    TOUCHING,
    IdPair,
    handled_together,
    need_of_enquiries,
    related_pairs,
)
from indgang.relations.queries.strengths import Strengths, strengths_on

MOST_TOLD = 8
LEAST_NEED = 1.0
"""So much need as one pair that needs each other wholly: below it a pair of departments is no thin spot."""
ENOUGH_BRIDGES = 3
"""So many separate ties hold two departments together also when somebody is away and somebody has left."""
DEALS = 100


@dataclass(frozen=True)
class UnitPair:
    """Two departments by id. ``need`` is Σ need of their pairs of people, ``coverage`` how much of it has a tie, and
    ``density`` the ties per possible pair, today and a year ago; ``bridges`` ties of which no two share anybody."""

    one: int
    other: int
    need: float
    coverage: float | None
    density: float
    coverage_before: float | None
    density_before: float
    bridges: int
    enquiries: int
    touching: int

    @property
    def missing(self) -> float:
        """The need that no tie answers."""
        return self.need * (1.0 - (self.coverage or 0.0))


@dataclass(frozen=True)
class Level:
    """Departments by id, in the order of the tree, and every two of them."""

    units: tuple[int, ...]
    sizes: dict[int, int]
    pairs: dict[IdPair, UnitPair]

    def between(self, one: int, other: int) -> UnitPair | None:
        return self.pairs.get((min(one, other), max(one, other)))

    def is_needed(self, one: int, other: int) -> bool:
        pair = self.between(one, other)
        return pair is not None and pair.need >= LEAST_NEED

    @property
    def thin_spots(self) -> list[UnitPair]:
        """Departments whose work belongs together and whose people do not know each other; the most missing first.

        Those that hang by one thread are told apart from them.
        """
        thin = [
            pair
            for pair in self.pairs.values()
            if pair.need >= LEAST_NEED and pair.bridges != 1 and pair.bridges < ENOUGH_BRIDGES
        ]
        return sorted(thin, key=lambda pair: (-pair.missing, pair.one, pair.other))[:MOST_TOLD]

    @property
    def threads(self) -> list[UnitPair]:
        """Departments that need each other and hang by one thread; the most need first."""
        hanging = [pair for pair in self.pairs.values() if pair.bridges == 1 and pair.need >= LEAST_NEED]
        return sorted(hanging, key=lambda pair: (-pair.need, pair.one, pair.other))[:MOST_TOLD]


@dataclass(frozen=True)
class HouseMap:
    """The map of a day: ``table`` has no more departments than can be taken in, ``whole`` all of them.

    ``has_before`` tells whether the ties of a year ago can be compared with: twelve months before it are held.
    """

    people: int
    names: dict[int, str]
    table: Level
    whole: Level
    mixture: Mixture | None
    mixture_before: Mixture | None
    has_before: bool
    house: House

    @property
    def is_rolled_up(self) -> bool:
        return self.table is not self.whole


def map_of_departments(today: date, most: int = MOST_DEPARTMENTS) -> HouseMap:
    """Reckoned anew; who belongs where, and what they need, is as it is today also for the ties of a year ago."""
    departments = departments_on(today)
    a_year_ago = today - A_YEAR
    now, before = strengths_on(today), strengths_on(a_year_ago)
    has_before = holds_year_before(a_year_ago, today=today)
    related = related_pairs(departments)
    whole_house, old_house = house_of(departments, now), house_of(departments, before)
    order = [unit.pk for unit, _depth in unit_tree(today)]
    whole = _level(departments, (now, before), related, order, today)
    rolled = rolled_up(departments, most)
    is_same = rolled == departments
    return HouseMap(
        people=len(departments),
        names=dict(Unit.objects.values_list("pk", "name")),
        table=whole if is_same else _level(rolled, (now, before), related, order, today),
        whole=whole,
        mixture=mixture_of(whole_house.net, deals=DEALS),
        mixture_before=mixture_of(old_house.net, deals=DEALS) if has_before else None,
        has_before=has_before,
        house=whole_house,
    )


def _level(
    departments: Departments,
    ties: tuple[Strengths, Strengths],
    related: dict[IdPair, float],
    order: list[int],
    today: date,
) -> Level:
    now, before = (house_of(departments, one) for one in ties)
    together = handled_together(today, departments)
    pairs = {(pair.one, pair.other): pair for pair in _pairs(now, before, related, together)}
    net = now.net
    sizes = {int(net.names[place]): int(net.sizes[place]) for place in net.shown}
    ordered = [unit for unit in order if unit in sizes]
    return Level(tuple(ordered + sorted(sizes.keys() - set(ordered))), sizes, pairs)


def _pairs(
    now: House, before: House, related: dict[IdPair, float], together: dict[IdPair, int]
) -> Iterator[UnitPair]:
    edges = task_edges(now, related)
    touching = now.net.between(edges, (edges.strength >= TOUCHING).astype(float))
    places = {name: place for place, name in enumerate(now.net.names)}
    bridges = all_bridges(now.net)
    lines = zip(between_units(now.net, edges), between_units(before.net, edges), strict=True)
    for line, old in lines:
        one, other = sorted((int(line.one), int(line.other)))
        sizes = [int(now.net.sizes[places[name]]) for name in (line.one, line.other)]
        enquiries = together.get((one, other), 0)
        by_enquiries = need_of_enquiries(enquiries / (sum(sizes) / 2))
        people = sizes[0] * sizes[1]
        need, coverage = _with_enquiries(line, by_enquiries, people)
        yield UnitPair(
            one=one,
            other=other,
            need=need,
            coverage=coverage,
            density=line.density,
            coverage_before=_with_enquiries(old, by_enquiries, people)[1],
            density_before=old.density,
            bridges=bridges[line.one, line.other],
            enquiries=enquiries,
            touching=round(touching[places[line.one], places[line.other]]),
        )


def _with_enquiries(line: Between, by_enquiries: float, people: int) -> tuple[float, float | None]:
    """Need and coverage by tasks, and by enquiries too: a need that all pairs of the two departments have alike.

    need of a pair = 1 − (1 − tasks)(1 − enquiries), so both sums can be had without going through the pairs.
    """
    need = by_enquiries * people + (1 - by_enquiries) * line.need
    if need <= 0:
        return 0.0, None
    by_tasks = (line.coverage or 0.0) * line.need
    met = by_enquiries * line.density * people + (1 - by_enquiries) * by_tasks
    return need, met / need
