from __future__ import annotations

import pytest

from indgang.duties import rules
from indgang.history.actions.recording import SYSTEM
from indgang.people.models import Role
from tests.factories import make_administrator, make_colleague, make_duty, make_unit, make_user

pytestmark = pytest.mark.django_db


def test_everybody_who_is_in_may_give_a_duty_and_so_may_indgang() -> None:
    assert rules.may_give_duty(make_user())
    assert rules.may_give_duty(SYSTEM)
    assert not rules.may_give_duty(make_user(is_active=False))


def test_the_owner_their_leader_and_whoever_gave_it_may_keep_it() -> None:
    unit, giver = make_unit(), make_colleague()
    owner = make_colleague(units=[unit])
    duty = make_duty(owner=owner, giver=giver)
    keepers = (make_user(colleague=owner), make_user(colleague=giver), make_user(leads=unit))
    for user in (*keepers, make_user(Role.SECRETARY), make_administrator()):
        assert rules.may_keep_duty(user, duty)
        assert rules.may_see_duty(user, duty)
    assert rules.may_keep_duty(SYSTEM, duty)


def test_others_may_neither_keep_nor_see_it() -> None:
    unit = make_unit()
    duty = make_duty(owner=make_colleague(units=[unit]), giver=make_colleague(), unit=unit)
    for user in (
        make_user(),
        make_user(leads=make_unit()),
        make_user(colleague=make_colleague(units=[unit])),
    ):
        assert not rules.may_keep_duty(user, duty)
        assert not rules.may_see_duty(user, duty)


def test_what_stands_with_a_unit_is_kept_by_its_leader_and_taken_by_its_people() -> None:
    unit = make_unit()
    duty = make_duty(unit=unit)
    leader, somebody = make_user(leads=unit), make_user(colleague=make_colleague(units=[unit]))
    assert rules.may_keep_duty(leader, duty)
    assert (rules.may_keep_duty(somebody, duty), rules.may_take_duty(somebody, duty)) == (False, True)
    assert rules.may_see_duty(somebody, duty)
    assert not rules.may_take_duty(make_user(), duty)


def test_a_user_who_is_no_colleague_takes_nothing() -> None:
    user = make_user()
    user.colleague = None
    user.save()
    assert not rules.may_take_duty(user, make_duty(unit=make_unit()))
    assert not rules.may_keep_duty(user, make_duty(giver=make_colleague()))
