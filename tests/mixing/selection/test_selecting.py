from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import OptimizeResult

from indgang.mixing.errors import BadInput, Cancelled, Impossible, OutOfTime
from indgang.mixing.people import Person, room_of
from indgang.mixing.selection.asked import Asked, Quota
from indgang.mixing.selection.bounding import ceiling_of
from indgang.mixing.selection.counting import COUNTED_BY, best_of_all
from indgang.mixing.selection.measuring import Bridge, Measure, Weights, measure_of
from indgang.mixing.selection.reasons import Why, sentence
from indgang.mixing.selection.searching import climb, shaken
from indgang.mixing.selection.selecting import Invitation, select
from indgang.mixing.watching import Watch
from tests.mixing.selection.drawing import drawn

SEEDS = st.integers(min_value=0, max_value=10_000)


def keeps(asked: Asked, chosen: tuple[int, ...]) -> bool:
    return all(wish.low <= wish.of[list(chosen)].sum() <= wish.high for wish in asked.wishes)


def best_list(measure: Measure, asked: Asked) -> float:
    """By looking at all of them."""
    lists = combinations(range(len(asked.people)), asked.size)
    return max(measure.parts(np.array(chosen)).total for chosen in lists if keeps(asked, chosen))


@given(seed=SEEDS, size=st.integers(min_value=1, max_value=8))
@settings(max_examples=5, deadline=None)
def test_wishes_are_kept_and_no_list_is_better_than_the_bound(seed: int, size: int) -> None:
    room, contact, invited = drawn(20, seed)
    invitation = Invitation(
        size,
        (Quota("unit", "Byg", 0, 2), Quota("site", "Nord", 0, 5)),
        must=frozenset({3}),
        never=frozenset({4, 5}),
        meetings=3,
    )
    asked = Asked(room.people, size, invitation.quotas, invitation.must, invitation.never)
    try:
        selection = select(room, contact, invitation, invited=invited)
    except Impossible:
        assert not asked_is_possible(asked)
        return
    assert len(set(selection.best.chosen)) == size
    assert keeps(asked, selection.best.chosen)
    assert keeps(asked, selection.top.chosen)
    assert selection.top.total - 1e-9 <= selection.total <= selection.bound
    assert 0 <= selection.gap <= 1


def asked_is_possible(asked: Asked) -> bool:
    """By counting how many may come from each unit and site."""
    return any(
        keeps(asked, (*asked.must, *others))
        for others in combinations(
            [at for at in range(len(asked.people)) if at not in asked.must], asked.size - len(asked.must)
        )
    )


@given(seed=SEEDS)
@settings(max_examples=4, deadline=None)
def test_the_best_of_all_lists_is_found(seed: int) -> None:
    room, contact, invited = drawn(10, seed)
    invitation = Invitation(4, (Quota("unit", "Byg", 0, 2),), meetings=2)
    measure = measure_of(room, contact, invited, 4, 2, Weights())
    asked = Asked(room.people, 4, invitation.quotas)
    selection = select(room, contact, invitation, invited=invited)
    assert selection.total == pytest.approx(best_list(measure, asked))
    assert selection.gap == 0
    assert selection.bound_by == COUNTED_BY


@pytest.mark.parametrize("seed", [1, 2])
def test_where_there_are_too_many_lists_to_look_at_the_search_comes_within_a_hundredth(seed: int) -> None:
    room, contact, invited = drawn(15, seed)
    invitation = Invitation(6, (Quota("unit", "Byg", 0, 2),), meetings=2)
    measure = measure_of(room, contact, invited, 6, 2, Weights())
    asked = Asked(room.people, 6, invitation.quotas)
    assert best_of_all(measure, asked) is None
    assert select(room, contact, invitation, invited=invited).total >= 0.99 * best_list(measure, asked)


@given(seed=SEEDS)
@settings(max_examples=3, deadline=None)
def test_another_order_of_the_people_is_as_good(seed: int) -> None:
    room, contact, invited = drawn(11, seed)
    order = np.random.default_rng(seed).permutation(11)
    turned = room_of([room.people[at] for at in order], room.values[np.ix_(order, order)])
    first = select(room, contact, Invitation(4), invited=invited)
    second = select(turned, contact[order], Invitation(4), invited=invited[order])
    assert first.total == pytest.approx(second.total)


