from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from indgang.people.staff_files.cells import clean_cell, clean_rows, shown
from indgang.people.staff_files.columns import Kind
from indgang.people.staff_files.reading import read_staff_file


def cleaned(field: str, text: str, longest: int | None = None) -> object:
    return clean_cell(Kind.COLLEAGUES, field, text, longest)


def problem(field: str, text: str, longest: int | None = None) -> str:
    with pytest.raises(ValidationError) as fault:
        cleaned(field, text, longest)
    return " ".join(fault.value.messages)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("phone", "+45 19 55-40.01", "19 55 40 01"),
        ("mobile", "", ""),
        ("mail", "bo@hvidklit.example", "bo@hvidklit.example"),
        ("leaving_date", "31-12-2026", date(2026, 12, 31)),
        ("leaving_date", "2026-12-31", date(2026, 12, 31)),
        ("leaving_date", "31-12-9999", None),
        ("leaving_date", "", None),
        ("place", "Torvet\n2. sal", "Torvet 2. sal"),
        ("name", "Ã Ó Åse 😀", "Ã Ó Åse 😀"),
    ],
)
def test_a_cell_becomes_a_clean_value(field: str, text: str, value: object) -> None:
    assert cleaned(field, text) == value


@pytest.mark.parametrize("field", ["external_id", "name", "units"])
def test_what_cannot_be_left_out_is_missed(field: str) -> None:
    assert problem(field, "").endswith(" mangler.")


def test_a_unit_needs_no_parent() -> None:
    assert clean_cell(Kind.UNITS, "parent", "", None) == ""


@pytest.mark.parametrize("text", ["BÃ¸rnehave", "BÃ†K", "B\ufffdrn", "B\x9brn"])
def test_broken_letters_are_told(text: str) -> None:
    assert problem("title", text) == "Bogstaverne er gået i stykker. Gem filen som CSV UTF-8, og prøv igen."


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "#VÆRDI!"])
def test_what_excel_could_not_work_out_is_told(text: str) -> None:
    assert problem("title", text) == "Excel kunne ikke regne denne celle ud."


@pytest.mark.parametrize("text", ["en\x00to", "en\x07to", "en\ue000to"])
def test_characters_that_cannot_be_shown_are_told(text: str) -> None:
    assert "kan ikke vises" in problem("title", text) or "ikke kan vises" in problem("title", text)


def test_a_text_that_is_too_long_is_told_with_both_lengths() -> None:
    assert "120" in problem("title", "x" * 121, 120)
    assert "121" in problem("title", "x" * 121, 120)


def test_faults_name_the_heading_of_the_file_and_what_was_written() -> None:
    content = b"Medarbejdernr;Navn;Enhed;Tlf.;Sidste dag\n1;Bo;11;12;31/2 2026\n"
    [sheet] = read_staff_file(name="liste.csv", content=content).sheets

    [row], faults = clean_rows(sheet, {})

    assert [(fault.source, fault.line, fault.field, fault.written) for fault in faults] == [
        ("liste.csv", 2, "Tlf.", "12"),
        ("liste.csv", 2, "Sidste dag", "31/2 2026"),
    ]
    assert (row.faulty, dict(row.values)) == (
        frozenset({"phone", "leaving_date"}), {"external_id": "1", "name": "Bo", "units": "11"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Bo", "Bo"),
        ("x" * 70, "x" * 60 + "…"),
        ("en\x00to\n", "en�to�"),
        ("010180-1234", "(vises ikke)"),
        ("101801234", "(vises ikke)"),
        ("medarbejdere_20261124103000.csv", "medarbejdere_20261124103000.csv"),
    ],
)
def test_what_stood_there_is_shown_briefly_and_safely(text: str, seen: str) -> None:
    assert shown(text) == seen
