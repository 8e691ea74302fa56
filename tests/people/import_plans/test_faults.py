"""Every fault of the lists is told, once, where whoever keeps them can find it."""

from __future__ import annotations

from datetime import date

import pytest

from indgang.history.actions.recording import NamedActor
from indgang.people.actions.importing import import_people, plan_import
from indgang.people.import_plans.shapes import ImportPlan
from indgang.people.models import Unit
from indgang.people.staff_files.reading import read_staff_file
from tests.people.lists import COLLEAGUES, UNITS, as_file, workbook

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def plan(*texts: str, is_full: bool = False) -> ImportPlan:
    return plan_import(files=[as_file(text) for text in texts], is_full=is_full, today=TODAY)


def told(found: ImportPlan) -> list[tuple[int, str, str, str]]:
    return [(fault.line, fault.field, fault.problem, fault.written) for fault in found.faults]


def test_a_number_that_stands_twice_is_named_with_its_other_place() -> None:
    assert told(plan(UNITS + "10;Noget andet;;;;;\n")) == [
        (3, "Leder", "Ingen medarbejder hedder sådan.", "1"),
        (4, "Id", "Nummeret står også i liste.csv, linje 2.", "10"),
    ]


def test_an_unknown_unit_parent_and_leader_are_named() -> None:
    found = plan("Id;Navn;Overordnet;Leder\n10;Teknik;99;88", "Id;Navn;Enhed;Titel\n1;Bo;10, 77;\n2;Eva;;\n")

    assert told(found) == [
        (2, "Enhed", "Ingen åben enhed hedder sådan.", "77"),
        (2, "Leder", "Ingen medarbejder hedder sådan.", "88"),
        (2, "Overordnet", "Ingen åben enhed hedder sådan.", "99"),
        (3, "Enhed", "Enheden mangler.", ""),
    ]


def test_names_that_several_have_are_not_guessed_at() -> None:
    units = "Id;Navn;Overordnet;Leder\n1;Byg;;\n2;Byg;;\n3;Vej;byg;Bo Kær"

    found = plan(units, "Id;Navn;Enhed;Titel\n1;Bo Kær;Byg;\n2;Bo Kær;vej;")

    assert told(found) == [
        (2, "Enhed", "Flere enheder hedder sådan. Skriv nummeret.", "Byg"),
        (4, "Leder", "Flere medarbejdere hedder sådan. Skriv nummeret.", "Bo Kær"),
        (4, "Overordnet", "Flere enheder hedder sådan. Skriv nummeret.", "byg"),
    ]


def test_a_leader_may_be_named_by_mail_and_a_unit_by_name() -> None:
    found = plan("Id;Navn;Overordnet;Leder\n3;Vej;;BO@hvidklit.example", COLLEAGUES.replace(";11;", ";vej;"))

    assert told(found) == []
    assert found.units.added[0].change_lines[-1] == {"label": "leder", "before": "", "after": "Bo Kær"}


def test_a_unit_that_the_same_import_closes_is_no_place_to_work() -> None:
    import_people(
        files=[as_file(UNITS), as_file(COLLEAGUES)],
        is_full=False,
        by=NamedActor("Kommandolinjen"),
        today=TODAY,
    )

    found = plan(UNITS.split("11;")[0], COLLEAGUES, is_full=True)

    assert [(line, problem) for line, _field, problem, _written in told(found)] == [
        (2, "Ingen åben enhed hedder sådan."),
        (3, "Ingen åben enhed hedder sådan."),
    ]


def test_a_line_that_lost_its_number_is_told_once_and_not_at_everyone_below() -> None:
    import_people(
        files=[as_file(UNITS), as_file(COLLEAGUES)],
        is_full=False,
        by=NamedActor("Kommandolinjen"),
        today=TODAY,
    )

    assert told(plan(UNITS.replace("11;Byg", ";Byg"), COLLEAGUES, is_full=True)) == [
        (3, "Id", "Nummeret mangler.", "")
    ]


