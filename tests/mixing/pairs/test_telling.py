from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from indgang.mixing.pairs.plan import Evening
from indgang.mixing.pairs.planning import plan_pairs
from indgang.mixing.pairs.telling import broken_wishes, explain
from tests.mixing.pairs.rooms import drawn, room


def test_a_plan_tells_what_it_promises() -> None:
    evening = Evening(room(np.ones((4, 4))), 3)

    assert explain(plan_pairs(evening), evening.room) == [
        "6 meetings in 3 rounds, worth 6.00 together.",
        "No plan is worth more than 6.00: at most 0.00 % could be gained.",
        "Nobody meets the same person twice.",
        "The least is got by Person 0: 3.00. The fairest possible would give everybody 3.00.",
        "At each change at least 2 keep their table.",
    ]


def test_one_round_has_no_change_of_tables() -> None:
    evening = Evening(room(np.ones((4, 4))), 1)

    assert "At each change" not in " ".join(explain(plan_pairs(evening), evening.room))


def test_forbidden_pairs_are_told_with_the_department_that_is_too_large() -> None:
    unit = np.array([True, True, True, True, False, False])
    evening = Evening(room(drawn(6, 1), unit[:, None] & unit[None, :], units=1), 1)

    told = explain(plan_pairs(evening), evening.room)

    assert "1 pairs meet that were not to, and no plan can do with fewer." in told
    assert "6 of the 6 come from Unit 0, so they cannot all meet others." in told


def test_what_is_not_proven_and_what_the_floor_cost_is_told_as_it_is() -> None:
    evening = Evening(room(drawn(6, 1)), 2)
    plan = plan_pairs(evening)

    crooked = replace(
        plan,
        forbidden_used=((0, 1), (2, 3)),
        least_forbidden=1,
        fairness_price=0.5,
        unpaid_price=2.5,
        repeats=((0, 1),),
    )

    told = explain(crooked, evening.room)
    assert "2 pairs meet that were not to; it is proven that at least 1 must." in told
    assert "Seeing to that cost 0.50 of the total." in told
    assert "More for those who get least would cost 2.50 of the total; ask for a floor to have it." in told
    assert "Nobody meets the same person twice." not in told


def test_each_broken_wish_is_named() -> None:
    evening = Evening(room(drawn(5, 1)), 2)
    plan = replace(plan_pairs(evening), pauses=((0,), (0,)), floor=99.0, worst_off=2, evenings=(1.0,) * 5)

    assert list(broken_wishes(evening, plan)) == [
        "Person 0 has 2 pauses.",
        "Person 2's evening is worth 1.00, less than the 99.00 asked for.",
    ]


@pytest.mark.parametrize("rounds", [1, 2])
def test_a_gap_is_a_share_of_the_bound(rounds: int) -> None:
    plan = replace(plan_pairs(Evening(room(drawn(6, 1)), rounds)), total=9.0, bound=10.0)

    assert plan.gap == pytest.approx(0.1)
    assert replace(plan, total=10.0).gap == 0