@given(seed=SEEDS)
@settings(max_examples=6, deadline=None)
def test_every_swap_is_worth_what_the_list_after_it_is(seed: int) -> None:
    room, contact, invited = drawn(12, seed)
    measure = measure_of(room, contact, invited, 5, 3, Weights())
    chosen = np.random.default_rng(seed).permutation(12)[:5]
    swapped = measure.swapped(chosen)
    for coming in sorted(set(range(12)) - set(chosen.tolist())):
        for seat in range(5):
            other = chosen.copy()
            other[seat] = coming
            assert swapped[coming, seat] == pytest.approx(measure.parts(other).total)


def test_the_same_seed_gives_the_same_list() -> None:
    room, contact, invited = drawn(30, 7)
    first, second = (select(room, contact, Invitation(8), invited=invited, seed=3) for _time in range(2))
    assert first.best == second.best
    assert first.reasons == second.reasons


def test_it_is_better_than_the_top_list_and_near_the_bound() -> None:
    room, contact, invited = drawn(120, 5, share=0.1)
    selection = select(room, contact, Invitation(20), invited=invited)
    assert selection.total > selection.top.total + 5
    assert selection.gap < 0.1


def test_without_values_it_is_the_top_list() -> None:
    people = [Person(str(at), f"P{at}", "Byg") for at in range(6)]
    room = room_of(people, np.zeros((6, 6)))
    selection = select(room, [0.1, 0.9, 0.2, 0.8, 0.3, 0.7], Invitation(3))
    assert selection.best.chosen == selection.top.chosen == (1, 3, 5)
    assert selection.bridges == 0


def test_nothing_known_at_all_is_a_list_all_the_same() -> None:
    room = room_of([Person(str(at), f"P{at}") for at in range(4)], np.zeros((4, 4)))
    selection = select(room, np.zeros(4), Invitation(2, weights=Weights(0, 0, 0)))
    assert len(selection.best.chosen) == 2
    assert selection.best.parts.contact == 0


def test_somebody_who_may_meet_nobody_and_costs_are_no_meetings() -> None:
    values = np.array([[0, -1, 1], [-1, 0, 1], [1, 1, 0]], dtype=float)
    forbidden = np.zeros((3, 3), dtype=bool)
    forbidden[2] = forbidden[:, 2] = True
    room = room_of([Person(str(at), f"P{at}", str(at)) for at in range(3)], values, forbidden)
    assert select(room, np.ones(3), Invitation(2)).best.parts.meetings == 0


def test_a_list_of_one_and_a_list_of_all() -> None:
    room, contact, _invited = drawn(6, 1)
    assert select(room, contact, Invitation(1)).best.chosen == (int(contact.argmax()),)
    everybody = select(room, contact, Invitation(6))
    assert everybody.best.chosen == tuple(range(6))
    assert everybody.reserves == ()
    assert {reason.why for reason in everybody.reasons} == {Why.BEST}


# Equals ----------------------------------------------------------------------------------------------------


def test_never_invited_comes_first_among_equals() -> None:
    room = room_of([Person(str(at), f"P{at}", "Byg") for at in range(4)], np.zeros((4, 4)))
    selection = select(room, [0.5, 0.5, 0.5, 0.5], Invitation(2), invited=[1, 0, 3, 0])
    assert selection.best.chosen == (1, 3)
    whys = [reason.why for reason in selection.reasons]
    assert whys == [Why.INVITED_BEFORE, Why.NEW, Why.INVITED_BEFORE, Why.NEW]
    assert sentence(selection.reasons[1], room.people) == (
        "P1 is on the list before P0, who is as good but has been invited more often."
    )
    assert sentence(selection.reasons[2], room.people) == (
        "P2 is not on the list: P1 is as good and has been invited less often."
    )


def test_being_new_does_not_outweigh_contact() -> None:
    room = room_of([Person(str(at), f"P{at}", "Byg") for at in range(3)], np.zeros((3, 3)))
    selection = select(room, [0.9, 0.8, 0.3], Invitation(2), invited=[5, 5, 0])
    assert selection.best.chosen == (0, 1)


# Reasons and reserves --------------------------------------------------------------------------------------


def four() -> list[Person]:
    return [
        Person("a", "Ane", "Byg"),
        Person("b", "Bo", "Byg"),
        Person("c", "Carl", "Vej"),
        Person("d", "Dina", "Vej"),
    ]


