"""Pairs against other ways of making them, and against the proven bound.

Run: ``python -m benchmarks.mix_pairs`` (some ten minutes; ``--quick`` leaves out 1,000 people). Its tables stand in
``benchmarks/mix.md``. Quality is the total in percent of the bound that no plan exceeds; a rival's faults are the pairs
that met twice or were forbidden. A processor second is a second on one core at rest.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from typing import ParamSpec, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.mix_instances import KINDS, REPORTING
from indgang.mixing.pairs.matching import best_matching
from indgang.mixing.pairs.plan import Evening, Odd, PairPlan, continued
from indgang.mixing.pairs.planning import plan_pairs
from indgang.mixing.people import Room, Values
from indgang.mixing.weights import share_kept

ASKED = ((20, 6), (50, 7), (51, 7), (200, 8), (1000, 5))
Pairs = list[tuple[int, int]]
Given = ParamSpec("Given")
Made = TypeVar("Made")
Rival = Callable[[Values, int, np.random.Generator], list[Pairs]]


def main(words: Sequence[str]) -> None:
    asked = ASKED[:-1] if "--quick" in words else ASKED
    print("### Rounds of pairs: percent of the proven bound (faults) / processor seconds\n")
    report_rivals(asked)
    print("\n### Odd numbers with a group of three each round\n")
    report_threes()
    print(
        "\n### A floor of 90 % of the fairest possible under every evening, and what it takes from the total\n"
    )
    report_floor(asked)
    print("\n### Planned again in the middle: 40 % have left after round 3\n")
    report_again()
    print("\n### What a guess costs: share of the true value kept, N = 50, R = 8\n")
    report_guesses()


# Rivals ----------------------------------------------------------------------------------------------------


def at_random(values: Values, rounds: int, random: np.random.Generator) -> list[Pairs]:
    return [_in_pairs(random.permutation(len(values))) for _round in range(rounds)]


def greedily(values: Values, rounds: int, _random: np.random.Generator) -> list[Pairs]:
    """The heaviest pair that is free; those left over at the end are paired as they stand."""
    one, other = np.triu_indices(len(values), 1)
    order = np.argsort(-values[one, other], kind="stable")
    ordered = list(zip(one[order].tolist(), other[order].tolist(), strict=True))
    met: set[tuple[int, int]] = set()
    made = []
    for _round in range(rounds):
        busy, pairs = set[int](), Pairs()
        for pair in ordered:
            if pair[0] not in busy and pair[1] not in busy and pair not in met:
                busy.update(pair)
                pairs.append(pair)
        left = np.array([place for place in range(len(values)) if place not in busy], dtype=np.int64)
        made.append(pairs + _in_pairs(left))
        met.update(made[-1])
    return made


def by_assignment(values: Values, rounds: int, _random: np.random.Generator) -> list[Pairs]:
    """One assignment a round; its cycles are cut into pairs the better of the two ways."""
    cost = values.copy()
    np.fill_diagonal(cost, -1e6)
    made = []
    for _round in range(rounds):
        _rows, to = linear_sum_assignment(cost, maximize=True)
        pairs, left, seen = Pairs(), list[int](), set[int]()
        for start in range(len(values)):
            cycle = []
            while start not in seen:
                seen.add(start)
                cycle.append(start)
                start = int(to[start])
            pairs += _cut(cycle, cost, left)
        pairs += _in_pairs(np.array(left, dtype=np.int64))
        made.append(pairs)
        for one, other in pairs:
            cost[one, other] = cost[other, one] = -1e5
    return made


def by_blossom(values: Values, rounds: int, random: np.random.Generator) -> list[Pairs]:
    """One blossom a round, among each one's 40 best and some by chance; among all where those do not pair up."""
    cost, made = values.copy(), []
    for _round in range(rounds):
        found: Pairs | None = None
        for count in (40, len(values)):
            near = np.argsort(-cost, axis=1)[:, :count]
            mask = np.zeros(cost.shape, dtype=bool)
            np.put_along_axis(mask, near, values=True, axis=1)
            order = random.permutation(len(cost))
            mask[order[::2], order[1::2]] = True
            pairs = np.argwhere(np.triu(mask | mask.T, 1))
            found = best_matching(pairs, cost[pairs[:, 0], pairs[:, 1]], range(len(cost)), random)
            if found is not None:
                break
        assert found is not None
        made.append(found)
        for one, other in found:
            cost[one, other] = cost[other, one] = -1e5
    return made


RIVALS: dict[str, Rival] = {
    "random": at_random,
    "greedy": greedily,
    "assignment a round": by_assignment,
    "blossom a round": by_blossom,
}


def _in_pairs(order: np.ndarray) -> Pairs:
    return [(min(pair), max(pair)) for pair in zip(order[::2].tolist(), order[1::2].tolist(), strict=True)]


def _cut(cycle: list[int], values: Values, left: list[int]) -> Pairs:
    """A cycle's pairs; of an odd one somebody is left, the one that costs least."""
    if len(cycle) % 2:
        ways = [cycle[at:] + cycle[:at] for at in range(len(cycle))]
        best = max(ways, key=lambda way: sum(values[pair] for pair in _in_pairs(np.array(way[1:]))))
        left.append(best[0])
        return _in_pairs(np.array(best[1:], dtype=np.int64))
    ways = [cycle, cycle[1:] + cycle[:1]] if cycle else [[]]
    return max(
        (_in_pairs(np.array(way, dtype=np.int64)) for way in ways),
        key=lambda pairs: sum(values[pair] for pair in pairs),
    )


