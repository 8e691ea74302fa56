"""All rotations cooled down together, so that none takes the good meetings from the next."""

from __future__ import annotations

import numpy as np

from indgang.mixing.groups.boards import Board, Chance, Floats
from indgang.mixing.groups.problem import Problem, Seating, Whole
from indgang.mixing.groups.scores import beside, tables_of
from indgang.mixing.watching import Watch

SWEEPS = 60
HOT, COLD = 0.35, 0.05
"""Temperatures in units of σ·√S, σ the spread of what a pair is worth and S the largest table; tuned on instances
of other seeds than those reported."""
SOFT = 0.1
"""What a fault counts at first; it grows to its whole cost half way."""


def anneal(problem: Problem, plan: list[Seating], steps: int, chance: Chance, watch: Watch) -> list[Seating]:
    """``steps`` in all, shared by the rotations, from ``plan``. A local optimum of each rotation given the others."""
    boards = [Board(problem, padded(problem, seating)) for seating in plan]
    warmth = warmth_of(problem)
    for sweep in range(SWEEPS):
        watch.at(sweep / SWEEPS, "cooling")
        share = sweep / (SWEEPS - 1)
        temperature = warmth * HOT * (COLD / HOT) ** share
        hardness = min(1.0, SOFT ** (1 - 2 * share))
        for place, board in enumerate(boards):
            weigh(problem, boards, place, hardness)
            for _ in range(max(1, steps // (SWEEPS * len(boards)))):
                board.step(temperature, chance)
    return settled(problem, boards, chance)


def settled(problem: Problem, boards: list[Board], chance: Chance) -> list[Seating]:
    for _ in range(3):
        before = [board.seats.copy() for board in boards]
        for place, board in enumerate(boards):
            weigh(problem, boards, place, 1.0)
            board.settle(chance)
        if all(np.array_equal(old, board.seats) for old, board in zip(before, boards, strict=True)):
            break
    return [board.seating for board in boards]


def warmth_of(problem: Problem) -> float:
    above = problem.worth[np.triu_indices(problem.number, 1)]
    spread = float(above.std()) if above.size else 0.0
    return (spread if spread > 1e-9 * problem.span else problem.span) * float(np.sqrt(max(problem.sizes)))


def weigh(problem: Problem, boards: list[Board], place: int, hardness: float) -> None:
    others = [board.seating for number, board in enumerate(boards) if number != place]
    worth, fit = weights(problem, others, hardness)
    boards[place].weigh(worth, fit, 2 * hardness * problem.repeat)


def weights(problem: Problem, others: list[Seating], hardness: float = 1.0) -> tuple[Floats, Floats]:
    """What pairs, and seats at tables, are worth in one rotation, given the other rotations."""
    cost = hardness * problem.repeat
    worth, fit = problem.worth, problem.fit
    if others:
        met = np.any([beside(problem.number, seating) for seating in others], axis=0)
        worth = np.where(met, np.where(problem.kept, 0.0, -cost), worth)
    if problem.fresh_tables:
        fit = fit - cost * visited(problem, others)
    return worth - cost * problem.fault, fit


def visited(problem: Problem, others: list[Seating]) -> Floats:
    been = np.zeros(problem.fit.shape)
    for seating in others:
        been[np.arange(problem.number), tables_of(problem.number, seating)] = 1.0
    return been


def padded(problem: Problem, seating: Seating) -> Whole:
    """K × S, with N, who is nobody, at the end of a smaller table."""
    seats = np.full((len(seating), max(problem.sizes)), problem.number, dtype=np.int64)
    for table, group in enumerate(seating):
        seats[table, : len(group)] = group
    return seats


def drawn_plan(problem: Problem, chance: Chance) -> list[Seating]:
    """A plan by lot, each host at their own table."""
    hosts = {host for host in problem.hosts if host is not None}
    guests = np.array([person for person in range(problem.number) if person not in hosts], dtype=np.int64)
    plan = []
    for _ in range(problem.rotations):
        chance.draw.shuffle(guests)
        plan.append(seated(problem, guests))
    return plan


def seated(problem: Problem, guests: Whole) -> Seating:
    groups, begin = [], 0
    for size, host in zip(problem.sizes, problem.hosts, strict=True):
        first = [] if host is None else [host]
        end = begin + size - len(first)
        groups.append(np.array([*first, *guests[begin:end]], dtype=np.int64))
        begin = end
    return tuple(groups)
