from __future__ import annotations

import pytest

from indgang.history.actions.recording import SYSTEM
from indgang.people.models import Role
from indgang.relations.rules import may_change_relations, may_say, may_see_map, may_see_ties_of
from tests.factories import make_colleague, make_unit, make_user

pytestmark = pytest.mark.django_db


def test_nobody_but_oneself_sees_whom_one_knows() -> None:
    unit = make_unit()
    karla = make_user(colleague=make_colleague("Karla", units=[unit]))
    leader, administrator = make_user(leads=unit), make_user(Role.ADMINISTRATOR)
    assert karla.colleague is not None
    assert [may_see_ties_of(user, karla.colleague) for user in (karla, leader, administrator)] == [
        True,
        False,
        False,
    ]


def test_the_map_is_for_all_who_are_let_in() -> None:
    assert may_see_map(make_user())
    assert not may_see_map(make_user(is_active=False))


def test_who_changes_how_relations_are_kept() -> None:
    allowed = [
        may_change_relations(make_user(role)) for role in (Role.ADMINISTRATOR, Role.SECRETARY, Role.ENTRANCE)
    ]
    assert allowed == [True, True, False]
    assert may_change_relations(SYSTEM)


def test_only_colleagues_say_whom_they_know() -> None:
    outsider = make_user()
    outsider.colleague = None
    assert may_say(make_user())
    assert not may_say(outsider)
