"""Weights and half-lives fitted to what people say of one another, in place of guesses. Pure.

Somebody knows another (score 1 or more) with probability ``1 − e^(−S)``: maximum likelihood of one scale for all
weights and one for all half-lives. Two numbers is what some hundred ratings bear; a weight for each kind is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from indgang.relations.weights import Numbers, faded

FEWEST_RATINGS = 60
FEWEST_OF_EACH = 10
CHANCE = 0.02
"""How often two know each other whom nothing we know of has brought together; it keeps the likelihood finite."""
NUMBERS = 2
WIDEST = 3.0
"""Each scale is looked for between 1/e³ and e³: twenty times less or more than the defaults."""


@dataclass(frozen=True)
class Fit:
    """``weight_scale`` and ``half_life_scale`` multiply the defaults; ``gain`` is how many nats of likelihood a rating
    they are better than the defaults, and ``ratings`` how many it rests on."""

    weight_scale: float
    half_life_scale: float
    gain: float
    ratings: int

    @property
    def is_better(self) -> bool:
        """Two numbers must earn more than two nats to be worth having (Akaike, 1974)."""
        return self.gain * self.ratings > NUMBERS


@dataclass(frozen=True)
class Past:
    """What had happened between the two before a rating: M weights, ages in days and half-lives; M may be 0."""

    weights: Numbers
    ages: Numbers
    half_lives: Numbers
    is_known: bool


def fit(pasts: Sequence[Past]) -> Fit | None:
    """The two scales; None where there are too few ratings, or too few of either answer, to tell anything."""
    known = sum(past.is_known for past in pasts)
    if len(pasts) < FEWEST_RATINGS or min(known, len(pasts) - known) < FEWEST_OF_EACH:
        return None
    owner = np.repeat(np.arange(len(pasts)), [len(past.weights) for past in pasts])
    weights, ages, half_lives = (
        np.concatenate([getattr(past, name) for past in pasts]) for name in ("weights", "ages", "half_lives")
    )
    is_known = np.array([past.is_known for past in pasts])

    def misfit(logs: Numbers) -> float:
        scale, slowness = np.exp(logs)
        left = faded(scale * weights, ages, slowness * half_lives)
        bound = np.bincount(owner, weights=left, minlength=len(pasts))
        knows = CHANCE + (1.0 - CHANCE) * -np.expm1(-bound)
        likely = np.where(is_known, knows, 1.0 - knows)
        return float(-np.log(np.maximum(likely, 1e-12)).mean())

    found = minimize(misfit, np.zeros(2), method="Nelder-Mead", bounds=[(-WIDEST, WIDEST)] * 2)
    scales = np.exp(found.x)
    return Fit(float(scales[0]), float(scales[1]), misfit(np.zeros(2)) - float(found.fun), len(pasts))
