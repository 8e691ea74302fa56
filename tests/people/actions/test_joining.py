from __future__ import annotations

from datetime import date

import pytest

from indgang.history.models import Event
from indgang.people.actions.joining import (
    ColleagueValues,
    UnableToWriteColleague,
    create_colleague,
    edit_colleague,
    edit_contact_card,
)
from indgang.people.models import Colleague, Role, Unit, Visibility
from tests.factories import make_administrator, make_colleague, make_unit, make_user

pytestmark = pytest.mark.django_db


def places(colleague: Colleague) -> list[tuple[str, bool]]:
    """The names of the units they work in, the main one first, and which is the main one."""
    return [(row.unit.name, row.is_main) for row in colleague.memberships.select_related("unit")]


def test_leader_adds_a_colleague_to_their_unit() -> None:
    unit, also = make_unit("Vej"), make_unit("Park")
    colleague = create_colleague(
        values={"name": "Karen", "phone": "19 55 40 01"}, units=[unit, also], by=make_user(leads=unit)
    )
    assert places(colleague) == [("Vej", True), ("Park", False)]
    event = Event.objects.get()
    assert (event.act, event.target_label) == ("create_colleague", "Karen")
    assert event.changes == {
        "name": ["", "Karen"],
        "phone": ["", "19 55 40 01"],
        "units": ["", "Vej, Park"],
    }


def test_a_colleague_works_somewhere() -> None:
    by = make_administrator()
    with pytest.raises(UnableToWriteColleague) as refusal:
        create_colleague(values={"name": "Karen"}, units=[], by=by)
    assert refusal.value.field == "main_unit"
    with pytest.raises(UnableToWriteColleague) as refusal:
        edit_colleague(colleague=make_colleague(), values={}, units=[], by=by)
    assert refusal.value.field == "main_unit"


def test_leader_adds_nobody_to_the_units_of_others() -> None:
    leader, elsewhere = make_user(leads=make_unit()), make_unit()
    with pytest.raises(UnableToWriteColleague) as refusal:
        create_colleague(values={"name": "Karen"}, units=[elsewhere], by=leader)
    assert refusal.value.field == "main_unit"
    assert not Colleague.objects.filter(name="Karen").exists()


def test_leader_edits_a_colleague_and_moves_them() -> None:
    vej, park = make_unit("Vej"), make_unit("Park")
    colleague = make_colleague("Karen", units=[vej])
    values: ColleagueValues = {"title": "Vejmand", "leaving_date": date(2026, 12, 31)}
    edit_colleague(colleague=colleague, values=values, units=[park, vej, park], by=make_user(leads=vej))
    colleague.refresh_from_db()
    assert (colleague.title, colleague.leaving_date) == ("Vejmand", date(2026, 12, 31))
    assert places(colleague) == [("Park", True), ("Vej", False)]
    assert Event.objects.get().changes == {
        "title": ["", "Vejmand"],
        "leaving_date": ["", "2026-12-31"],
        "units": ["Vej", "Park, Vej"],
    }


@pytest.mark.parametrize("order", [["Vej", "Park", "Byg"], ["Vej", "Byg", "Park"]])
def test_the_same_units_in_another_order_are_no_change(order: list[str]) -> None:
    units = {name: make_unit(name) for name in ("Vej", "Park", "Byg")}
    colleague = make_colleague(units=units.values())
    edit_colleague(
        colleague=colleague, values={}, units=[units[name] for name in order], by=make_administrator()
    )
    assert not Event.objects.exists()


def test_another_main_unit_is_a_change() -> None:
    vej, park = make_unit("Vej"), make_unit("Park")
    colleague = make_colleague(units=[vej, park])
    edit_colleague(colleague=colleague, values={}, units=[park, vej], by=make_administrator())
    assert places(colleague) == [("Park", True), ("Vej", False)]


def test_a_colleague_who_works_nowhere_is_placed() -> None:
    colleague, unit = make_colleague(), make_unit("Vej")
    edit_colleague(colleague=colleague, values={}, units=[unit], by=make_administrator())
    assert places(colleague) == [("Vej", True)]


def test_without_units_they_stay() -> None:
    colleague = make_colleague("Karen", units=[make_unit("Vej")])
    edit_colleague(colleague=colleague, values={"name": "Karen Vad"}, by=make_administrator())
    assert places(colleague) == [("Vej", True)]
    assert Event.objects.get().changes == {"name": ["Karen", "Karen Vad"]}


def test_others_may_not_edit_a_colleague_nor_may_they_themselves() -> None:
    user = make_user()
    assert user.colleague is not None
    for colleague in (user.colleague, make_colleague()):
        with pytest.raises(UnableToWriteColleague):
            edit_colleague(colleague=colleague, values={"title": "Direktør"}, by=user)
    assert not Colleague.objects.filter(title="Direktør").exists()


def test_a_colleague_edits_their_own_card() -> None:
    user = make_user()
    assert user.colleague is not None
    edit_contact_card(
        colleague=user.colleague,
        values={"mobile": "19 66 40 01", "mobile_visibility": Visibility.HIDDEN},
        by=user,
    )
    stored = Colleague.objects.get(pk=user.colleague.pk)
    assert (stored.mobile, stored.mobile_visibility) == ("19 66 40 01", "hidden")
    event = Event.objects.get()
    assert (event.act, event.changes["mobile"]) == ("edit_contact_card", ["", "19 66 40 01"])


def test_a_card_left_as_it_was_records_nothing() -> None:
    user = make_user()
    assert user.colleague is not None
    edit_contact_card(colleague=user.colleague, values={"mobile": ""}, by=user)
    assert not Event.objects.exists()


def test_others_may_not_edit_the_card() -> None:
    colleague = make_colleague(phone="19 55 40 01")
    with pytest.raises(UnableToWriteColleague):
        edit_contact_card(colleague=colleague, values={"phone": "19 55 40 02"}, by=make_user())
    colleague.refresh_from_db()
    assert colleague.phone == "19 55 40 01"


@pytest.mark.parametrize("field", ["phone", "phone_visibility"])
def test_what_is_hidden_from_the_editor_is_not_theirs_to_change(field: str) -> None:
    colleague = make_colleague(phone="19 55 40 01", phone_visibility=Visibility.HIDDEN)
    editor = make_user(Role.CATALOGUE_EDITOR)
    with pytest.raises(UnableToWriteColleague):
        edit_contact_card(colleague=colleague, values={field: "public"}, by=editor)  # type: ignore[misc]  # either
    edit_contact_card(colleague=colleague, values={"place": "Aslund"}, by=editor)
    colleague.refresh_from_db()
    assert (colleague.phone, colleague.phone_visibility, colleague.place) == (
        "19 55 40 01",
        "hidden",
        "Aslund",
    )


def test_a_unit_with_people_is_not_deleted_by_the_database() -> None:
    unit = make_unit()
    make_colleague(units=[unit])
    assert Unit.objects.get().memberships.count() == 1
