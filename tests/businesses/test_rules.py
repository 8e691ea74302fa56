from __future__ import annotations

import pytest

from indgang.businesses import rules
from indgang.businesses.models import Conversation
from indgang.people.models import Role
from tests.factories import make_unit, make_user

pytestmark = pytest.mark.django_db


def test_entrance_editors_administrators_and_leaders_edit() -> None:
    assert [role for role in Role if rules.may_edit_businesses(make_user(role))] == [
        Role.ENTRANCE, Role.CATALOGUE_EDITOR, Role.ADMINISTRATOR,
    ]  # fmt: skip
    assert rules.may_edit_businesses(make_user(leads=make_unit()))
    assert not rules.may_edit_businesses(make_user())


def test_entrance_and_administrators_import() -> None:
    assert [role for role in Role if rules.may_import_businesses(make_user(role))] == [
        Role.ENTRANCE, Role.ADMINISTRATOR,
    ]  # fmt: skip
    assert not rules.may_import_businesses(make_user(leads=make_unit()))


def test_only_what_was_noted_by_hand_is_removed() -> None:
    by_hand, told = Conversation(area="businesses"), Conversation(area="enquiries")
    entrance = make_user(Role.ENTRANCE)
    assert rules.may_remove_conversation(entrance, by_hand)
    assert not rules.may_remove_conversation(entrance, told)
    assert not rules.may_remove_conversation(make_user(), by_hand)


def test_a_number_of_a_person_is_found_by_its_field() -> None:
    assert rules.field_with_person_number({"name": "Smedjen", "title": "Født 010170-1234"}) == "title"
    assert rules.field_with_person_number({"name": "Smedjen", "phone": "19 70 10 01"}) == ""
