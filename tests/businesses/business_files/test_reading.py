from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indgang.businesses.business_files.cells import clean_line
from indgang.businesses.business_files.columns import HEADINGS
from indgang.businesses.business_files.examples import example_file
from indgang.businesses.business_files.reading import (
    BusinessSheet,
    UnableToReadBusinessFile,
    read_business_file,
)
from indgang.people.staff_files.lists import MOST_BYTES
from indgang.people.staff_files.sheets import UnableToReadStaffFile

LIST = "CVR;Navn;Ansatte;By\n99000007;Klit Smede;14;Hvidklit\n99000015;Østerlund Gårdbutik;2;Østerlund\n"


HINT = "Står der et skilletegn inde i en tekst?"


def read(content: str | bytes, name: str = "liste.csv") -> BusinessSheet:
    [sheet] = read_business_file(
        name=name, content=content.encode() if isinstance(content, str) else content
    ).sheets
    return sheet


def workbook(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    body = BytesIO()
    book.save(body)
    return body.getvalue()


def told(sheet: BusinessSheet) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.field, fault.problem) for fault in sheet.faults]


def cleaned(line: str, headings: str) -> tuple[dict[str, object], list[tuple[str, str, str]]]:
    """The values of one line, and its faults: field, problem, what stood there."""
    sheet = read(f"{headings}\n{line}\n")
    clean, faults = clean_line(sheet, sheet.rows[0])
    return dict(clean.values), [(fault.field, fault.problem, fault.written) for fault in faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_is_read_whatever_its_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    sheet = read(LIST.replace(";", delimiter).encode(encoding))
    assert [row.line for row in sheet.rows] == [2, 3]
    assert sheet.rows[1].cells == {
        "cvr": "99000015", "name": "Østerlund Gårdbutik", "size": "2", "town": "Østerlund",
    }  # fmt: skip
    assert (sheet.faults, sheet.unknown_columns) == ((), ())


def test_a_workbook_is_read_sheet_by_sheet() -> None:
    file = read_business_file(
        name="udtræk.xlsx",
        content=workbook(
            Virksomheder=[["CVR-nummer", "Virksomhedsnavn"], [99000007, "Klit Smede", "en note"]],
            Noter=[["Husk", "at ringe"]],
        ),
    )
    [sheet] = file.sheets
    assert (sheet.source, file.skipped_sheets) == ("udtræk.xlsx, arket Virksomheder", ("Noter",))
    assert sheet.rows[0].cells == {"cvr": "99000007", "name": "Klit Smede"}
    assert sheet.unknown_columns == ("(uden overskrift)",)
    [alone] = read_business_file(
        name="b.xlsx", content=workbook(A=[["CVR", "Navn"], ["99000007", "B"]])
    ).sheets
    assert alone.source == "b.xlsx"


def test_our_own_example_is_without_fault() -> None:
    sheet = read(example_file())
    assert set(sheet.headings) == set(HEADINGS)
    assert (sheet.faults, [faults for row in sheet.rows for faults in clean_line(sheet, row)[1]]) == ((), [])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b" ", "Filen er tom."),
        (b"x" * (MOST_BYTES + 1), "Filen fylder mere end 10 MB"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "gammel Excel-fil"),
        (b"Dyr;Farve\nKo;Brun\n", "Vi fandt ingen liste over virksomheder."),
        (workbook(A=[["Dyr", "Farve"]]), "Vi fandt ingen liste over virksomheder."),
    ],
)
def test_a_file_that_is_no_list_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(UnableToReadBusinessFile) as refused:
        read(content)
    assert reason in refused.value.reason


def test_what_is_wrong_with_the_headings_is_told() -> None:
    faults = told(read("Navn;By;Bynavn;CPR-nr;Farve\nA;B;C;D;E\n"))
    assert faults == [
        (1, "CVR", "Kolonnen mangler."),
        (1, "By", "Flere kolonner betyder det samme. Behold én af dem."),
        (1, "Bynavn", "Flere kolonner betyder det samme. Behold én af dem."),
        (1, "CPR-nr", "CPR-numre hører ikke til her. Fjern kolonnen."),
    ]


