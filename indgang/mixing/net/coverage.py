"""How much of what two units need of each other is there, and how densely they are tied."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

import numpy as np

from indgang.mixing.net.ties import Edges, Floats, Net


class Between(NamedTuple):
    """``coverage`` is Σ need · tie / Σ need, None where nothing is needed, and ``density`` Σ tie / (n · m)."""

    one: str
    other: str
    need: float
    coverage: float | None
    density: float


def between_units(net: Net, needs: Edges) -> tuple[Between, ...]:
    """A line for every two units that are large enough, in their order. O(edges + units²)."""
    net.check(needs)
    need = net.between(needs, needs.strength)
    met = net.between(needs, needs.strength * _ties_on(net, needs))
    ties = net.between(net.ties, net.ties.strength)
    return tuple(
        Between(
            net.names[one],
            net.names[other],
            float(need[one, other]),
            float(met[one, other] / need[one, other]) if need[one, other] > 0 else None,
            float(ties[one, other] / (net.sizes[one] * net.sizes[other])),
        )
        for one, other in combinations(net.shown, 2)
    )


def coverage_across(net: Net, needs: Edges) -> float | None:
    """The same for all needs between different units; None where nothing is needed, or the whole is too few."""
    net.check(needs)
    is_across = net.numbers[needs.one] != net.numbers[needs.other]
    need = needs.strength[is_across]
    if len(net.units) < net.fewest or need.sum() <= 0:
        return None
    return float(need @ _ties_on(net, needs)[is_across] / need.sum())


def _ties_on(net: Net, needs: Edges) -> Floats:
    """The tie of each pair that needs each other, 0 where there is none."""
    people = len(net.units)
    if not len(net.ties.one):
        return np.zeros(len(needs.one))
    known = net.ties.keys(people)
    order = np.argsort(known)
    wanted = needs.keys(people)
    at = np.minimum(np.searchsorted(known[order], wanted), len(known) - 1)
    tie: Floats = np.where(known[order][at] == wanted, net.ties.strength[order][at], 0.0)
    return tie