def test_each_reason_is_a_sentence() -> None:
    values = np.zeros((4, 4))
    values[0, 2] = values[2, 0] = 1.0
    room = room_of(four(), values)
    invitation = Invitation(2, (Quota("unit", "Vej", 1, 1),), never=frozenset({1}), meetings=1)
    selection = select(room, [0.9, 0.9, 0.4, 0.1], invitation)
    assert selection.best.chosen == (0, 2)
    assert [str(sentence(reason, room.people)) for reason in selection.reasons] == [
        "Ane is on the list: nobody else may take the place.",
        "Bo is not on the list: it was asked that they must not be.",
        (
            "Carl is on the list: contact 0.40, meetings worth 22.50; with Dina instead the list would lose 75.00. "
            "Bridges between units that fall without them: 1."
        ),
        "Dina is not on the list: contact 0.10; instead of Carl the list would lose 75.00.",
    ]


def test_a_quota_in_the_way_is_named() -> None:
    room = room_of(four(), np.zeros((4, 4)))
    selection = select(room, [0.9, 0.8, 0.1, 0.05], Invitation(2, (Quota("unit", "Byg", 0, 1),)))
    assert selection.best.chosen == (0, 2)
    reason = selection.reasons[1]
    assert (reason.why, reason.quota, reason.other) == (Why.QUOTA, Quota("unit", "Byg", 0, 1), 2)
    assert sentence(reason, room.people) == (
        "Bo is not on the list: instead of Carl the list would gain 12.35, but for the quota of Byg."
    )


def test_musts_have_no_other_reason() -> None:
    room = room_of(four(), np.zeros((4, 4)))
    selection = select(room, [0.9, 0.8, 0.1, 0.05], Invitation(1, must=frozenset({3})))
    assert selection.best.chosen == (3,)
    assert (
        sentence(selection.reasons[3], room.people) == "Dina is on the list: it was asked that they must be."
    )
    assert sentence(selection.reasons[0], room.people) == "Ane is not on the list: no place is open to them."


def test_reserves_come_from_the_unit_in_order_and_else_from_all() -> None:
    people = [Person(str(at), f"P{at}", unit) for at, unit in enumerate(["Byg", "Byg", "Byg", "Vej"])]
    room = room_of(people, np.zeros((4, 4)))
    selection = select(room, [0.9, 0.5, 0.7, 0.95], Invitation(2, reserves=2))
    assert [(one.unit, one.number, one.place) for one in selection.reserves] == [
        ("Byg", 1, 2),
        ("Byg", 2, 1),
        ("Vej", 1, 2),
        ("Vej", 2, 1),
    ]
    assert selection.reserves[0].loss == pytest.approx(30 * 0.2 / (0.9 + 0.95))


# Impossible and wrong --------------------------------------------------------------------------------------


def test_wishes_that_collide_are_named_and_no_others() -> None:
    room, contact, _invited = drawn(30, 3)
    byg = sum(person.unit == "Byg" for person in room.people)
    quotas = (Quota("unit", "Byg", byg + 1), Quota("unit", "Vej", 1), Quota("site", "Syd", 0, 9))
    with pytest.raises(Impossible) as refused:
        select(room, contact, Invitation(12, quotas))
    assert refused.value.wishes == (f"at least {byg + 1} from the unit Byg",)


def test_musts_above_a_quota_collide_with_it() -> None:
    room = room_of(four(), np.zeros((4, 4)))
    invitation = Invitation(2, (Quota("unit", "Byg", 0, 1),), must=frozenset({0, 1}))
    with pytest.raises(Impossible) as refused:
        select(room, np.ones(4), invitation)
    assert refused.value.wishes == (
        "at most 1 from the unit Byg",
        "Ane must be on the list",
        "Bo must be on the list",
    )


def test_must_and_must_not_collide() -> None:
    room = room_of(four(), np.zeros((4, 4)))
    with pytest.raises(Impossible) as refused:
        select(room, np.ones(4), Invitation(2, must=frozenset({1}), never=frozenset({1})))
    assert refused.value.wishes == ("Bo must be on the list", "Bo must not be on the list")


def test_more_than_there_are_is_impossible() -> None:
    room = room_of(four(), np.zeros((4, 4)))
    with pytest.raises(Impossible) as refused:
        select(room, np.ones(4), Invitation(5))
    assert refused.value.wishes == ("5 on the list",)


