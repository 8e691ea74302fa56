from __future__ import annotations

import pytest

from indgang.history.actions.recording import SYSTEM, record_event
from indgang.history.queries import latest_events
from indgang.home.queries import past_shown_to
from indgang.people.models import Colleague, Membership, Role, RoleGrant, Unit, User, Visibility

pytestmark = pytest.mark.django_db


@pytest.fixture
def roads() -> Unit:
    return Unit.objects.create(name="Vej og Park")


@pytest.fixture
def lone(roads: Unit) -> Colleague:
    lone = Colleague.objects.create(name="Lone", mobile_visibility=Visibility.HIDDEN)
    Membership.objects.create(colleague=lone, unit=roads, is_main=True)
    changes = {"mobile": ("", "19 66 40 01"), "phone": ("", "19 55 40 01"), "units": ("", "Vej og Park")}
    record_event(area="people", act="edit_contact_card", target=lone, by=SYSTEM, changes=changes)
    return lone


def a_user(colleague: Colleague | None = None, *roles: Role) -> User:
    user = User.objects.create(email="somebody@hvidklit.example", colleague=colleague)
    for role in roles:
        RoleGrant.objects.create(user=user, role=role)
    return user


def values_seen_by(user: User) -> list[str]:
    [event] = past_shown_to(user, latest_events())
    return [line.after for line in event.change_lines]


EVERYTHING = ["19 55 40 01", "Vej og Park", "19 66 40 01"]


@pytest.mark.usefixtures("lone")
def test_what_is_hidden_on_the_card_is_hidden_in_the_past() -> None:
    assert values_seen_by(a_user(None, Role.CATALOGUE_EDITOR)) == ["19 55 40 01", "Vej og Park"]


def test_the_colleague_sees_all(lone: Colleague) -> None:
    assert values_seen_by(a_user(lone)) == EVERYTHING


@pytest.mark.usefixtures("lone")
def test_an_administrator_sees_all() -> None:
    assert values_seen_by(a_user(None, Role.ADMINISTRATOR)) == EVERYTHING


@pytest.mark.usefixtures("lone")
def test_a_leader_of_a_unit_above_sees_all(roads: Unit) -> None:
    leader = Colleague.objects.create(name="Lis")
    roads.parent = Unit.objects.create(name="Teknik", leader=leader)
    roads.save()

    assert values_seen_by(a_user(leader)) == EVERYTHING


@pytest.mark.usefixtures("lone")
def test_a_leader_of_another_unit_does_not() -> None:
    leader = Colleague.objects.create(name="Ove")
    Unit.objects.create(name="Havne", leader=leader)

    assert values_seen_by(a_user(leader)) == ["19 55 40 01", "Vej og Park"]


def test_a_colleague_whose_name_is_hidden_is_a_colleague(lone: Colleague) -> None:
    lone.name_visibility = Visibility.HIDDEN
    lone.save()

    [event] = past_shown_to(a_user(), latest_events())

    assert (event.target_label, event.target_link) == ("En kollega", "")
    assert [line.after for line in event.change_lines] == ["Vej og Park"]


def test_events_about_other_things_are_told_whole(roads: Unit) -> None:
    record_event(area="people", act="edit_unit", target=roads, by=SYSTEM, changes={"place": ("", "Rådhuset")})

    [event] = past_shown_to(a_user(), latest_events())

    assert (event.target_label, [line.after for line in event.change_lines]) == ("Vej og Park", ["Rådhuset"])


def test_a_colleague_who_is_gone_is_told_of_as_written(lone: Colleague) -> None:
    lone.delete()

    assert values_seen_by(a_user()) == EVERYTHING
