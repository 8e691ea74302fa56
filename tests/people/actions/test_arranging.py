from __future__ import annotations

from datetime import date

import pytest

from indgang.history.models import Event
from indgang.people.actions.arranging import UnableToArrangeUnit, create_unit, edit_unit
from indgang.people.models import Role, Unit
from tests.factories import make_administrator, make_colleague, make_unit, make_user

pytestmark = pytest.mark.django_db


def test_administrator_adds_a_unit_at_the_top() -> None:
    unit = create_unit(values={"name": "Direktionen", "place": "Aslund"}, by=make_administrator())
    assert Unit.objects.get() == unit
    assert (unit.name, unit.place, unit.parent) == ("Direktionen", "Aslund", None)
    event = Event.objects.get()
    assert (event.act, event.target_key) == ("create_unit", unit.history_key)
    assert event.changes == {"name": ["", "Direktionen"], "place": ["", "Aslund"]}


def test_leader_adds_a_unit_below_their_own() -> None:
    center = make_unit()
    unit = create_unit(values={"name": "Team Vej", "parent": center}, by=make_user(leads=center))
    assert unit.parent == center


@pytest.mark.parametrize("is_at_top", [True, False])
def test_leader_may_not_add_a_unit_elsewhere(is_at_top: bool) -> None:
    leader, elsewhere = make_user(leads=make_unit()), make_unit()
    with pytest.raises(UnableToArrangeUnit) as refusal:
        create_unit(values={"name": "Team", "parent": None if is_at_top else elsewhere}, by=leader)
    assert refusal.value.field == "parent"
    assert Unit.objects.count() == 2


def test_editing_a_unit_records_what_changed() -> None:
    unit, leader = make_unit("Vej"), make_colleague("Karen")
    edit_unit(unit=unit, values={"name": "Veje", "leader": leader}, by=make_user(Role.CATALOGUE_EDITOR))
    unit.refresh_from_db()
    assert (unit.name, unit.leader) == ("Veje", leader)
    assert Event.objects.get().changes == {"name": ["Vej", "Veje"], "leader": ["", "Karen"]}


def test_editing_without_a_change_records_nothing() -> None:
    unit = make_unit("Vej")
    edit_unit(unit=unit, values={"name": "Vej"}, by=make_administrator())
    assert not Event.objects.exists()


def test_unit_is_closed_by_its_date() -> None:
    unit = make_unit()
    edit_unit(unit=unit, values={"closed_date": date(2026, 12, 31)}, by=make_user(leads=unit))
    unit.refresh_from_db()
    assert not unit.is_closed(date(2026, 12, 30))
    assert unit.is_closed(date(2026, 12, 31))


def test_others_may_not_edit_a_unit() -> None:
    unit = make_unit("Vej")
    with pytest.raises(UnableToArrangeUnit) as refusal:
        edit_unit(unit=unit, values={"name": "Veje"}, by=make_user(leads=make_unit()))
    assert refusal.value.field == ""
    unit.refresh_from_db()
    assert unit.name == "Vej"


def test_unit_cannot_stand_below_itself() -> None:
    top = make_unit()
    below = make_unit(parent=make_unit(parent=top))
    for parent in (top, below):
        with pytest.raises(UnableToArrangeUnit) as refusal:
            edit_unit(unit=top, values={"parent": parent}, by=make_administrator())
        assert refusal.value.field == "parent"


def test_leader_moves_a_unit_only_to_one_they_lead() -> None:
    center, elsewhere = make_unit(), make_unit()
    team, other_team = make_unit(parent=center), make_unit(parent=center)
    leader = make_user(leads=center)
    edit_unit(unit=team, values={"parent": other_team}, by=leader)
    team.refresh_from_db()
    assert team.parent == other_team
    with pytest.raises(UnableToArrangeUnit) as refusal:
        edit_unit(unit=team, values={"parent": elsewhere}, by=leader)
    assert refusal.value.field == "parent"