def test_what_is_wrong_with_a_line_is_told_with_its_number() -> None:
    content = 'CVR;Navn\n99000007;"A" B\n99000015;C;D;E\n99000023;Født 010170-1234\n'
    assert told(read(content)) == [
        (2, "Hele linjen", "Her begynder et anførselstegn, som aldrig slutter, eller som står midt i en celle."),
        (3, "Hele linjen", f"Linjen har 2 celler mere, end der er overskrifter. {HINT}"),
        (4, "Navn", "Det ligner et CPR-nummer. Fjern det; det må ikke stå her."),
    ]  # fmt: skip


def test_a_p_number_is_not_taken_for_a_persons() -> None:
    sheet = read("CVR;Navn;P-nummer\n99000007;A;1001701234\n")
    assert (sheet.faults, clean_line(sheet, sheet.rows[0])[0].values["p_number"]) == ((), "1001701234")


def test_cells_become_values() -> None:
    headings = "CVR;Navn;Ansatte;Hjemmeside;Telefon;På landet;Ophørt;P-nummer"
    line = "DK 99000007;Klit;1.200;http://klit.example;+45 19701001;Ja;31-12-2026;99 0000 0001"
    assert cleaned(line, headings) == (
        {
            "cvr": "99000007", "name": "Klit", "size": "250+", "website": "https://klit.example",
            "phone": "19 70 10 01", "is_rural": True, "ended_date": date(2026, 12, 31), "p_number": "9900000001",
        },
        [],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "size"),
    [
        ("", ""),
        ("0", "0"),
        ("0,5", "1-9"),
        ("1-9", "1-9"),
        ("10 – 49 ansatte", "10-49"),
        ("250+", "250+"),
        ("49,5", "50-249"),
    ],
)
def test_a_size_is_a_number_or_a_class(typed: str, size: str) -> None:
    assert cleaned(f"99000007;A;{typed}", "CVR;Navn;Ansatte") == (
        {"cvr": "99000007", "name": "A", "size": size},
        [],
    )


def test_a_last_day_that_nobody_knows_is_none() -> None:
    assert cleaned("99000007;31-12-9999", "CVR;Ophørt")[0] == {"cvr": "99000007", "ended_date": None}


@pytest.mark.parametrize(
    ("heading", "written", "problem"),
    [
        ("Ansatte", "mange", "Skriv antallet af ansatte, eller et af disse: 0, 1-9, 10-49, 50-249, 250+."),
        ("På landet", "måske", "Skriv ja eller nej."),
        ("Navn", "#REF!", "Excel kunne ikke regne denne celle ud."),
        ("Navn", "Ã¸st", "Bogstaverne er gået i stykker. Gem filen som CSV UTF-8, og prøv igen."),
        ("Mail", "nej", "Skriv en mailadresse, for eksempel navn@kommune.dk."),
        ("Branchekode", "123456789", "Skriv højst 8 tegn. Der er 9 her."),
        ("P-nummer", "12", "Et P-nummer har ti cifre."),
    ],
)
def test_a_faulty_cell_is_told_with_what_stood_there(heading: str, written: str, problem: str) -> None:
    assert cleaned(f"99000007;{written}", f"CVR;{heading}") == (
        {"cvr": "99000007"},
        [(heading, problem, written)],
    )


def test_a_number_of_a_person_is_told_once_and_never_repeated() -> None:
    sheet = read("CVR;Navn\n99000007;010170-1234\n")
    line, faults = clean_line(sheet, sheet.rows[0])
    assert (list(line.faulty), len(faults), [fault.written for fault in sheet.faults]) == (["name"], 0, [""])
    sheet = read("CVR;P-nummer\n99000007;3112991234\n")
    [fault] = clean_line(sheet, sheet.rows[0])[1]
    assert fault.written == "(vises ikke)"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_make_it_fail(content: bytes) -> None:
    try:
        file = read_business_file(name="x", content=b"CVR;Navn\n" + content)
    except (UnableToReadBusinessFile, UnableToReadStaffFile):
        return
    for sheet in file.sheets:
        for row in sheet.rows:
            clean_line(sheet, row)
