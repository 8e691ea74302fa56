from __future__ import annotations

import pytest

from indgang.gatherings.models import GuestState
from indgang.gatherings.rules import (
    may_keep_gathering,
    may_plan_gatherings,
    may_say_they_want_to_come,
    may_see_gatherings,
    may_see_own_reason,
    may_take_over,
)
from indgang.history.actions.recording import SYSTEM
from tests.factories import make_administrator, make_user
from tests.gatherings.plan_rows import make_gathering, make_guest, make_town

pytestmark = pytest.mark.django_db


def test_who_may_plan_and_keep_a_gathering() -> None:
    town = make_town()
    gathering = make_gathering(town)
    stand_in, other = town.leaders
    assert [may_plan_gatherings(by) for by in (SYSTEM, town.secretary, make_administrator(), stand_in)] == [
        True,
        True,
        True,
        False,
    ]
    assert [may_keep_gathering(by, gathering) for by in (SYSTEM, town.secretary, stand_in, other)] == [
        True,
        True,
        True,
        False,
    ]
    assert [may_take_over(by, gathering) for by in (town.secretary, stand_in, other)] == [True, True, False]


def test_why_somebody_is_invited_or_not_is_theirs_their_leaders_and_the_organisers() -> None:
    town = make_town()
    own, stranger = make_user(colleague=town.staff[0]), make_user(colleague=town.staff[1])
    gathering = make_gathering(town, stand_in=None)
    guest = make_guest(gathering, town.staff[0], GuestState.CONSIDERED)
    seeing = (own, town.leaders[0], town.secretary)
    assert [may_see_own_reason(user, guest) for user in (*seeing, stranger, town.leaders[1])] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_all_colleagues_see_gatherings_and_can_say_that_they_want_to_come() -> None:
    user, shut_out = make_user(), make_user(is_active=False)
    assert (may_see_gatherings(user), may_say_they_want_to_come(user)) == (True, True)
    assert (may_see_gatherings(shut_out), may_say_they_want_to_come(shut_out)) == (False, False)
