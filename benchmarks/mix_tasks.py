"""Tasks distributed by the exact model beside rivals.

Run: ``python -m benchmarks.mix_tasks`` (about a minute). Its table stands in ``benchmarks/mix_select.md``.
"""

from __future__ import annotations

import time

import numpy as np

from benchmarks.mix_work import work
from indgang.mixing.distribution.distributing import distribute
from indgang.mixing.distribution.greedy import greedy_plan
from indgang.mixing.distribution.plans import NOBODY, Held, Worth, worth_of

SIZES = ((50, 30, 3.0), (50, 80, 1.3), (200, 150, 2.5), (500, 400, 2.5), (2000, 1500, 2.5))
SEED = 21


def main() -> None:
    headings = "first that may | regret greedy | ours | without a holder | moved | greedy CPU s | ours CPU s"
    print(f"| colleagues × tasks | {headings} |\n|---|---|---|---|---|---|---|---|")
    for colleagues, tasks, hours in SIZES:
        all_work = work(colleagues, tasks, SEED, hours)
        worth = worth_of(all_work)
        begun = time.process_time()
        greedy = worth.total(greedy_plan(worth))
        greedy_took = time.process_time() - begun
        begun = time.process_time()
        plan = distribute(all_work)
        took = time.process_time() - begun
        empty = worth.total(nothing(worth))
        totals = worth.total(first_that_may(worth)), greedy, plan.total
        shares = [f"{100 * (total - empty) / (plan.bound - empty):.1f}" for total in totals]
        print(
            f"| {colleagues} × {tasks} | {' | '.join(shares)} | {len(plan.missing)} | {plan.moves} "
            f"| {greedy_took:.2f} | {took:.2f} |",
            flush=True,
        )


def nothing(worth: Worth) -> Held:
    """Nobody has anything: the plan that the shares are counted from."""
    return Held(*(np.full(len(worth.work.tasks), NOBODY) for _seat in range(2)))


def first_that_may(worth: Worth) -> Held:
    """Task by task the first colleague who may have it and has the hours, and the next one as second."""
    held = nothing(worth)
    left = worth.free.copy()
    for task in range(len(worth.work.tasks)):
        for places, values, hours in zip(held, (worth.holding, worth.standing_in), worth.hours, strict=True):
            may = np.isfinite(values[task]) & (left >= hours[task])
            may[held.holders[task]] &= held.holders[task] == NOBODY
            if may.any():
                places[task] = int(may.argmax())
                left[places[task]] -= hours[task]
    return held


if __name__ == "__main__":
    main()