# Tables ----------------------------------------------------------------------------------------------------


def report_rivals(asked: Sequence[tuple[int, int]]) -> None:
    names = [*RIVALS, "Indgang", "Indgang, worst"]
    print("| values | N | R | " + " | ".join(names) + " |\n|---|---|---|" + "---|" * len(names))
    for kind, draw in KINDS.items():
        for count, rounds in asked:
            rooms = [draw(count, seed) for seed in REPORTING]
            planned = [timed(plan_pairs, Evening(room, rounds, floor=0)) for room in rooms]
            cells = []
            for rival in RIVALS.values():
                told = [
                    measure(rival, room, rounds, plan.bound)
                    for room, (plan, _) in zip(rooms, planned, strict=True)
                ]
                share, faults, seconds = np.mean(told, axis=0)
                cells.append(f"{100 * share:.1f} ({faults:.0f}) / {seconds:.2f}")
            shares = [1 - plan.gap for plan, _ in planned]
            cells.append(f"**{100 * np.mean(shares):.3f}** / {np.mean([taken for _, taken in planned]):.2f}")
            cells.append(f"{100 * min(shares):.3f} / {max(taken for _, taken in planned):.2f}")
            print(f"| {kind} | {count} | {rounds} | " + " | ".join(cells) + " |", flush=True)


def measure(rival: Rival, room: Room, rounds: int, bound: float) -> tuple[float, int, float]:
    """A rival's share of the bound, its faults, and its seconds. Of odd numbers it too gets a pause."""
    size = len(room) + len(room) % 2
    values = np.zeros((size, size))
    values[: len(room), : len(room)] = np.where(room.forbidden, -1e3, room.values)
    made, seconds = timed(rival, values, rounds, np.random.default_rng(1))
    met: set[tuple[int, int]] = set()
    total, faults = 0.0, 0
    for pair in (pair for pairs in made for pair in pairs):
        is_real = pair[1] < len(room)
        faults += pair in met or (is_real and bool(room.forbidden[pair]))
        total += room.values[pair] if is_real and pair not in met else 0.0
        met.add(pair)
    return total / bound, faults, seconds


def timed(make: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> tuple[Made, float]:
    begun = time.process_time()
    return make(*given, **named), time.process_time() - begun


def report_threes() -> None:
    print("| values | N | R | percent of the bound | worst | processor seconds |\n|---|---|---|---|---|---|")
    for kind, draw in KINDS.items():
        for count, rounds in ((21, 5), (51, 7), (101, 6)):
            told = [
                timed(plan_pairs, Evening(draw(count, seed), rounds, odd=Odd.TRIPLE, floor=0))
                for seed in REPORTING
            ]
            shares = [100 * (1 - plan.gap) for plan, _ in told]
            cells = f"{np.mean(shares):.2f} | {min(shares):.2f} | {np.mean([taken for _, taken in told]):.2f}"
            print(f"| {kind} | {count} | {rounds} | {cells} |", flush=True)


def report_floor(asked: Sequence[tuple[int, int]]) -> None:
    print(
        "| values | N | R | floor kept | price, % of the total | most | processor seconds |\n|" + "---|" * 7
    )
    for kind, draw in KINDS.items():
        for count, rounds in asked:
            told = [timed(plan_pairs, Evening(draw(count, seed), rounds)) for seed in REPORTING]
            kept = sum(min(plan.evenings) >= plan.floor - 1e-9 for plan, _ in told)
            prices = [100 * plan.fairness_price / plan.total for plan, _ in told]
            cells = f"{kept} of {len(told)} | {np.mean(prices):.3f} | {max(prices):.3f}"
            print(
                f"| {kind} | {count} | {rounds} | {cells} | {np.mean([taken for _, taken in told]):.2f} |",
                flush=True,
            )


def report_again() -> None:
    print(
        "| values | N | R | percent of the bound | milliseconds, median | most |\n|---|---|---|---|---|---|"
    )
    for kind, draw in KINDS.items():
        for count, rounds in ((50, 7), (200, 8)):
            told = []
            for seed in REPORTING:
                evening = Evening(draw(count, seed), rounds)
                rest = left_in_the_middle(evening, plan_pairs(evening), seed)
                told.append(timed(plan_pairs, rest))
            shares = [100 * (1 - plan.gap) for plan, _ in told]
            taken = [1000 * seconds for _, seconds in told]
            cells = f"{np.mean(shares):.3f} | {np.median(taken):.0f} | {max(taken):.0f}"
            print(f"| {kind} | {count} | {rounds} | {cells} |", flush=True)


def left_in_the_middle(evening: Evening, plan: PairPlan, seed: int) -> Evening:
    count = len(evening.room)
    absent = np.random.default_rng(seed).choice(count, size=2 * count // 5, replace=False)
    return continued(evening, plan, from_round=4, absent=[int(one) for one in absent])


def report_guesses() -> None:
    guesses = [{"noise": noise} for noise in (0.25, 0.5, 1.0, 2.0)]
    guesses += [{"unknown": share} for share in (0.25, 0.5, 0.75)]
    heads = ["σ 0.25", "σ 0.5", "σ 1", "σ 2", "25 % unknown", "50 %", "75 %"]
    print("| values | " + " | ".join(heads) + " |\n|---|" + "---|" * len(heads))
    for kind, draw in KINDS.items():
        cells = []
        for guess in guesses:
            kept = [share_kept(Evening(draw(50, seed), 8, floor=0), seed=seed, **guess) for seed in REPORTING]
            cells.append(f"{100 * np.mean(kept):.1f}")
        print(f"| {kind} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
