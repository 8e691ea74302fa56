from __future__ import annotations

from indgang.mixing.pairs.plan import Evening
from indgang.mixing.pairs.planning import plan_pairs
from indgang.mixing.pairs.seating import seat, stays
from tests.mixing.pairs.rooms import drawn, room


def test_half_of_the_people_keep_their_table_at_each_change() -> None:
    plan = plan_pairs(Evening(room(drawn(20, 1)), 5))

    assert stays(plan.rounds, plan.tables) == (10, 10, 10, 10)


def test_those_who_walk_badly_keep_theirs_first() -> None:
    plan = plan_pairs(Evening(room(drawn(20, 1)), 5, steady=frozenset({4})))

    at = [
        {person: table for group, table in zip(*turn, strict=True) for person in group}[4]
        for turn in zip(plan.rounds, plan.tables, strict=True)
    ]
    assert len(set(at)) == 1


def test_tables_that_have_been_are_kept_and_new_ones_come_behind() -> None:
    rounds = (((0, 1), (2, 3)), ((0, 2), (1, 3)))

    assert seat(rounds, seated=[(7, 3)])[0] == (7, 3)
    assert set(seat(rounds, seated=[(7, 3)])[1]) == {7, 3}


def test_no_rounds_need_no_tables() -> None:
    assert seat(()) == ()
    assert stays((), ()) == ()
