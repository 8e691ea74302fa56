"""How good a plan is, and what it does not keep."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from indgang.mixing.groups.problem import Problem, Seating, Whole
from indgang.mixing.people import Mask, Values


@dataclass(frozen=True)
class Score:
    """``total``: the worth of the pairs that meet, each once, and the fit. The rest counts what is not kept."""

    total: float
    repeats: int
    faults: float
    over_caps: int
    short_of_skills: int
    stale_tables: int

    @property
    def rank(self) -> tuple[float, int, float]:
        """Higher is better: what was asked for comes before repeats, and repeats before the worth."""
        broken = self.faults + 2 * (self.over_caps + self.short_of_skills)
        return (-broken, -(self.repeats + self.stale_tables), self.total)


def beside(number: int, seating: Seating) -> Mask:
    """N × N: two different people at one table."""
    table = tables_of(number, seating)
    mask: Mask = table[:, None] == table[None, :]
    np.fill_diagonal(mask, False)
    return mask


def tables_of(number: int, seating: Seating) -> Whole:
    table = np.zeros(number, dtype=np.int64)
    for place, group in enumerate(seating):
        table[group] = place
    return table


def score(problem: Problem, plan: list[Seating]) -> Score:
    near = [beside(problem.number, seating) for seating in plan]
    times = np.asarray(np.sum(near, axis=0, dtype=np.int64))
    return Score(
        total=float(problem.worth[times > 0].sum() / 2) + fit_of(problem, plan),
        repeats=int((np.maximum(times - 1, 0) * ~problem.kept).sum() // 2),
        faults=float(np.triu(faults(problem, times)).sum()),
        over_caps=sum(over_caps(problem, group) for seating in plan for group in seating),
        short_of_skills=sum(short_of_skills(problem, seating) for seating in plan),
        stale_tables=stale_tables(problem, plan),
    )


def faults(problem: Problem, times: Whole) -> Values:
    """N × N; a pair to be kept together is a fault for each rotation in which it is not."""
    wanted = problem.kept * (problem.rotations - times)
    return problem.fault * times + 2.0 * wanted


def fit_of(problem: Problem, plan: list[Seating]) -> float:
    return float(
        sum(problem.fit[group, table].sum() for seating in plan for table, group in enumerate(seating))
    )


def over_caps(problem: Problem, group: Whole) -> int:
    counts = np.bincount(problem.units[group], minlength=len(problem.caps))
    return int(np.maximum(counts - problem.caps, 0).sum())


def short_of_skills(problem: Problem, seating: Seating) -> int:
    able = np.array([problem.has[group].sum(axis=0) for group in seating])
    return int(np.maximum(problem.needs - able, 0).sum())


def stale_tables(problem: Problem, plan: list[Seating]) -> int:
    if not problem.fresh_tables:
        return 0
    visits = visits_of(problem, plan)
    return int(np.maximum(visits - 1, 0).sum())


def visits_of(problem: Problem, plan: list[Seating]) -> Whole:
    """N × K: how often each person, but for the hosts, comes to each table."""
    visits = np.zeros(problem.fit.shape, dtype=np.int64)
    for seating in plan:
        visits[np.arange(problem.number), tables_of(problem.number, seating)] += 1
    visits[[host for host in problem.hosts if host is not None]] = 0
    return visits
