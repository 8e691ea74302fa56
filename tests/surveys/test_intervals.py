from __future__ import annotations

from math import inf, isnan
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy.optimize import minimize

from indgang.surveys.intervals import (
    Z95,
    Estimate,
    clopper_pearson,
    difference,
    difference_of_shares,
    jeffreys,
    mean_interval,
    mean_of,
    median_of,
    nothing,
    quantile_of,
    share_of,
    share_satisfied,
    weight_in_population,
    wilson,
)

some_counts = some.lists(some.integers(0, 60), min_size=5, max_size=5)


def near(*values: float, places: float = 5e-5) -> Any:
    return pytest.approx(values, abs=places)


# A share ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_as_published(hits: int, count: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17, 1998, 857–872, table I, method 3."""
    assert wilson(hits, count) == near(low, high)


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [(81, 263, 0.2527, 0.3676), (15, 148, 0.0578, 0.1617), (0, 20, 0.0, 0.1684), (1, 29, 0.0009, 0.1776)],
)
def test_clopper_pearson_as_published(hits: int, count: int, low: float, high: float) -> None:
    """The same table, method 5."""
    assert clopper_pearson(hits, count) == near(low, high)


def test_jeffreys_mirrors_itself_and_keeps_the_ends() -> None:
    low, high = jeffreys(3, 10)
    assert jeffreys(7, 10) == near(1 - high, 1 - low)
    assert (jeffreys(0, 5)[0], jeffreys(5, 5)[1]) == (0.0, 1.0)
    assert (clopper_pearson(0, 5)[0], clopper_pearson(5, 5)[1]) == (0.0, 1.0)


def test_a_share_has_wilsons_interval() -> None:
    assert share_of(3, 10) == Estimate(0.3, *wilson(3, 10), 10)


def test_a_share_of_nobody_could_be_anything() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert (isnan(share_of(0, 0).value), share_of(0, 0).n) == (True, 0)


