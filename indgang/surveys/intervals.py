"""Figures of few answers, with how far they can be trusted: 95 % intervals that hold at 5 answers as well as at 500.

Pure functions; counts go in, an ``Estimate`` comes out. Which method stands behind which figure was chosen by measured
coverage: ``benchmarks/intervals.md``. Where every one of a known, small ``population`` could have been asked, the
interval narrows (finite-population correction) and closes when all have answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf, nan, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

LEAST_SHOWN = 5
"""A figure of fewer answers is not shown: it could tell what somebody answered. How many answered may be shown."""
TAIL = 0.025
"""What may lie below the interval, and above it: both together one in twenty."""
Z95 = 1.959964
"""The normal distribution's two-sided 95 % point."""
SCORES = (1, 2, 3, 4, 5)
SATISFIED = 4
"""The lowest score that is satisfied."""
HALVINGS = 45
TINY = 1e-12

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure of ``n`` answers and its 95 % interval; ``nan`` of none. An end that nothing bounds is infinite."""

    value: float
    low: float
    high: float
    n: int

    @property
    def is_suppressed(self) -> bool:
        """Whether it is of too few answers to be shown."""
        return self.n < LEAST_SHOWN

    @property
    def is_shown(self) -> bool:
        return not self.is_suppressed


def nothing() -> Estimate:
    """The figure of no answers at all."""
    return Estimate(nan, nan, nan, 0)


# A share ---------------------------------------------------------------------------------------------------


def share_of(hits: int, count: int, *, population: int | None = None) -> Estimate:
    """The share ``hits / count``, 0 … 1, with Wilson's interval. ValueError unless 0 ≤ hits ≤ count ≤ population."""
    low, high = wilson(hits, count, population=population)
    return Estimate(hits / count, low, high, count) if count else nothing()


def wilson(hits: int, count: int, *, population: int | None = None) -> tuple[float, float]:
    """Wilson's score interval of a share, 0 … 1 (J. Am. Stat. Assoc. 22, 1927, 209–212); (0, 1) of none."""
    weight = _weight_of_each(hits, count, population)
    if weight == inf:
        return hits / count, hits / count
    if not count:
        return 0.0, 1.0
    share, size, squared = hits / count, count * weight, Z95 * Z95
    middle = (share + squared / (2 * size)) / (1 + squared / size)
    half = Z95 / (1 + squared / size) * sqrt(share * (1 - share) / size + squared / (4 * size * size))
    return (middle - half if hits else 0.0), (middle + half if hits < count else 1.0)


def jeffreys(hits: int, count: int, *, population: int | None = None) -> tuple[float, float]:
    """Jeffreys' interval of a share, 0 … 1 (Brown, Cai and DasGupta, Statistical Science 16, 2001, 101–133)."""
    weight = _weight_of_each(hits, count, population)
    if weight == inf:
        return hits / count, hits / count
    met, missed = hits * weight + 0.5, (count - hits) * weight + 0.5
    return (
        float(special.betaincinv(met, missed, TAIL)) if hits else 0.0,
        float(special.betaincinv(met, missed, 1 - TAIL)) if hits < count else 1.0,
    )


def clopper_pearson(hits: int, count: int, *, population: int | None = None) -> tuple[float, float]:
    """The exact interval of a share, 0 … 1: never covers less than 95 % (Biometrika 26, 1934, 404–413)."""
    weight = _weight_of_each(hits, count, population)
    if weight == inf:
        return hits / count, hits / count
    met, missed = hits * weight, (count - hits) * weight
    return (
        float(special.betaincinv(met, missed + 1, TAIL)) if hits else 0.0,
        float(special.betaincinv(met + 1, missed, 1 - TAIL)) if hits < count else 1.0,
    )


def _weight_of_each(hits: int, count: int, population: int | None) -> float:
    if not 0 <= hits <= count:
        raise ValueError(f"{hits} of {count} is no share.")
    return weight_in_population(count, population)


def weight_in_population(count: int, population: int | None) -> float:
    """How many answers of an endless crowd each of ``count`` is worth where only ``population`` could be asked.

    (N − 1) / (N − n): the inverse of the finite-population correction of a variance (Cochran, Sampling Techniques,
    1977, section 2.6). 1 where the population is not known, infinite where all of it answered.
    """
    if population is None:
        return 1.0
    if count > population:
        raise ValueError(f"{count} cannot have answered of {population}.")
    if count == population:
        return inf if count else 1.0
    return (population - 1) / (population - count) if population > 1 else 1.0


def difference_of_shares(hits: int, count: int, other_hits: int, other_count: int) -> Estimate:
    """The first share less the other, −1 … 1, of two independent groups; ``n`` is that of the smaller group.

    Newcombe's hybrid of Wilson's intervals, his method 10 (Statistics in Medicine 17, 1998, 873–890).
    """
    return difference(share_of(hits, count), share_of(other_hits, other_count))


