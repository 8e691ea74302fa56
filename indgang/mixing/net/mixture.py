"""How far ties go across units, held against the same ties between people whose units were dealt out by chance."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from indgang.mixing.errors import BadInput
from indgang.mixing.net.ties import Net, Whole

DEALS = 200


class Mixture(NamedTuple):
    """``across`` is the share of tie strength between units, and ``ei_index`` (E − I) / (E + I), −1 to 1
    (Krackhardt and Stern 1988). ``expected`` is what the index is by chance, and ``deviation`` how much that varies.

    ``normalised`` is 0 when all ties stay within and 1 when they go across as much as by chance; above 1 is more.
    """

    across: float
    ei_index: float
    expected: float
    deviation: float
    normalised: float | None

    @property
    def standard_score(self) -> float | None:
        return (self.ei_index - self.expected) / self.deviation if self.deviation > 0 else None


def mixture_of(net: Net, *, deals: int = DEALS, seed: int = 1) -> Mixture | None:
    """None where there are no ties or fewer people than may be shown. O(deals · ties)."""
    if deals < 1:
        raise BadInput("Chance needs at least one deal.")
    whole = net.ties.strength.sum()
    if len(net.units) < net.fewest or whole <= 0:
        return None
    across = _across(net, net.numbers)
    generator = np.random.default_rng(seed)
    dealt = np.array([2 * _across(net, generator.permutation(net.numbers)) - 1 for _deal in range(deals)])
    index, expected = 2 * across - 1, float(dealt.mean())
    return Mixture(
        across,
        index,
        expected,
        float(dealt.std()),
        (index + 1) / (expected + 1) if expected > -1 else None,
    )


def _across(net: Net, numbers: Whole) -> float:
    ties = net.ties
    return float(ties.strength[numbers[ties.one] != numbers[ties.other]].sum() / ties.strength.sum())
