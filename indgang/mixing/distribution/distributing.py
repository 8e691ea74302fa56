"""Distributes the tasks, with what there is to say about it. Nothing is decided: it is a proposal."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from indgang.mixing.distribution.asked import Work
from indgang.mixing.distribution.clashing import Clash, clash_of
from indgang.mixing.distribution.greedy import greedy_plan
from indgang.mixing.distribution.plans import NOBODY, Held, Worth, worth_of
from indgang.mixing.distribution.programming import WIDE_UP_TO, Prices, prices_of, whole_plan
from indgang.mixing.distribution.reasons import Line, lines_of
from indgang.mixing.distribution.scoring import Bar
from indgang.mixing.errors import BadInput, Impossible, OutOfTime
from indgang.mixing.watching import Watch, on_one_core
from indgang.mixing.words import Words

BOUND_BY = "linear program over all pairs"
CLASHES, SECONDS_FOR_A_CLASH = 3, 5.0


@dataclass(frozen=True)
class Plan:
    """``total`` is the sum of the fits, less moves, overload and what is missing; no plan has more than ``bound``.

    ``missing`` and ``second_missing`` are tasks without a holder and without a second, ``clashes`` what collides for
    the first of those without a holder, where there was time to find it. ``hours`` are what each colleague has in the
    plan and ``hour_prices`` what one hour more of theirs would add. ``worst_off`` is the place of the holder whose
    tasks fit them least. ``solver`` is "exact" or "greedy".
    """

    work: Work
    lines: tuple[Line, ...]
    total: float
    bound: float
    bound_by: str
    greedy_total: float
    solver: str
    moves: int
    missing: tuple[int, ...]
    second_missing: tuple[int, ...]
    clashes: tuple[Clash, ...]
    hours: tuple[float, ...]
    hour_prices: tuple[float, ...]
    worst_off: int | None
    seconds: float
    worth: Worth = field(repr=False, compare=False)
    held: Held = field(repr=False, compare=False)
    prices: Prices = field(repr=False, compare=False)

    @property
    def gap(self) -> float:
        """What may be missing, as a share of the bound, from 0."""
        return max(0.0, self.bound - self.total) / max(abs(self.bound), 1e-9)


@on_one_core
def distribute(work: Work, watch: Watch | None = None) -> Plan:
    """The best plan found, never worse than the greedy one. The same work gives the same plan, given the time.

    A task that nobody can hold is left without a holder, and named with what collides. Raises Cancelled.
    """
    watch = watch or Watch()
    worth = worth_of(work)
    greedy = greedy_plan(worth)
    prices = prices_of(worth, watch)
    watch.at(0.5, "making the plan")
    exact = _exact(worth, prices, greedy, watch)
    plans = [
        (worth.total(held), solver, held) for held, solver in ((greedy, "greedy"), (exact, "exact")) if held
    ]
    total, solver, held = max(plans, key=lambda plan: (plan[0], plan[1] == "exact"))
    places = np.arange(len(work.tasks))
    missing = np.flatnonzero(held.holders == NOBODY)
    clashes = [_clash(worth, held, int(task), watch) for task in missing[:CLASHES]]
    return Plan(
        work=work,
        lines=lines_of(worth, held, prices),
        total=total,
        bound=max(prices.bound, total),
        bound_by=BOUND_BY,
        greedy_total=worth.total(greedy),
        solver=solver,
        moves=int(worth.is_move(places, held.holders)[held.holders != NOBODY].sum()),
        missing=tuple(missing.tolist()),
        second_missing=tuple(np.flatnonzero(held.seconds == NOBODY).tolist()),
        clashes=tuple(clash for clash in clashes if clash is not None),
        hours=tuple(worth.load(held).tolist()),
        hour_prices=tuple(prices.hour.tolist()),
        worst_off=_worst_off(worth, held),
        seconds=watch.taken,
        worth=worth,
        held=held,
        prices=prices,
    )


def _exact(worth: Worth, prices: Prices, greedy: Held, watch: Watch) -> Held | None:
    """None where there was no time."""
    try:
        return whole_plan(worth, prices.core().with_plan(greedy), watch)
    except OutOfTime:
        return None


def _clash(worth: Worth, held: Held, task: int, watch: Watch) -> Clash | None:
    """None also when there was no time to find it."""
    own = Watch(
        tell=watch.tell, is_cancelled=watch.is_cancelled, seconds=min(watch.left, SECONDS_FOR_A_CLASH)
    )
    try:
        return clash_of(worth, held, task, own)
    except OutOfTime:
        return None


def _worst_off(worth: Worth, held: Held) -> int | None:
    there = np.flatnonzero(held.holders != NOBODY)
    if not len(there):
        return None
    people = held.holders[there]
    number = np.bincount(people, minlength=len(worth.free))
    score = np.bincount(people, worth.fit.score[there, people], len(worth.free))
    return int(np.where(number > 0, score / np.maximum(number, 1), np.inf).argmin())


def what_if(plan: Plan, task: int, colleague: int, watch: Watch | None = None) -> float:
    """What the plan as a whole loses when ``colleague`` holds ``task``: the model is solved again with that.

    With more than WIDE_UP_TO tasks it is the linear program, which is quicker and as good there. It is at least what
    the prices say. Raises Impossible when it cannot be, and OutOfTime.
    """
    watch = watch or Watch()
    places = range(len(plan.work.tasks)), range(len(plan.work.colleagues))
    if task not in places[0] or colleague not in places[1]:
        raise BadInput("The task or the colleague is not there.")
    who, what = plan.work.colleagues[colleague].name, plan.work.tasks[task].name
    if plan.worth.fit.bar[task, colleague] != Bar.NOTHING:
        raise Impossible(Words("{name} may not hold {task}, or never has the hours.", name=who, task=what))
    if len(plan.work.tasks) > WIDE_UP_TO:
        holding = plan.worth.holding.copy()
        holding[task, np.arange(len(plan.work.colleagues)) != colleague] = -np.inf
        return max(0.0, plan.prices.bound - prices_of(replace(plan.worth, holding=holding), watch).bound)
    pairs = plan.prices.core().with_plan(plan.held)
    other = whole_plan(plan.worth, pairs, watch, forced={task: colleague})
    if other is None:
        raise Impossible(Words("{name} cannot hold {task} together with the limits.", name=who, task=what))
    return max(plan.total - plan.worth.total(other), float(plan.prices.holding[task, colleague]))
