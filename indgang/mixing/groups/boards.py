"""The tables of one rotation while people are exchanged between them.

A step pairs the tables off at random and, for each two tables at once, draws one of all exchanges of one person for
another, or none, with the odds exp(gain / temperature): a heat bath. Different pairs of tables do not disturb each
other, so that a step is a handful of array operations however many tables there are. (Simulated annealing after
Kirkpatrick, Gelatt & Vecchi, Science 220, 1983; drawn by the greatest of values with Gumbel noise.)
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from indgang.mixing.groups.problem import Problem, Seating, Whole

Floats = NDArray[np.float64]
NEVER = -1e30
NOISE = 1 << 18


class Chance:
    """Numbers drawn in advance, all from one seed."""

    def __init__(self, seed: int) -> None:
        self.draw = np.random.default_rng(seed)
        self.noise = self.draw.gumbel(size=NOISE)

    def gumbel(self, amount: int) -> Floats:
        if amount > NOISE:
            return self.draw.gumbel(size=amount)
        start = int(self.draw.integers(0, NOISE - amount + 1))
        return self.noise[start : start + amount]


class Board:
    """``seats``: K × S, the people at each table, filled up with N, who is nobody, where a table is smaller."""

    def __init__(self, problem: Problem, seats: Whole) -> None:
        self.problem, self.seats = problem, seats
        self.tables, self.width = seats.shape
        self.locked = np.where(seats == problem.number, NEVER, 0.0)
        for table, host in enumerate(problem.hosts):
            if host is not None:
                self.locked[table, seats[table] == host] = NEVER
        self.cost = 0.0
        self.units = np.append(problem.units, len(problem.caps))
        self.caps = np.append(problem.caps, self.tables * self.width)
        self.has = np.vstack([problem.has, np.zeros((1, problem.has.shape[1]), dtype=np.int64)])
        self.counts_units = problem.is_capped
        self.counts_skills = bool(problem.needs.any())

    def weigh(self, worth: Floats, fit: Floats, cost: float) -> None:
        """``worth``: N × N and ``fit``: N × K, faults and repeats and all; ``cost`` of a cap or a need not kept."""
        self.cost = cost
        self.worth = np.pad(worth, ((0, 1), (0, 1)))
        self.pull = self.worth[self.seats].sum(axis=1)
        self.pull[:, :-1] += fit.T
        if self.counts_units:
            self.of_unit = np.zeros((self.tables, len(self.caps)), dtype=np.int64)
            np.add.at(self.of_unit, (np.arange(self.tables)[:, None], self.units[self.seats]), 1)
        if self.counts_skills:
            self.able = self.has[self.seats].sum(axis=1)

    def step(self, temperature: float, chance: Chance) -> float:
        """Exchanges people between tables paired at random; returns what was gained by it."""
        if self.tables < 2:
            return 0.0
        order = chance.draw.permutation(self.tables)
        half = self.tables // 2
        return self.exchange(order[:half], order[half : 2 * half], temperature, chance)

    def exchange(self, left: Whole, right: Whole, temperature: float, chance: Chance) -> float:
        gains = self.gains(left, right).reshape(len(left), -1)
        if temperature > 0:
            noise = chance.gumbel(gains.size + len(left))
            drawn = gains / temperature + noise[: gains.size].reshape(gains.shape)
            least = noise[gains.size :]
        else:
            drawn, least = gains, np.full(len(left), 1e-9 * self.problem.span)
        choice = drawn.argmax(axis=1)
        moved = np.flatnonzero(drawn[np.arange(len(left)), choice] > least)
        if not len(moved):
            return 0.0
        self.swap(left[moved], right[moved], *np.divmod(choice[moved], self.width))
        return float(gains[moved, choice[moved]].sum())

    def gains(self, left: Whole, right: Whole) -> Floats:
        """P × S × S: what each exchange between the two tables of each pair of tables gains."""
        here, there = self.seats[left], self.seats[right]
        a, b = left[:, None], right[:, None]
        out = self.pull[b, here] - self.pull[a, here] + self.locked[left]
        back = self.pull[a, there] - self.pull[b, there] + self.locked[right]
        gains = self.worth[here[:, :, None], there[:, None, :]] * -2.0
        gains += out[:, :, None]
        gains += back[:, None, :]
        if self.counts_units:
            gains += self.cost * self.unit_gains(a, b, here, there)
        if self.counts_skills:
            gains += self.cost * self.skill_gains(left, right, here, there)
        return gains

    def unit_gains(self, a: Whole, b: Whole, here: Whole, there: Whole) -> Floats:
        mine, yours = self.units[here], self.units[there]
        out = (self.of_unit[a, mine] > self.caps[mine]) * 1.0 - (self.of_unit[b, mine] >= self.caps[mine])
        back = (self.of_unit[b, yours] > self.caps[yours]) * 1.0 - (
            self.of_unit[a, yours] >= self.caps[yours]
        )
        differ = mine[:, :, None] != yours[:, None, :]
        gains: Floats = (out[:, :, None] + back[:, None, :]) * differ
        return gains

    def skill_gains(self, left: Whole, right: Whole, here: Whole, there: Whole) -> Floats:
        gains = np.zeros((len(left), self.width, self.width))
        for skill in range(self.has.shape[1]):
            change = self.has[there, skill][:, None, :] - self.has[here, skill][:, :, None]
            for table, sign in ((left, 1), (right, -1)):
                short = (self.problem.needs[table, skill] - self.able[table, skill])[:, None, None]
                gains += np.maximum(short, 0) - np.maximum(short - sign * change, 0)
        return gains

    def swap(self, left: Whole, right: Whole, at_left: Whole, at_right: Whole) -> None:
        mine, yours = self.seats[left, at_left], self.seats[right, at_right]
        self.seats[left, at_left], self.seats[right, at_right] = yours, mine
        change = self.worth[yours] - self.worth[mine]
        self.pull[left] += change
        self.pull[right] -= change
        if self.counts_units:
            for tables, gone, come in ((left, mine, yours), (right, yours, mine)):
                self.of_unit[tables, self.units[gone]] -= 1
                self.of_unit[tables, self.units[come]] += 1
        if self.counts_skills:
            ability = self.has[yours] - self.has[mine]
            self.able[left] += ability
            self.able[right] -= ability

    def settle(self, chance: Chance) -> None:
        """Exchanges as long as any exchange gains: the end is a local optimum."""
        if self.tables < 2:
            return
        while True:
            gained = 0.0
            for left, right in tournament(self.tables):
                gained += self.exchange(left, right, 0.0, chance)
            if gained <= 0:
                return

    @property
    def seating(self) -> Seating:
        return tuple(row[row < self.problem.number].copy() for row in self.seats)


def tournament(tables: int) -> list[tuple[Whole, Whole]]:
    """Rounds in which each two tables are paired once (the circle method)."""
    circle = np.arange(tables + tables % 2)
    rounds = []
    for _ in range(len(circle) - 1):
        half = len(circle) // 2
        left, right = circle[:half], circle[half:][::-1]
        real = (left < tables) & (right < tables)
        rounds.append((left[real], right[real]))
        circle = np.concatenate([circle[:1], np.roll(circle[1:], 1)])
    return rounds
