"""How much a meeting of each kind binds, and how fast it fades. Pure.

``S = Σ q · 2^(−age/h)`` and ``T = 1 − e^(−S)``: one number from 0 to 1 for each pair, that saturates and forgets, and
for which the order of meetings does not matter. The start values are guesses to be fitted (``fitting.py``): a half-life
of 110 days is what Burt's bankers had, of whose bridges nine in ten were gone after a year (Bridge Decay, 2001).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indgang.relations.models import SaidKind, TieKind

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Binding:
    """``weight`` is q of a meeting in twos, or of having said so; ``half_life_days`` is h."""

    weight: float
    half_life_days: int


DEFAULTS: Mapping[str, Binding] = {
    TieKind.ENQUIRY: Binding(1.0, 365),
    TieKind.HAND_OVER: Binding(0.35, 180),
    TieKind.TASK: Binding(1.0, 365),
    TieKind.GROUP: Binding(0.5, 150),
    TieKind.SPEED_DATE: Binding(0.35, 110),
    TieKind.GATHERING: Binding(0.1, 60),
    TieKind.COFFEE: Binding(0.35, 110),
    SaidKind.BOTH: Binding(1.0, 365),
    SaidKind.ONE: Binding(0.35, 365),
}
MOST_WEIGHT, LEAST_DAYS, MOST_DAYS = 5.0, 7, 3650
"""The bounds of the table."""
FULL_AT = 2
"""So many together meet in full; in a larger group each meeting counts 2 / their number, but in the hall."""


def share_of(kind: str, people: Numbers) -> Numbers:
    """How much of a meeting falls on one pair, by how many were together: arrays of the same length."""
    alone = np.ones_like(people)
    return alone if kind == TieKind.GATHERING else np.minimum(1.0, FULL_AT / people)


def faded(weights: Numbers, ages: Numbers, half_lives: Numbers) -> Numbers:
    """What is left of each meeting; ages and half-lives in days. What lies ahead does not bind yet."""
    return np.where(ages < 0, 0.0, weights * np.exp2(-np.maximum(ages, 0.0) / half_lives))


def strength(bound: Numbers | float) -> Numbers:
    """T from S."""
    return np.asarray(1.0 - np.exp(-np.asarray(bound, dtype=float)))


def days_until(bound: float, half_life: float, threshold: float) -> float:
    """Days until T falls below the threshold if nothing happens, for meetings of one half-life; 0 if it has already."""
    needed = -np.log1p(-threshold)
    return 0.0 if bound <= needed else float(half_life * np.log2(bound / needed))
