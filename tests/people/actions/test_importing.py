from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.history.actions.recording import NamedActor
from indgang.history.models import Event
from indgang.people.actions.importing import UnableToImportPeople, import_people, plan_import
from indgang.people.import_plans.shapes import ImportPlan
from indgang.people.models import Colleague, Membership, Role, RoleGrant, Unit, User
from tests.people.lists import COLLEAGUES, UNITS, as_file

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
CONSOLE = NamedActor("Kommandolinjen")


def do_import(*texts: str, is_full: bool = False, today: date = TODAY) -> ImportPlan:
    return import_people(files=[as_file(text) for text in texts], is_full=is_full, by=CONSOLE, today=today)


def plan(*texts: str, is_full: bool = False) -> ImportPlan:
    return plan_import(files=[as_file(text) for text in texts], is_full=is_full, today=TODAY)


def add_colleague(number: str, name: str = "Bo Kær", **values: object) -> Colleague:
    unit, _ = Unit.objects.get_or_create(external_id="11", defaults={"name": "Byg"})
    colleague = Colleague.objects.create(external_id=number, name=name, **values)
    Membership.objects.create(colleague=colleague, unit=unit, is_main=True)
    return colleague


def test_units_and_colleagues_are_added_and_point_at_each_other() -> None:
    done = do_import(COLLEAGUES, UNITS)

    assert [(p.name, p.thing.external_id) for p in done.units.added] == [
        ("Teknik og Miljø", "10"),
        ("Byg", "11"),
    ]
    byg = Unit.objects.get(external_id="11")
    assert (byg.name, str(byg.parent), str(byg.leader), byg.place) == (
        "Byg", "Teknik og Miljø", "Åse Østergård", "Rådhuset",
    )  # fmt: skip
    bo = Colleague.objects.get(external_id="2")
    assert (bo.name, bo.title, bo.phone, bo.mobile, bo.mail) == (
        "Bo Kær", "Byggesagsbehandler", "19 55 40 02", "", "bo@hvidklit.example",
    )  # fmt: skip
    assert [(m.unit, m.is_main) for m in bo.memberships.all()] == [(byg, True)]


def test_an_import_is_written_down_with_who_did_it() -> None:
    administrator = User.objects.create(email="administrator@hvidklit.example")
    RoleGrant.objects.create(user=administrator, role=Role.ADMINISTRATOR)

    import_people(files=[as_file(UNITS.replace(";1;", ";;"))], is_full=False, by=administrator, today=TODAY)

    event = Event.objects.get(target_label="Byg")
    assert (event.act, event.actor_name) == ("create_unit", "administrator@hvidklit.example")
    assert event.target_link == Unit.objects.get(name="Byg").get_absolute_url()
    assert event.changes == {
        "external_id": ["", "11"],
        "name": ["", "Byg"],
        "place": ["", "Rådhuset"],
        "parent": ["", "Teknik og Miljø"],
    }


def test_the_same_file_again_changes_nothing() -> None:
    do_import(UNITS, COLLEAGUES, is_full=True)
    events = Event.objects.count()

    again = do_import(UNITS, COLLEAGUES, is_full=True)

    assert again.does_nothing
    assert (again.units.unchanged, again.colleagues.unchanged) == (2, 2)
    assert Event.objects.count() == events


def test_a_change_tells_what_was_and_what_is() -> None:
    do_import(UNITS, COLLEAGUES)

    done = do_import("Id;Navn;Enhed;Titel\n2;Bo Kær;10;Arkitekt")

    [changed] = done.colleagues.changed
    assert changed.change_lines == [
        {"label": "titel", "before": "Byggesagsbehandler", "after": "Arkitekt"},
        {"label": "enheder", "before": "Byg", "after": "Teknik og Miljø"},
    ]
    event = Event.objects.latest("pk")
    assert (event.act, event.changes["units"]) == ("import_colleague", ["Byg", "Teknik og Miljø"])
    bo = Colleague.objects.get(external_id="2")
    assert ([str(m.unit) for m in bo.memberships.all()], bo.title) == (["Teknik og Miljø"], "Arkitekt")


