"""What a plan has to say of what it does not keep."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from indgang.mixing.groups import Wishes, plan_groups
from indgang.mixing.groups.boards import NOISE, Chance
from indgang.mixing.groups.problem import problem_of
from indgang.mixing.groups.words import broken_wishes
from tests.mixing.groups.rooms import room_with, values_of


def test_each_broken_wish_is_said() -> None:
    room = room_with(values_of(4, 1), "aabb")
    skills = (frozenset({"map"}), frozenset[str](), frozenset[str](), frozenset[str]())
    wishes = Wishes(
        sizes=(2, 2),
        apart=((0, 1),),
        together=((1, 2),),
        unit_caps={"a": 1},
        skills=skills,
        needs=(frozenset[str](), frozenset({"map"})),
    )
    plan: list[tuple[NDArray[np.int64], ...]] = [(np.array([0, 1]), np.array([2, 3]))]

    told = list(broken_wishes(room, wishes, problem_of(room, wishes, (None, None)), plan))

    assert told == [
        "Kim 0 and Kim 1 sit together.",
        "Kim 1 and Kim 2 are apart.",
        "2 from a sit at table 1 in rotation 1; at most 1 should.",
        "Nobody at table 2 in rotation 1 has map.",
    ]


def test_a_room_of_one_has_nothing_to_gain() -> None:
    plan = plan_groups(room_with(values_of(1, 1)), Wishes(sizes=(1,)), effort=0.1)

    assert (plan.total, plan.bound, plan.groups) == (0.0, 0.0, (((0,),),))


def test_more_noise_than_was_drawn_in_advance_is_drawn() -> None:
    assert len(Chance(1).gumbel(NOISE + 1)) == NOISE + 1
