from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indgang.mixing.errors import BadInput
from indgang.mixing.net.bridges import all_bridges, independent_bridges
from indgang.mixing.net.coverage import between_units, coverage_across
from indgang.mixing.net.mixture import mixture_of
from indgang.mixing.net.ties import Edges, Net, edges_of

UNITS = ("Byg",) * 5 + ("Vej",) * 5 + ("Job",) * 4


def test_coverage_is_the_share_of_the_need_that_is_tied_and_density_all_ties() -> None:
    net = Net(UNITS, edges_of([(0, 5, 0.5), (6, 1, 1.0), (0, 1, 1.0), (2, 10, 1.0)]))
    needs = edges_of([(5, 0, 2.0), (1, 7, 1.0), (1, 6, 1.0), (3, 4, 9.0)])
    (between,) = between_units(net, needs)
    assert (between.one, between.other, between.need) == ("Byg", "Vej", 4.0)
    assert between.coverage == pytest.approx((2 * 0.5 + 1 * 1.0) / 4)
    assert between.density == pytest.approx(1.5 / 25)
    assert coverage_across(net, needs) == pytest.approx(0.5)


def test_a_unit_of_few_people_has_no_figures() -> None:
    net = Net(UNITS, edges_of([(0, 10, 1.0)]))
    assert [(one.one, one.other) for one in between_units(net, edges_of([]))] == [("Byg", "Vej")]
    assert independent_bridges(net, "Byg", "Job") is None
    assert set(all_bridges(net)) == {("Byg", "Vej")}
    with_four = Net(UNITS, net.ties, fewest=4)
    assert independent_bridges(with_four, "Byg", "Job") == 1
    assert len(between_units(with_four, edges_of([]))) == 3


def test_nothing_needed_has_no_coverage() -> None:
    net = Net(UNITS, edges_of([]))
    assert between_units(net, edges_of([]))[0].coverage is None
    assert coverage_across(net, edges_of([(0, 1, 1.0)])) is None
    assert coverage_across(net, edges_of([(0, 5, 1.0)])) == 0.0
    assert coverage_across(Net(("Byg", "Vej"), edges_of([])), edges_of([(0, 1, 1.0)])) is None


def test_bridges_share_nobody() -> None:
    ties = [(0, 5, 1.0), (0, 6, 1.0), (0, 7, 1.0), (8, 1, 0.3), (2, 9, 0.2)]
    net = Net(UNITS, edges_of(ties))
    assert independent_bridges(net, "Byg", "Vej") == 2
    assert independent_bridges(net, "Vej", "Byg") == 2
    assert independent_bridges(net, "Byg", "Vej", known=0.1) == 3
    assert independent_bridges(net, "Byg", "Byg") is None
    assert independent_bridges(net, "Byg", "?") is None
    assert independent_bridges(Net(UNITS, edges_of([])), "Byg", "Vej") == 0


@given(ties=st.sets(st.tuples(st.integers(0, 4), st.integers(5, 9)), max_size=12))
@settings(max_examples=40, deadline=None)
def test_as_many_bridges_as_an_assignment_can_have(ties: set[tuple[int, int]]) -> None:
    net = Net(UNITS[:10], edges_of([(one, other, 1.0) for one, other in sorted(ties)]))
    most = max(
        sum((one, 5 + other) in ties for one, other in enumerate(order)) for order in permutations(range(5))
    )
    assert independent_bridges(net, "Byg", "Vej") == most
    assert all_bridges(net) == {("Byg", "Vej"): most}


def test_ties_by_chance_are_mixed_as_by_chance() -> None:
    generator = np.random.default_rng(1)
    units = tuple(f"U{at}" for at in generator.integers(6, size=120))
    pairs = [(one, other, 1.0) for one, other in combinations(range(120), 2) if generator.random() < 0.2]
    mixture = mixture_of(Net(units, edges_of(pairs)))
    assert mixture is not None
    assert mixture.normalised == pytest.approx(1.0, abs=0.03)
    assert mixture.standard_score is not None
    assert abs(mixture.standard_score) < 4


def test_ties_that_stay_within_are_not_mixed() -> None:
    net = Net(UNITS[:10], edges_of([(0, 1, 1.0), (2, 3, 1.0), (5, 6, 1.0)]))
    mixture = mixture_of(net)
    assert mixture is not None
    assert (mixture.across, mixture.ei_index, mixture.normalised) == (0.0, -1.0, 0.0)
    assert mixture.expected > 0


def test_one_unit_alone_cannot_be_mixed() -> None:
    mixture = mixture_of(Net(("Byg",) * 5, edges_of([(0, 1, 1.0)])))
    assert mixture is not None
    assert mixture.normalised is None
    assert mixture.standard_score is None


def test_chance_is_the_same_with_the_same_seed() -> None:
    net = Net(UNITS, edges_of([(0, 5, 0.5), (6, 1, 1.0), (0, 1, 1.0)]))
    assert mixture_of(net, seed=4) == mixture_of(net, seed=4)


def test_no_mixture_of_few_people_or_no_ties() -> None:
    assert mixture_of(Net(("Byg", "Vej"), edges_of([(0, 1, 1.0)]))) is None
    assert mixture_of(Net(UNITS, edges_of([]))) is None
    with pytest.raises(BadInput):
        mixture_of(Net(UNITS, edges_of([(0, 5, 1.0)])), deals=0)


@pytest.mark.parametrize(
    "pairs",
    [[(0, 0, 1.0)], [(0, 1, -1.0)], [(0, 1, float("inf"))], [(0, 99, 1.0)], [(0, 1, 1.0), (1, 0, 1.0)]],
)
def test_what_is_no_edge_is_refused(pairs: list[tuple[int, int, float]]) -> None:
    with pytest.raises(BadInput):
        Net(UNITS, edges_of(pairs))


def test_an_edge_needs_two_ends_and_a_strength() -> None:
    with pytest.raises(BadInput):
        Edges(np.array([0]), np.array([1]), np.array([]))
