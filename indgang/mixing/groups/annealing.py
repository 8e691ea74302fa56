"""Rotation after rotation cooled down, each shy of the meetings of those before it.

A repeated meeting costs little while it is warm, for a high price freezes the search before it has found the good
groups; at the end it costs more than any exchange can gain. (That one rotation after another beats cooling them
together is measured in benchmarks/mix_groups.md.)
"""

from __future__ import annotations

import numpy as np

from indgang.mixing.groups.boards import Board, Chance, Floats
from indgang.mixing.groups.certificates import repeats_at_least
from indgang.mixing.groups.problem import Problem, Seating, Whole
from indgang.mixing.groups.scores import Score, beside, score, tables_of
from indgang.mixing.people import Mask
from indgang.mixing.watching import Watch

SWEEPS = 60
HOT, COLD = 0.35, 0.05
"""Temperatures in units of σ·√S, σ the spread of what a pair is worth and S the largest table; tuned on instances
of other seeds than those reported."""
LARGE = 10
HOT_AT_LARGE, COLD_AT_LARGE = 0.7, 0.03
"""The same where the largest table has LARGE or more."""
MILD = (0.5, 1.0)
"""What a repeated meeting costs when warm and when cold, in units of what the best meeting is worth more than the
worst."""
PRESSES = 3
"""How often what is not kept is tried again."""


def plan_by_cooling(
    problem: Problem, steps: int, presses: int, chance: Chance, watch: Watch
) -> list[Seating]:
    """``steps`` for each rotation. The end is a local optimum of each rotation given the others."""
    plan: list[Seating] = []
    for place in range(problem.rotations):
        watch.at(place / problem.rotations, "cooling")
        drawn = drawn_seating(problem, chance)
        plan.append(cooled(problem, drawn, plan, steps, MILD, chance))
    plan = settled(problem, plan, chance)
    least = repeats_at_least(problem)
    for _ in range(presses):
        if is_kept(score(problem, plan), least):
            break
        watch.at(1.0, "pressing")
        plan = pressed(problem, plan, steps, chance)
        if problem.rotations > 1 and not is_kept(score(problem, plan), least):
            tried = cooled_together(problem, plan, steps, chance)
            plan = max(plan, tried, key=lambda one: score(problem, one).rank)
    return plan


def is_kept(told: Score, least_repeats: int) -> bool:
    return told.rank[0] == 0 and told.repeats + told.stale_tables <= least_repeats


def pressed(problem: Problem, plan: list[Seating], steps: int, chance: Chance) -> list[Seating]:
    """Each rotation that has a part in something not kept is cooled anew where that costs much from the start."""
    hard = problem.repeat / problem.span
    for place in range(problem.rotations):
        others = plan[:place] + plan[place + 1 :]
        before = score(problem, plan).rank
        if before[:2] == (0, 0):
            break
        anew = cooled(problem, plan[place], others, steps, (hard / 20, hard), chance)
        tried = [*plan[:place], anew, *plan[place + 1 :]]
        if score(problem, tried).rank > before:
            plan = tried
    return settled(problem, plan, chance)


def cooled_together(problem: Problem, plan: list[Seating], steps: int, chance: Chance) -> list[Seating]:
    """All rotations at once, with a high price on what is not kept: it costs worth, but finds what one at a time does
    not.
    """
    boards = [Board(problem, padded(problem, seating)) for seating in plan]
    warmth = warmth_of(problem)
    for sweep in range(SWEEPS):
        share = sweep / (SWEEPS - 1)
        softly = min(1.0, 0.1 ** (1 - 2 * share))
        for place, board in enumerate(boards):
            others = [other.seating for number, other in enumerate(boards) if number != place]
            met = met_before(problem, others)
            price, hardness = softly * problem.repeat, softly * problem.hardest
            board.weigh(*weights(problem, others, met, price, hardness), 2 * hardness)
            for _ in range(max(1, steps // SWEEPS)):
                board.step(warmth * temperature(problem, share), chance)
    return settled(problem, [board.seating for board in boards], chance)


def cooled(
    problem: Problem,
    seating: Seating,
    others: list[Seating],
    steps: int,
    costs: tuple[float, float],
    chance: Chance,
) -> Seating:
    board = Board(problem, padded(problem, seating))
    warmth = warmth_of(problem)
    met = met_before(problem, others)
    for sweep in range(SWEEPS):
        share = sweep / (SWEEPS - 1)
        cost = problem.span * costs[0] * (costs[1] / costs[0]) ** share
        hardness = problem.hardest * (problem.span / problem.hardest) ** (1 - share)
        board.weigh(*weights(problem, others, met, cost, hardness), 2 * hardness)
        for _ in range(max(1, steps // SWEEPS)):
            board.step(warmth * temperature(problem, share), chance)
    return settle(problem, board, others, chance)


def settle(problem: Problem, board: Board, others: list[Seating], chance: Chance) -> Seating:
    met = met_before(problem, others)
    board.weigh(*weights(problem, others, met, problem.repeat, problem.hardest), 2 * problem.hardest)
    board.settle(chance)
    return board.seating


def settled(problem: Problem, plan: list[Seating], chance: Chance) -> list[Seating]:
    for _ in range(3):  # pragma: no branch – all that is gained is gained in two passes, or nearly
        before = score(problem, plan).rank
        for place, seating in enumerate(plan):
            others = plan[:place] + plan[place + 1 :]
            board = Board(problem, padded(problem, seating))
            plan = [*plan[:place], settle(problem, board, others, chance), *plan[place + 1 :]]
        if score(problem, plan).rank <= before:
            break
    return plan


def spread_of(problem: Problem) -> float:
    """The standard deviation of what a pair is worth; 0 when all are equal."""
    above = problem.worth[np.triu_indices(problem.number, 1)]
    spread = float(above.std()) if above.size else 0.0
    return spread if spread > 1e-9 * problem.span else 0.0


def warmth_of(problem: Problem) -> float:
    return (spread_of(problem) or problem.span) * float(np.sqrt(max(problem.sizes)))


def temperature(problem: Problem, share: float) -> float:
    hot, cold = (HOT_AT_LARGE, COLD_AT_LARGE) if max(problem.sizes) >= LARGE else (HOT, COLD)
    return float(hot * (cold / hot) ** share)


def met_before(problem: Problem, others: list[Seating]) -> Mask:
    met = np.zeros(problem.worth.shape, dtype=bool)
    for seating in others:
        met |= beside(problem.number, seating)
    return met


def weights(
    problem: Problem, others: list[Seating], met: Mask, cost: float, hardness: float
) -> tuple[Floats, Floats]:
    """What pairs, and seats at tables, are worth in one rotation, given the other rotations."""
    worth = np.where(met, np.where(problem.kept, 0.0, -cost), problem.worth)
    fit = problem.fit
    if problem.fresh_tables:
        fit = fit - cost * visited(problem, others)
    return worth - hardness * (problem.fault - 2.0 * problem.kept), fit


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


def drawn_seating(problem: Problem, chance: Chance) -> Seating:
    """One rotation by lot, each host at their own table."""
    hosts = {host for host in problem.hosts if host is not None}
    guests = [person for person in range(problem.number) if person not in hosts]
    return seated(problem, chance.draw.permutation(np.array(guests, dtype=np.int64)))


def seated(problem: Problem, guests: Whole) -> Seating:
    groups, begin = [], 0
    for size, host in zip(problem.sizes, problem.hosts, strict=True):
        first = [] if host is None else [host]
        end = begin + size - len(first)
        groups.append(np.array([*first, *guests[begin:end]], dtype=np.int64))
        begin = end
    return tuple(groups)