@pytest.mark.parametrize(
    "invitation",
    [
        Invitation(0),
        Invitation(2, (Quota("unit", "Byg", -1),)),
        Invitation(2, (Quota("unit", "Byg", 0, -1),)),
        Invitation(2, (Quota("unit", "Byg", 1), Quota("unit", "Byg", 0, 3))),
        Invitation(2, must=frozenset({9})),
        Invitation(2, meetings=0),
        Invitation(2, weights=Weights(contact=-1)),
    ],
)
def test_what_cannot_be_asked_is_refused(invitation: Invitation) -> None:
    room = room_of(four(), np.zeros((4, 4)))
    with pytest.raises(BadInput):
        select(room, np.ones(4), invitation)


@pytest.mark.parametrize(
    ("contact", "invited"), [([1.0] * 3, [0.0] * 4), ([1.0] * 4, [0.0] * 3), ([-1.0] * 4, [0.0] * 4)]
)
def test_numbers_must_be_there_for_everybody(contact: list[float], invited: list[float]) -> None:
    with pytest.raises(BadInput):
        select(room_of(four(), np.zeros((4, 4))), contact, Invitation(2), invited=invited)


def test_bridges_of_ones_own_have_two_sides_apart() -> None:
    room = room_of(four(), np.zeros((4, 4)))
    bridge = Bridge("Byggesag", 1.0, frozenset({1}), frozenset({3}))
    assert select(room, np.zeros(4), Invitation(2), bridges=[bridge]).best.chosen == (1, 3)
    with pytest.raises(BadInput):
        select(room, np.zeros(4), Invitation(2), bridges=[bridge._replace(other=frozenset({1, 2}))])


# Time ------------------------------------------------------------------------------------------------------


def test_progress_is_told_and_can_be_stopped() -> None:
    room, contact, _invited = drawn(30, 2)
    told: list[float] = []
    select(room, contact, Invitation(6), watch=Watch(tell=lambda share, _what: told.append(share)))
    assert told == sorted(told)
    assert told[-1] == 0.95
    with pytest.raises(Cancelled):
        select(room, contact, Invitation(6), watch=Watch(is_cancelled=lambda: len(told) > 0))


def test_when_the_time_is_up_the_list_is_the_best_so_far() -> None:
    room, contact, _invited = drawn(30, 2)
    asked = Asked(room.people, 6)
    measure = measure_of(room, contact, np.zeros(30), 6, 3, Weights())
    top = asked.best_by(measure.alone, Watch())
    assert climb(measure, asked, top, Watch(seconds=0)).total == pytest.approx(measure.parts(top).total)
    hasty = ceiling_of(measure, asked, top, Watch(seconds=0))
    assert hasty.bound >= ceiling_of(measure, asked, top, Watch()).bound


def test_a_short_time_gives_a_list_that_is_no_worse_than_the_top_list() -> None:
    room, contact, _invited = drawn(30, 2)
    watch = Watch()

    def is_up(_share: float, what: str) -> None:
        if what == "proving a bound":
            watch.seconds = 0.0

    watch.tell = is_up
    selection = select(room, contact, Invitation(8), watch=watch)
    assert selection.top.total <= selection.total <= selection.bound


def test_no_time_at_all_is_told_apart_from_impossible(monkeypatch: pytest.MonkeyPatch) -> None:
    """As HiGHS answers when its time is up before it has a list; how soon that is depends on the machine."""
    monkeypatch.setattr(
        "indgang.mixing.selection.asked.milp", lambda *_asked, **_how: OptimizeResult(status=1, x=None)
    )
    room, contact, _invited = drawn(12, 2)
    with pytest.raises(OutOfTime):
        select(room, contact, Invitation(4), watch=Watch(seconds=1))


def test_a_list_without_a_swap_cannot_be_shaken() -> None:
    room, _contact, _invited = drawn(3, 1)
    chosen = np.arange(3)
    assert shaken(Asked(room.people, 3), chosen, np.ones(3), np.random.default_rng(1)).tolist() == [0, 1, 2]


def test_parts_are_what_they_are_said_to_be() -> None:
    values = np.array([[0, 2, 4], [2, 0, 0], [4, 0, 0]], dtype=float)
    room = room_of([Person(str(at), f"P{at}", str(at)) for at in range(3)], values)
    measure: Measure = measure_of(room, np.array([1.0, 1.0, 2.0]), np.array([0.0, 0.0, 1.0]), 2, 1, Weights())
    parts = measure.parts(np.array([0, 2]))
    assert parts.contact == pytest.approx(30.0)
    assert parts.meetings == pytest.approx(45.0)
    assert parts.bridges == pytest.approx(25 * 4 / 6)
    assert parts.newness == pytest.approx(2.5 + 1.25)
    assert parts.total == pytest.approx(sum(parts))
