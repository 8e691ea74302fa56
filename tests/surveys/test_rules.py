from __future__ import annotations

import pytest

from indgang.people.models import Role
from indgang.surveys import rules
from tests.factories import make_administrator, make_unit, make_user

pytestmark = pytest.mark.django_db


def test_comments_are_for_those_who_must_act_on_them() -> None:
    for user in (make_user(Role.ENTRANCE), make_user(Role.SECRETARY), make_user(leads=make_unit())):
        assert rules.may_read_comments(user)
    assert not rules.may_read_comments(make_user())


def test_only_an_administrator_forgets_a_company() -> None:
    assert rules.may_forget_answers(make_administrator())
    assert not rules.may_forget_answers(make_user(Role.SECRETARY))
