"""Who takes which place in a plan that already stands: exchanges of two people over all rotations at once.

The plan is a matrix of who meets; exchanging two people is a quadratic assignment (Koopmans & Beckmann,
Econometrica 25, 1957), and all exchanges are weighed at once and kept up to date after each.
"""

from __future__ import annotations

import numpy as np

from indgang.mixing.groups.annealing import COLD, HOT, warmth_of
from indgang.mixing.groups.boards import Chance, Floats
from indgang.mixing.groups.problem import Problem, Seating, Whole
from indgang.mixing.groups.scores import beside


def relabelled(problem: Problem, plan: list[Seating], steps: int, chance: Chance) -> list[Seating]:
    """The same meetings between other people, cooled down and settled."""
    meet: Floats = np.asarray(
        np.sum([beside(problem.number, seating) for seating in plan], axis=0, dtype=np.float64)
    )
    person = chance.draw.permutation(problem.number)
    worth = problem.worth - problem.repeat * problem.fault
    pairs = worth[np.ix_(person, person)]
    sums: Floats = np.asarray(meet @ pairs)
    warmth = warmth_of(problem) * float(np.sqrt(len(plan)))
    for step in range(2 * steps):
        share = min(1.0, step / steps)
        temperature = warmth * HOT * (COLD / HOT) ** share if step < steps else 0.0
        one, other, gain = drawn(gains(meet, pairs, sums), temperature, chance)
        if gain <= 1e-9 * problem.span and temperature == 0.0:
            break
        exchange(meet, pairs, sums, one, other)
        person[[one, other]] = person[[other, one]]
    return [tuple(person[group] for group in seating) for seating in plan]


def gains(meet: Floats, pairs: Floats, sums: Floats) -> Floats:
    own = np.diag(sums)
    return sums + sums.T - own[:, None] - own[None, :] + 2.0 * meet * pairs


def drawn(gain: Floats, temperature: float, chance: Chance) -> tuple[int, int, float]:
    if temperature > 0:
        place = int((gain / temperature + chance.gumbel(gain.size).reshape(gain.shape)).argmax())
    else:
        place = int(gain.argmax())
    one, other = divmod(place, len(gain))
    return one, other, float(gain[one, other])


def exchange(meet: Floats, pairs: Floats, sums: Floats, one: int, other: int) -> None:
    """``sums`` is meet @ pairs, before and after."""
    sums += np.outer(meet[:, one] - meet[:, other], pairs[other] - pairs[one])
    swap: Whole = np.array([one, other])
    sums[:, swap] = sums[:, swap[::-1]]
    pairs[swap] = pairs[swap[::-1]]
    pairs[:, swap] = pairs[:, swap[::-1]]