def test_a_column_that_is_absent_leaves_the_field_alone() -> None:
    bo = add_colleague("2", phone="19 55 40 02", ask_about="altaner", phone_visibility="hidden")

    do_import("Id;Navn;Titel\n2;Bo Kær;Arkitekt")

    bo.refresh_from_db()
    assert (bo.title, bo.phone, bo.ask_about, bo.phone_visibility) == (
        "Arkitekt", "19 55 40 02", "altaner", "hidden",
    )  # fmt: skip


def test_a_column_that_is_empty_empties_the_field() -> None:
    bo = add_colleague("2", ask_about="altaner")

    do_import("Id;Navn;Spørg om;Titel\n2;Bo Kær;;")

    bo.refresh_from_db()
    assert bo.ask_about == ""


def test_several_units_are_set_with_the_main_one_first_and_their_order_is_no_change() -> None:
    do_import(UNITS.replace(";1;", ";;") + "12;Anlæg, vej og park;;;;;\n")

    do_import("Id;Navn;Enhed\n2;Bo Kær;11, 12|10")

    bo = Colleague.objects.get()
    assert [(str(m.unit), m.is_main) for m in bo.memberships.all()] == [
        ("Byg", True),
        ("Anlæg, vej og park", False),
        ("Teknik og Miljø", False),
    ]
    assert plan("Id;Navn;Enhed\n2;Bo Kær;11|10|12|10").does_nothing
    assert plan("Id;Navn;Enhed\n2;Bo Kær;10, 11, 12").colleagues.changed != ()
    assert plan("Id;Navn;Enhed\n3;Eva;Anlæg, vej og park").faults == ()


def test_a_full_list_ends_those_it_does_not_name_and_deletes_nobody() -> None:
    do_import(UNITS, COLLEAGUES)

    done = do_import(
        UNITS.replace("11;Byg;10;1", "12;Vej;10;1"),
        COLLEAGUES.split("2;Bo")[0].replace(";11;", ";12;"),
        is_full=True,
    )

    assert [(p.name, p.changes) for p in done.units.ended] == [("Byg", {"closed_date": (None, TODAY)})]
    assert [(p.name, p.changes) for p in done.colleagues.ended] == [
        ("Bo Kær", {"leaving_date": (None, TODAY)})
    ]
    assert Unit.objects.get(external_id="11").closed_date == TODAY
    bo = Colleague.objects.get(external_id="2")
    assert (bo.leaving_date, bo.has_left(TODAY), bo.has_left(TODAY + timedelta(days=1))) == (
        TODAY,
        False,
        True,
    )
    assert Event.objects.get(target_label="Bo Kær", act="import_colleague").changes == {
        "leaving_date": ["", "2026-11-24"]
    }


def test_a_list_that_is_not_full_ends_nobody() -> None:
    do_import(UNITS, COLLEAGUES)

    assert do_import(COLLEAGUES.split("2;Bo")[0]).colleagues.ended == ()


def test_a_full_list_of_colleagues_says_nothing_of_units() -> None:
    do_import(UNITS, COLLEAGUES)

    done = do_import(COLLEAGUES, is_full=True)

    assert done.does_nothing


def test_a_full_list_leaves_those_alone_who_never_had_a_number() -> None:
    add_colleague("", name="Konsulent uden nummer")
    Colleague.objects.create(name="Gået for længst", leaving_date=date(2020, 1, 1))

    done = do_import(UNITS, COLLEAGUES, is_full=True)

    assert (done.colleagues.ended, done.colleagues.left_alone) == ((), 1)
    assert do_import(COLLEAGUES).colleagues.left_alone == 0


def test_who_left_long_ago_keeps_that_day_when_still_missing() -> None:
    gone = add_colleague("9", leaving_date=date(2020, 1, 1))

    done = do_import(UNITS, COLLEAGUES, is_full=True)

    gone.refresh_from_db()
    assert (done.colleagues.ended, gone.leaving_date) == ((), date(2020, 1, 1))


def test_who_comes_back_is_no_longer_ended() -> None:
    do_import(UNITS, COLLEAGUES)
    Colleague.objects.filter(external_id="2").update(leaving_date=TODAY)
    Unit.objects.filter(external_id="11").update(closed_date=TODAY)

    done = do_import(UNITS, COLLEAGUES)

    assert [p.changes for p in done.colleagues.changed] == [{"leaving_date": (TODAY, None)}]
    assert [p.changes for p in done.units.changed] == [{"closed_date": (TODAY, None)}]


