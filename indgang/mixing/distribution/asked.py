"""Tasks, colleagues, and what is weighed against what."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from indgang.mixing.errors import BadInput

Skills = Mapping[str, int]


@dataclass(frozen=True)
class Task:
    """``hours`` is what it takes of its holder in the period, ``second_hours`` of who stands in.

    ``needs`` are skills and their levels; ``only`` are the units that may hold it, any when empty. ``holder`` and
    ``second`` are the ids of those who have it today.
    """

    id: str
    name: str
    hours: float
    needs: Skills = field(default_factory=dict)
    unit: str = ""
    site: str = ""
    only: frozenset[str] = frozenset()
    second_hours: float = 0.0
    holder: str | None = None
    second: str | None = None


@dataclass(frozen=True)
class Colleague:
    """``hours`` are free for these tasks in the period, and ``most`` how many tasks they may hold.

    ``skills`` are as declared. ``wishes``, ``rather_not`` and ``never`` are ids of tasks; the last is a rule.
    """

    id: str
    name: str
    hours: float
    unit: str = ""
    site: str = ""
    skills: Skills = field(default_factory=dict)
    wishes: frozenset[str] = frozenset()
    rather_not: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    most: int | None = None


class Settings(NamedTuple):
    """``skill``, ``unit``, ``place`` and ``wish`` are the points of a perfect fit; the others are what things cost.

    ``move`` is for each task that leaves its holder, ``second_share`` what a second's fit counts, ``load`` how much of
    somebody's hours costs nothing, and ``overload`` each hour above. ``gap`` is how many levels may be missing of a
    skill, and ``most_moves`` how many tasks may leave their holders (any number when None).
    """

    skill: float = 0.55
    unit: float = 0.15
    place: float = 0.1
    wish: float = 0.2
    second_share: float = 0.3
    move: float = 0.1
    second_move: float = 0.03
    load: float = 0.95
    overload: float = 0.15
    missing: float = 2.0
    second_missing: float = 0.6
    gap: int = 1
    most_moves: int | None = None


@dataclass(frozen=True)
class Work:
    """What is to be distributed. Everything after it names tasks and colleagues by their places here."""

    tasks: tuple[Task, ...]
    colleagues: tuple[Colleague, ...]
    settings: Settings = field(default_factory=Settings)

    def __post_init__(self) -> None:
        _unlike(task.id for task in self.tasks)
        _unlike(colleague.id for colleague in self.colleagues)
        for task in self.tasks:
            _not_below_0(task.id, task.hours, task.second_hours, *task.needs.values())
        for colleague in self.colleagues:
            _not_below_0(colleague.id, colleague.hours, colleague.most or 0, *colleague.skills.values())

    @cached_property
    def task_places(self) -> dict[str, int]:
        return {task.id: place for place, task in enumerate(self.tasks)}

    @cached_property
    def colleague_places(self) -> dict[str, int]:
        return {colleague.id: place for place, colleague in enumerate(self.colleagues)}

    @cached_property
    def today(self) -> tuple[tuple[int | None, ...], tuple[int | None, ...]]:
        """Holders and seconds as they are; None for nobody, or somebody who is no longer there."""
        places = self.colleague_places
        return (
            tuple(places.get(task.holder or "") for task in self.tasks),
            tuple(places.get(task.second or "") for task in self.tasks),
        )


def _unlike(ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise BadInput(f"The id {one} is there twice.", person=one)
        seen.add(one)


def _not_below_0(whose: str, *numbers: float) -> None:
    if not all(math.isfinite(number) and number >= 0 for number in numbers):
        raise BadInput(f"Hours, levels and limits of {whose} cannot be below 0.", person=whose)
