from __future__ import annotations

import pytest

from indgang.history.models import Event
from indgang.people.actions.admitting import (
    UnableToAdmit,
    admit_colleague,
    found_administrator,
    give_roles,
    shut_out,
)
from indgang.people.models import Role, User
from tests.factories import make_administrator, make_colleague, make_user

pytestmark = pytest.mark.django_db

NOT_ADMINISTRATORS = [role for role in Role if role != Role.ADMINISTRATOR]


def test_a_colleague_is_let_in_with_the_mail_on_their_card() -> None:
    colleague = make_colleague("Karen", mail="Karen@Hvidklit.example")
    user = admit_colleague(colleague=colleague, by=make_administrator())
    assert (user.email, user.colleague, user.is_active) == ("karen@hvidklit.example", colleague, True)
    assert not user.has_usable_password()
    assert (Event.objects.get().act, Event.objects.get().target_label) == ("admit_colleague", "Karen")


def test_letting_in_again_is_no_change() -> None:
    colleague, by = make_colleague(mail="karen@hvidklit.example"), make_administrator()
    assert admit_colleague(colleague=colleague, by=by) == admit_colleague(colleague=colleague, by=by)
    assert Event.objects.count() == 1


def test_letting_in_again_takes_the_new_mail_and_opens_what_was_shut() -> None:
    colleague = make_colleague(mail="ny@hvidklit.example")
    user = make_user(colleague=colleague, is_active=False)
    admit_colleague(colleague=colleague, by=make_administrator())
    user.refresh_from_db()
    assert (user.email, user.is_active) == ("ny@hvidklit.example", True)


@pytest.mark.parametrize("role", NOT_ADMINISTRATORS)
def test_only_an_administrator_lets_in_shuts_out_and_gives_roles(role: Role) -> None:
    by, other = make_user(role), make_user()
    assert other.colleague is not None
    with pytest.raises(UnableToAdmit):
        admit_colleague(colleague=other.colleague, by=by)
    with pytest.raises(UnableToAdmit):
        shut_out(user=other, by=by)
    with pytest.raises(UnableToAdmit):
        give_roles(user=by, roles=[Role.ADMINISTRATOR], by=by)
    assert User.objects.get(pk=other.pk).is_active
    assert not by.role_grants.filter(role=Role.ADMINISTRATOR).exists()


def test_nobody_is_let_in_without_a_mail() -> None:
    with pytest.raises(UnableToAdmit):
        admit_colleague(colleague=make_colleague(), by=make_administrator())
    assert User.objects.count() == 1


def test_nobody_is_let_in_with_the_mail_of_another() -> None:
    by, other = make_administrator(), make_user()
    with pytest.raises(UnableToAdmit):
        admit_colleague(colleague=make_colleague(mail=other.email.upper()), by=by)
    lone = User.objects.create_user("lone@hvidklit.example")
    with pytest.raises(UnableToAdmit):
        admit_colleague(colleague=make_colleague(mail=lone.email), by=by)
    assert User.objects.count() == 3


def test_somebody_is_shut_out_once() -> None:
    by, user = make_administrator(), make_user()
    for _time in range(2):
        shut_out(user=user, by=by)
    assert not User.objects.get(pk=user.pk).is_active
    assert [event.act for event in Event.objects.all()] == ["shut_out"]


def test_nobody_shuts_themselves_out() -> None:
    by = make_administrator()
    with pytest.raises(UnableToAdmit):
        shut_out(user=by, by=by)
    assert User.objects.get().is_active


def test_roles_become_just_these() -> None:
    user = make_user(Role.ENTRANCE, Role.SECRETARY)
    assert user.roles == {"entrance", "secretary"}
    give_roles(user=user, roles=[Role.SECRETARY, Role.CATALOGUE_EDITOR], by=make_administrator())
    assert user.roles == {"secretary", "catalogue_editor"}
    before, after = Event.objects.get().changes["roles"]
    assert before == "Indgangen, Styregruppens sekretær"
    assert after == "Katalogredaktør, Styregruppens sekretær"


def test_the_same_roles_are_no_change() -> None:
    user = make_user(Role.ENTRANCE)
    give_roles(user=user, roles=[Role.ENTRANCE], by=make_administrator())
    assert not Event.objects.exists()


def test_an_administrator_stays_one() -> None:
    by = make_administrator()
    with pytest.raises(UnableToAdmit) as refusal:
        give_roles(user=by, roles=[Role.ENTRANCE], by=by)
    assert refusal.value.field == "roles"
    give_roles(user=by, roles=[Role.ENTRANCE, Role.ADMINISTRATOR], by=by)
    assert by.roles == {"entrance", "administrator"}


def test_the_first_administrator_is_founded() -> None:
    user = found_administrator(mail="Chef@Hvidklit.example")
    assert (user.email, user.roles, user.is_active) == (
        "chef@hvidklit.example",
        frozenset({"administrator"}),
        True,
    )
    assert not user.has_usable_password()
    assert Event.objects.get().actor_name == "Indgang"


def test_founding_opens_for_somebody_who_was_shut_out() -> None:
    shut = make_user(is_active=False)
    assert found_administrator(mail=shut.email) == shut
    assert User.objects.get().is_active


def test_there_is_only_one_first_administrator() -> None:
    make_administrator()
    with pytest.raises(UnableToAdmit):
        found_administrator(mail="ny@hvidklit.example")
    assert User.objects.count() == 1