def test_a_last_day_to_come_stands_until_the_list_has_a_word_on_it() -> None:
    bo = add_colleague("2", leaving_date=TODAY + timedelta(days=30))

    do_import("Id;Navn;Titel\n2;Bo Kær;Arkitekt")
    bo.refresh_from_db()
    assert bo.leaving_date == TODAY + timedelta(days=30)

    do_import("Id;Navn;Sidste dag\n2;Bo Kær;31.12.2026")
    bo.refresh_from_db()
    assert bo.leaving_date == date(2026, 12, 31)

    do_import("Id;Navn;Sidste dag\n2;Bo Kær;31-12-9999")
    bo.refresh_from_db()
    assert bo.leaving_date is None


def test_a_past_last_day_in_the_list_stands() -> None:
    bo = add_colleague("2")

    do_import("Id;Navn;Sidste dag\n2;Bo Kær;01-11-2026")
    bo.refresh_from_db()
    assert bo.leaving_date == date(2026, 11, 1)
    assert plan("Id;Navn;Sidste dag\n2;Bo Kær;01-11-2026").does_nothing


def test_those_typed_by_hand_get_their_number_when_they_cannot_be_mistaken() -> None:
    byg = Unit.objects.create(name="BYG")
    bo = Colleague.objects.create(name="Bo Kær", mail="Bo@hvidklit.example")
    namesake = Colleague.objects.create(name="Åse Østergård", mail="en.anden@hvidklit.example")

    do_import(UNITS, COLLEAGUES)

    for thing in (byg, bo, namesake):
        thing.refresh_from_db()
    assert (byg.external_id, bo.external_id, namesake.external_id) == ("11", "2", "")
    assert Colleague.objects.count() == 3


def test_two_typed_by_hand_that_are_alike_are_both_left_alone() -> None:
    Unit.objects.create(name="Byg")
    Unit.objects.create(name="byg")

    do_import("Id;Navn;Overordnet\n11;Byg;")

    assert Unit.objects.count() == 3


def test_only_an_administrator_may_import() -> None:
    colleague = User.objects.create(email="kollega@hvidklit.example")

    with pytest.raises(UnableToImportPeople) as refusal:
        import_people(files=[as_file(UNITS)], is_full=False, by=colleague, today=TODAY)

    assert refusal.value.reason == "Kun en administrator kan indlæse enheder og medarbejdere."
    assert Unit.objects.count() == 0


def test_one_fault_keeps_everything_out() -> None:
    with pytest.raises(UnableToImportPeople) as refusal:
        do_import(UNITS, COLLEAGUES.replace("bo@", "bo@@"))

    assert refusal.value.reason == "Der er én fejl i listerne. Intet er indlæst."
    assert (Unit.objects.count(), Colleague.objects.count(), Event.objects.count()) == (0, 0, 0)


def test_what_was_seen_is_what_is_done() -> None:
    files = [as_file(UNITS), as_file(COLLEAGUES)]
    seen = plan_import(files=files, is_full=False, today=TODAY).fingerprint
    add_colleague("2")

    with pytest.raises(UnableToImportPeople) as refusal:
        import_people(files=files, is_full=False, by=CONSOLE, today=TODAY, seen=seen)

    assert refusal.value.reason == "Der er ændret noget, siden du så, hvad indlæsningen gør. Se på det igen."
    seen = plan_import(files=files, is_full=False, today=TODAY).fingerprint
    import_people(files=files, is_full=False, by=CONSOLE, today=TODAY, seen=seen)
    assert Colleague.objects.count() == 2


def test_five_thousand_colleagues_are_added_with_a_number_of_queries_that_does_not_grow_with_them(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    Unit.objects.create(external_id="11", name="Byg")
    lines = [f"{n};Kollega {n};11" for n in range(5000)]
    file = as_file("\n".join(["Id;Navn;Enhed", *lines]))

    with django_assert_max_num_queries(300):
        import_people(files=[file], is_full=False, by=CONSOLE, today=TODAY)

    assert (Colleague.objects.count(), Membership.objects.count()) == (5000, 5000)
