from __future__ import annotations

from datetime import date

import pytest

from indgang.people import rules
from indgang.people.models import Audience, Role, Visibility
from tests.factories import make_administrator, make_colleague, make_municipality, make_unit, make_user

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
ROLES: list[Role | None] = [None, *Role]


def holding(role: Role | None) -> tuple[Role, ...]:
    return (role,) if role else ()


def test_the_desk_is_for_those_let_in_until_they_leave() -> None:
    assert rules.may_use_desk(make_user(), TODAY)
    assert not rules.may_use_desk(make_user(is_active=False), TODAY)
    leaver = make_user(colleague=make_colleague(leaving_date=TODAY))
    assert rules.may_use_desk(leaver, TODAY)
    assert not rules.may_use_desk(leaver, date(2026, 11, 25))


def test_a_user_who_is_no_colleague_may_use_the_desk() -> None:
    user = make_administrator()
    user.colleague = None
    assert rules.may_use_desk(user, TODAY)
    assert not rules.leads_any(user)
    assert not rules.is_self(user, make_colleague())


def test_a_leader_leads_the_unit_and_all_below() -> None:
    center = make_unit(parent=make_unit())
    team = make_unit(parent=center)
    leader = make_user(leads=center)
    assert rules.leads_any(leader)
    assert [rules.leads(leader, unit) for unit in (center, team, center.parent)] == [True, True, False]  # type: ignore[arg-type]  # it has one


def test_a_leader_leads_those_who_work_below() -> None:
    center = make_unit()
    leader, colleague = make_user(leads=center), make_colleague(units=[make_unit(), make_unit(parent=center)])
    assert rules.is_leader_of(leader, colleague)
    assert not rules.is_leader_of(leader, make_colleague(units=[make_unit()]))
    assert not rules.is_leader_of(make_user(), colleague)


@pytest.mark.parametrize("role", ROLES)
def test_the_municipality_is_described_by_administrators_and_its_keepers(role: Role | None) -> None:
    user = make_user(*holding(role))
    assert rules.may_edit_municipality(user, None) == (role == Role.ADMINISTRATOR)
    municipality = make_municipality()
    assert rules.may_edit_municipality(user, municipality) == (role == Role.ADMINISTRATOR)
    municipality.web_editor = user.colleague
    assert rules.may_edit_municipality(user, municipality)


@pytest.mark.parametrize("role", ROLES)
def test_units_and_colleagues_are_kept_by_administrators_and_catalogue_editors(role: Role | None) -> None:
    user, unit = make_user(*holding(role)), make_unit()
    colleague = make_colleague(units=[unit])
    keeps = role in {Role.ADMINISTRATOR, Role.CATALOGUE_EDITOR}
    assert rules.may_edit_unit(user, unit) == keeps
    assert rules.may_create_unit(user, None) == keeps
    assert rules.may_create_unit(user, unit) == keeps
    assert rules.may_edit_some_unit(user) == keeps
    assert rules.may_create_colleague(user, unit) == keeps
    assert rules.may_edit_colleague(user, colleague) == keeps
    assert rules.may_edit_contact_card(user, colleague) == keeps
    assert rules.may_see_leavers(user) == keeps


def test_a_leader_keeps_their_own_unit_and_its_people() -> None:
    unit = make_unit()
    leader, colleague = make_user(leads=unit), make_colleague(units=[unit])
    assert rules.may_edit_unit(leader, unit)
    assert rules.may_create_unit(leader, unit)
    assert not rules.may_create_unit(leader, None)
    assert rules.may_edit_some_unit(leader)
    assert rules.may_edit_colleague(leader, colleague)
    assert rules.may_note_absence(leader, colleague)


def test_a_colleague_keeps_their_own_card_picture_and_absence() -> None:
    user = make_user()
    assert user.colleague is not None
    assert rules.may_edit_contact_card(user, user.colleague)
    assert rules.may_note_absence(user, user.colleague)
    assert rules.may_change_picture(user, user.colleague)
    assert not rules.may_edit_colleague(user, user.colleague)
    other = make_colleague()
    assert not rules.may_note_absence(user, other)
    assert not rules.may_change_picture(make_administrator(), other)


@pytest.mark.parametrize("role", ROLES)
def test_what_each_role_may(role: Role | None) -> None:
    user, colleague = make_user(*holding(role)), make_colleague()
    assert rules.may_give_roles(user) == (role == Role.ADMINISTRATOR)
    assert rules.may_import_people(user) == (role == Role.ADMINISTRATOR)
    keepers = {Role.ADMINISTRATOR, Role.CATALOGUE_EDITOR}
    assert rules.may_note_absence(user, colleague) == (role in {*keepers, Role.ENTRANCE})
    assert rules.may_see_all_history(user) == (role in {*keepers, Role.SECRETARY})
    assert rules.may_see_to_post(user) == (role in {Role.ADMINISTRATOR, Role.SECRETARY})


def test_how_much_of_a_card_each_sees() -> None:
    unit = make_unit()
    user = make_user(colleague=make_colleague(units=[unit]))
    colleague = user.colleague
    assert colleague is not None
    close = [user, make_administrator(), make_user(leads=unit)]
    others = [make_user(), make_user(Role.CATALOGUE_EDITOR), make_user(leads=make_unit())]
    assert {rules.audience_of(one, colleague) for one in close} == {Audience.CLOSE}
    assert {rules.audience_of(one, colleague) for one in others} == {Audience.COLLEAGUE}
    units_led = {one.pk: one.led_unit_ids for one in (*close, *others)}
    for one in (*close, *others):
        assert rules.audience_in_list(one, colleague, units_led[one.pk]) == rules.audience_of(one, colleague)


def test_whoever_hides_their_name_is_not_there_for_others() -> None:
    colleague = make_colleague(name_visibility=Visibility.HIDDEN)
    assert not rules.may_see_colleague(make_user(), colleague)
    assert rules.may_see_colleague(make_user(colleague=colleague), colleague)
    assert rules.may_see_colleague(make_user(), make_colleague())
