from __future__ import annotations

import pytest

from indgang.history.actions.recording import SYSTEM
from indgang.materials.rules import may_hand_out, may_keep_materials
from indgang.people.models import Role
from tests.factories import make_municipality, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.ADMINISTRATOR, True),
        (Role.SECRETARY, True),
        (Role.ENTRANCE, False),
        (Role.CATALOGUE_EDITOR, False),
    ],
)
def test_the_secretary_and_administrators_keep_materials(role: Role, may: bool) -> None:
    assert may_keep_materials(make_user(role)) is may


def test_the_web_editor_keeps_materials_and_other_colleagues_do_not() -> None:
    editor, other = make_user(), make_user()
    assert not may_keep_materials(editor)  # nobody has described the municipality yet
    make_municipality(web_editor=editor.colleague)
    assert [may_keep_materials(one) for one in (editor, other, SYSTEM)] == [True, False, True]


def test_whoever_may_use_the_desk_hands_out() -> None:
    users = (make_user(), make_user(is_active=False), SYSTEM)
    assert [may_hand_out(one) for one in users] == [True, False, True]