@pytest.mark.parametrize(("hits", "count"), [(-1, 5), (6, 5), (0, -1)])
def test_what_is_no_share_is_refused(hits: int, count: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        share_of(hits, count)


@given(some.integers(0, 200), some.integers(1, 200))
def test_a_share_lies_in_its_interval(hits: int, count: int) -> None:
    hits = min(hits, count)
    for method in (wilson, jeffreys, clopper_pearson):
        low, high = method(hits, count)
        assert 0 <= low <= hits / count <= high <= 1


# A known, small population ---------------------------------------------------------------------------------


def test_the_known_population_narrows_and_closes_the_interval() -> None:
    assert weight_in_population(20, 39) == 2.0
    assert wilson(10, 20, population=39) == near(*wilson(20, 40))
    for method in (wilson, jeffreys, clopper_pearson):
        assert method(10, 20, population=20) == (0.5, 0.5)
    assert mean_of([0, 0, 5, 5, 0], population=10) == Estimate(3.5, 3.5, 3.5, 10)


def test_a_population_of_one_or_none_is_like_any_other() -> None:
    assert (weight_in_population(0, 1), weight_in_population(0, 0), weight_in_population(1, 1)) == (
        1.0,
        1.0,
        inf,
    )
    assert wilson(0, 0, population=1) == (0.0, 1.0)


def test_more_answers_than_there_are_to_give_them_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot have answered"):
        share_of(5, 10, population=9)


# The difference of two shares ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_newcombe_as_published(one: tuple[int, int], other: tuple[int, int], low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17, 1998, 873–890, table II, method 10."""
    found = difference_of_shares(*one, *other)
    assert (found.low, found.high) == near(low, high)
    assert found.n == min(one[1], other[1])


def test_a_difference_needs_both_groups() -> None:
    assert difference(share_of(1, 5), nothing()).n == difference(nothing(), share_of(1, 5)).n == 0


@given(some_counts, some_counts)
def test_a_difference_turned_round_is_its_opposite(one: list[int], other: list[int]) -> None:
    found, turned = difference(mean_of(one), mean_of(other)), difference(mean_of(other), mean_of(one))
    if found.n:
        assert (found.value, found.low, found.high) == near(-turned.value, -turned.high, -turned.low)


# Scores ----------------------------------------------------------------------------------------------------


def test_syddjurs_2012() -> None:
    """6 / 41 / 31 / 11 / 5 percent from 5 down to 1, "don't know" left out: 3.34; 47 of 94 are satisfied."""
    counts = [5, 11, 31, 41, 6]
    mean = mean_of(counts)
    assert (round(mean.value, 2), mean.n) == (3.34, 94)
    assert (round(mean.low, 2), round(mean.high, 2)) == (3.13, 3.52)  # the field's ± 0.19
    satisfied = share_satisfied(counts)
    assert (satisfied.value, round(satisfied.value * 94), satisfied.n) == (0.5, 47, 94)
    assert round((satisfied.high - satisfied.low) / 2, 2) == 0.1  # the field's ± 10 percentage points


def test_of_the_two_ends_alone_it_is_wilsons_interval() -> None:
    for ends, of_five in ((3, 9), (0, 5), (5, 0), (1, 99)):
        low, high = wilson(of_five, ends + of_five)
        found = mean_of([ends, 0, 0, 0, of_five])
        assert (found.low, found.high) == near(1 + 4 * low, 1 + 4 * high)


def test_when_all_answer_alike_the_interval_does_not_close() -> None:
    assert (mean_of([0, 0, 0, 0, 5]).high, mean_of([5, 0, 0, 0, 0]).low) == (5.0, 1.0)
    assert mean_of([0, 0, 0, 0, 5]).low < 4
    assert mean_of([0, 0, 0, 5, 0]).low < 3.5


@pytest.mark.parametrize("counts", [[1, 2, 3, 4, 5], [0, 1, 0, 4, 9], [0, 0, 3, 7, 0], [2, 0, 0, 0, 18]])
def test_the_ends_are_the_means_a_score_test_just_does_not_reject(counts: list[int]) -> None:
    found = mean_of(counts)
    for end in (found.low, found.high):
        assert score_statistic(counts, end) == pytest.approx(Z95**2, rel=1e-6)


def score_statistic(counts: list[int], mean: float) -> float:
    """The statistic as it is defined: the likeliest chances that have the mean, found by a general minimiser."""
    given, scores = np.array(counts) / sum(counts), np.arange(1, 6)
    fitted = minimize(
        lambda chances: -(given * np.log(np.maximum(chances, 1e-300))).sum(),
        np.full(5, 0.2),
        bounds=[(0, 1)] * 5,
        constraints=[
            {"type": "eq", "fun": lambda chances: chances.sum() - 1},
            {"type": "eq", "fun": lambda chances: chances @ scores - mean},
        ],
        options={"ftol": 1e-14, "maxiter": 2000},
    ).x
    variance = fitted @ (scores - mean) ** 2
    return float(sum(counts) * (given @ scores - mean) ** 2 / variance)


def test_many_are_read_at_once() -> None:
    low, high = mean_interval(np.array([[1, 2, 3, 4, 5], [0, 0, 0, 0, 5]], dtype=float))
    one = mean_of([1, 2, 3, 4, 5])
    assert (low.shape, low[0], high[0]) == ((2,), one.low, one.high)


@given(some_counts)
def test_a_mean_lies_in_its_interval_on_the_scale(counts: list[int]) -> None:
    found = mean_of(counts)
    assert found.n == sum(counts)
    if found.n:
        assert 1 <= found.low <= found.value <= found.high <= 5


@given(some_counts)
def test_the_scale_turned_round_turns_the_interval_round(counts: list[int]) -> None:
    found, turned = mean_of(counts), mean_of(counts[::-1])
    if found.n:
        assert (found.low, found.high) == near(6 - turned.high, 6 - turned.low)


@pytest.mark.parametrize("counts", [[1, 2, 3], [0, 0, 0, 0, 0, 1], [-1, 0, 0, 0, 5]])
def test_what_is_no_row_of_five_counts_is_refused(counts: list[int]) -> None:
    with pytest.raises(ValueError, match="does not tell how many"):
        mean_of(counts)


# Times -----------------------------------------------------------------------------------------------------


def test_the_median_with_ranks_from_the_binomial() -> None:
    """Twenty values: ranks 6 and 15 (Conover, Practical Nonparametric Statistics, table A3)."""
    assert median_of(range(1, 21)) == Estimate(10.5, 6.0, 15.0, 20)


def test_the_order_they_come_in_does_not_matter() -> None:
    assert median_of([3, 1, 2, 6, 5, 4]) == median_of([1, 2, 3, 4, 5, 6]) == Estimate(3.5, 1.0, 6.0, 6)


def test_where_the_values_are_too_few_an_end_is_open() -> None:
    assert quantile_of(range(1, 17), 0.8).high == inf
    assert quantile_of(range(1, 18), 0.8) == Estimate(14.0, 10.0, 17.0, 17)
    assert (median_of([1, 2, 3, 4, 5]).low, median_of([1, 2, 3, 4, 5]).high) == (-inf, inf)


def test_the_quantile_of_nothing_is_nothing() -> None:
    assert median_of([]).n == 0


@pytest.mark.parametrize("part", [0, 1, -0.1])
def test_a_part_lies_between_nought_and_one(part: float) -> None:
    with pytest.raises(ValueError, match="no part"):
        quantile_of([1, 2], part)


@given(some.lists(some.floats(0, 1e6), min_size=1, max_size=80), some.sampled_from([0.5, 0.8, 0.9]))
def test_a_quantile_lies_in_its_interval(values: list[float], part: float) -> None:
    found = quantile_of(values, part)
    assert found.low <= found.value <= found.high


# What is shown ---------------------------------------------------------------------------------------------


def test_fewer_than_five_are_not_shown() -> None:
    few, enough = share_of(2, 4), share_of(2, 5)
    assert (few.is_suppressed, few.is_shown, enough.is_suppressed, enough.is_shown) == (
        True,
        False,
        False,
        True,
    )