def test_a_unit_closed_before_is_no_place_to_work() -> None:
    Unit.objects.create(external_id="11", name="Byg", closed_date=date(2026, 1, 1))

    assert {problem for _l, _f, problem, _w in told(plan(COLLEAGUES))} == {"Ingen åben enhed hedder sådan."}


def test_units_that_would_stand_below_themselves_are_named() -> None:
    Unit.objects.create(external_id="4", name="D", parent=Unit.objects.create(external_id="3", name="C"))

    found = plan("Id;Navn;Overordnet\n1;A;2\n2;B;1\n3;C;4\n5;E;5\n6;F;1\n7;G;")

    assert told(found) == [
        (line, "Overordnet", "En enhed kan ikke høre under sig selv.", written)
        for line, written in [(2, "2"), (3, "1"), (4, "4"), (5, "5")]
    ]


def test_a_new_colleague_needs_a_unit() -> None:
    assert told(plan("Medarbejdernr;Navn\n1;Bo")) == [(2, "Enhed", "Enheden mangler.", "")]


def test_a_colleague_whose_unit_cell_is_faulty_is_told_of_once() -> None:
    Unit.objects.create(external_id="11", name="Byg")

    assert told(plan("Medarbejdernr;Navn;Enhed\n1;Bo;#REF!")) == [
        (2, "Enhed", "Excel kunne ikke regne denne celle ud.", "#REF!")
    ]


def test_an_empty_full_list_is_refused_and_an_empty_list_does_nothing() -> None:
    empty = UNITS.splitlines()[0]

    assert told(plan(empty, is_full=True)) == [
        (1, "Id", "Listen er tom. Som hel liste ville den afslutte alle.", "")
    ]
    assert plan(empty).does_nothing


def test_unknown_columns_are_told_and_hinder_nothing() -> None:
    found = plan("Id;Navn;Overordnet;Lønramme\n1;Byg;;36")

    assert (found.unknown_columns, found.faults) == ((("liste.csv", "Lønramme"),), ())


def test_a_list_without_number_or_name_is_told_at_its_headings() -> None:
    assert told(plan("Enhedsid;Titel;Mobil\n10;Leder;")) == [
        (1, "Id", "Kolonnen mangler.", ""),
        (1, "Navn", "Kolonnen mangler.", ""),
    ]


def faulty_rows() -> tuple[list[list[str]], list[tuple[int, str]]]:
    """5,000 colleagues below their headings, and 200 faults of eight kinds with their lines and fields."""
    headings = ["Id", "Navn", "Enhed", "Telefon", "Mail", "Sidste dag", "Titel"]
    rows = [
        [str(n), f"Kollega {n}", "11", "19554001", f"k{n}@hvidklit.example", "", "Sagsbehandler"]
        for n in range(1, 5001)
    ]
    kinds = [
        ("Id", ""), ("Navn", ""), ("Enhed", "99"), ("Telefon", "1234"), ("Mail", "ikke en mail"),
        ("Sidste dag", "32-13-2026"), ("Titel", "x" * 121), ("Titel", "BÃ¸rnehave"),
    ]  # fmt: skip
    expected = []
    for fault in range(200):
        field, written = kinds[fault % len(kinds)]
        rows[fault * 25][headings.index(field)] = written
        expected.append((fault * 25 + 2, field))
    return [headings, *rows], expected


def test_five_thousand_lines_with_two_hundred_faults_name_all_of_them() -> None:
    Unit.objects.create(external_id="11", name="Byg")
    rows, expected = faulty_rows()

    found = plan("\n".join(";".join(row) for row in rows))

    assert [(fault.line, fault.field) for fault in found.faults] == expected


def test_a_workbook_with_two_hundred_faults_names_all_of_them() -> None:
    Unit.objects.create(external_id="11", name="Byg")
    rows, expected = faulty_rows()
    file = read_staff_file(name="liste.xlsx", content=workbook(Medarbejdere=rows))

    found = plan_import(files=[file], is_full=False, today=TODAY)

    assert [(fault.line, fault.field) for fault in found.faults] == expected
