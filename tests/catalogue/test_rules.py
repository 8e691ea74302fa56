from __future__ import annotations

import pytest

from indgang.catalogue import rules
from indgang.catalogue.models import Responsibility
from indgang.people.models import Role
from tests.factories import make_catalogue, make_colleague, make_editor, make_task, make_unit, make_user

pytestmark = pytest.mark.django_db


def test_editors_and_administrators_keep_all_catalogues() -> None:
    catalogue = make_catalogue()
    for user in (make_editor(), make_user(Role.ADMINISTRATOR)):
        assert rules.may_create_catalogue(user)
        assert rules.may_edit_catalogue(user, catalogue)
        assert rules.may_edit_situations(user)
        assert rules.may_import_kle(user)
        assert rules.may_see_gaps(user)


def test_a_colleague_with_none_of_it_keeps_nothing() -> None:
    user, task = make_user(), make_task(answering_unit=make_unit())
    assert not rules.may_create_catalogue(user)
    assert not rules.may_edit_catalogue(user, task.catalogue)
    assert not rules.may_edit_task(user, task)
    assert not rules.may_confirm_task(user, task)
    assert not rules.may_create_some_task(user)
    assert not rules.may_see_gaps(user)


def test_its_owner_and_web_editor_keep_their_own_catalogue_only() -> None:
    owner, web_editor = make_colleague(), make_colleague()
    own, other = make_catalogue(owner=owner, web_editor=web_editor), make_catalogue()
    for colleague in (owner, web_editor):
        user = make_user(colleague=colleague)
        assert rules.may_edit_catalogue(user, own)
        assert not rules.may_edit_catalogue(user, other)
        assert rules.may_create_some_task(user)


def test_a_leader_keeps_what_units_below_answer_for() -> None:
    above = make_unit()
    below = make_unit(parent=above)
    leader = make_user(leads=above)
    assert rules.may_edit_task(leader, make_task(answering_unit=below))
    assert not rules.may_edit_task(leader, make_task(answering_unit=make_unit()))
    assert not rules.may_edit_task(leader, make_task())
    assert rules.may_create_some_task(leader)


def test_whoever_does_a_task_may_confirm_it_but_not_change_it() -> None:
    colleague, task = make_colleague(), make_task()
    Responsibility.objects.create(task=task, colleague=colleague)
    user = make_user(colleague=colleague)
    assert rules.may_confirm_task(user, task)
    assert not rules.may_edit_task(user, task)


def test_the_secretary_sees_the_gaps_and_changes_none() -> None:
    secretary = make_user(Role.SECRETARY)
    assert rules.may_see_gaps(secretary)
    assert not rules.may_create_some_task(secretary)


def test_a_user_who_is_no_colleague_does_no_task() -> None:
    user = make_user()
    user.colleague = None
    user.save()
    assert not rules.may_confirm_task(user, make_task())
    assert not rules.may_create_some_task(user)
    assert not rules.may_edit_catalogue(user, make_catalogue())