def difference(one: Estimate, other: Estimate) -> Estimate:
    """One figure less another of the same kind, from independent groups, by the intervals they have.

    The squares of the distances to the ends are added (Zou and Donner, Statistics in Medicine 27, 2008, 1693–1702).
    """
    if not one.n or not other.n:
        return nothing()
    value = one.value - other.value
    below = sqrt((one.value - one.low) ** 2 + (other.high - other.value) ** 2)
    above = sqrt((one.high - one.value) ** 2 + (other.value - other.low) ** 2)
    return Estimate(value, value - below, value + above, min(one.n, other.n))


# Scores from 1 to 5 ----------------------------------------------------------------------------------------


def mean_of(counts: Sequence[int], *, population: int | None = None) -> Estimate:
    """The mean score, 1 … 5, of how many gave each of the scores 1, 2, 3, 4, 5; "don't know" left out.

    ValueError unless there are five counts, none below 0. The interval is ``mean_interval``'s.
    """
    given = _checked(counts)
    count = sum(given)
    weight = weight_in_population(count, population)
    if not count:
        return nothing()
    mean = sum(score * number for score, number in zip(SCORES, given, strict=True)) / count
    if weight == inf:
        return Estimate(mean, mean, mean, count)
    low, high = mean_interval(np.array(given, dtype=np.float64) * weight)
    return Estimate(mean, float(low), float(high), count)


def mean_interval(counts: Floats) -> tuple[Floats, Floats]:
    """The ends of the 95 % interval of mean scores, 1 … 5. ``counts`` has the shape (…, 5), the ends the shape (…).

    The means that a score test does not reject, the chances of the five scores being fitted anew under each: Wilson's
    interval carried over to a scale, with the weights of Owen (Biometrika 75, 1988, 237–249), and exactly
    Wilson's where only 1 and 5 are answered. When all answer alike it does not close, as the t interval does.
    """
    return _lower_end(counts), 6 - _lower_end(counts[..., ::-1])


def _lower_end(counts: Floats) -> Floats:
    """The lowest mean that is not rejected, by halving between 1 and the mean of the answers.

    Under a tried mean μ the likeliest chances are n_k / (n · (1 + λ (k − μ))); then the variance is (m − μ) / λ, and
    the statistic n · λ · (m − μ). So μ is kept where the λ that would reject it leaves the fitted mean at μ or below,
    or lies beyond 1 / (μ − 1), from where on score 1 takes the rest.
    """
    size = counts.sum(axis=-1)
    parts = counts / size[..., None]
    mean = parts @ np.array(SCORES, dtype=np.float64)
    kept: Floats = mean
    rejected: Floats = np.ones_like(mean)
    for _halving in range(HALVINGS):
        tried = (kept + rejected) / 2
        rejecting = Z95 * Z95 / (size * np.maximum(mean - tried, TINY))
        distance = np.array(SCORES) - tried[..., None]
        is_beyond = rejecting * (tried - 1) >= 1
        weight = np.where(is_beyond[..., None], 1.0, 1 + rejecting[..., None] * distance)
        is_kept = is_beyond | ((parts * distance / weight).sum(axis=-1) <= 0)
        kept, rejected = np.where(is_kept, tried, kept), np.where(is_kept, rejected, tried)
    return kept


def share_satisfied(counts: Sequence[int], *, population: int | None = None) -> Estimate:
    """The share, 0 … 1, that gave 4 or 5 of how many gave each of the scores 1 … 5; as ``mean_of``."""
    given = _checked(counts)
    return share_of(sum(given[SATISFIED - 1 :]), sum(given), population=population)


def _checked(counts: Sequence[int]) -> list[int]:
    given = list(counts)
    if len(given) != len(SCORES) or min(given) < 0:
        raise ValueError(f"{given} does not tell how many gave each of the scores 1 to 5.")
    return given


# Times -----------------------------------------------------------------------------------------------------


def median_of(values: Iterable[float]) -> Estimate:
    return quantile_of(values, 0.5)


def quantile_of(values: Iterable[float], part: float) -> Estimate:
    """What ``part`` (0 < part < 1, else ValueError) of the values do not exceed, in their own unit.

    Between two values where the part falls just between them. The ends are values too, by rank, whatever the
    distribution: coverage is never below 95 % (David and Nagaraja, Order Statistics, 2003, section 7.1). Where the
    values are too few for an end it is infinite: the 80 % quantile has an upper end from 17 values on.
    """
    if not 0 < part < 1:
        raise ValueError(f"{part} is no part of a whole.")
    ordered = sorted(values)
    if not ordered:
        return nothing()
    value = float(np.quantile(ordered, part, method="averaged_inverted_cdf"))
    below, above = _ranks(len(ordered), part)
    low = ordered[below - 1] if below else -inf
    high = ordered[above - 1] if above <= len(ordered) else inf
    return Estimate(value, float(low), float(high), len(ordered))


def _ranks(count: int, part: float) -> tuple[int, int]:
    """The ranks, from 1, of the interval's ends: 0 and ``count + 1`` where there is none."""
    ranks: Any = np.arange(count + 1)
    at_most = special.bdtr(ranks, count, part)
    below = int((at_most <= TAIL).sum())
    above = int((at_most < 1 - TAIL).sum()) + 1
    return below, above
