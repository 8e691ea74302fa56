from __future__ import annotations

from datetime import date, datetime, timedelta
from datetime import time as clock
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indgang.people.staff_files import lists
from indgang.people.staff_files.cells import clean_rows
from indgang.people.staff_files.columns import Kind
from indgang.people.staff_files.reading import read_staff_file
from indgang.people.staff_files.sheets import Sheet, UnableToReadStaffFile
from tests.people.lists import COLLEAGUES, UNITS, workbook

AASE = {"external_id": "1", "name": "Åse Østergård", "title": "Leder", "units": "11", "phone": "19554001"}
AASE |= {"mobile": "19664001", "mail": "aase@hvidklit.example"}


def only_sheet(content: bytes | str, name: str = "liste.csv") -> Sheet:
    content = content.encode() if isinstance(content, str) else content
    [sheet] = read_staff_file(name=name, content=content).sheets
    return sheet


def told(sheet: Sheet) -> list[tuple[int, str, str, str]]:
    return [(fault.line, fault.field, fault.problem, fault.written) for fault in sheet.faults]


def refusal(content: bytes | str, name: str = "liste.csv") -> str:
    with pytest.raises(UnableToReadStaffFile) as refused:
        only_sheet(content, name)
    return refused.value.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_is_read_whatever_its_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    sheet = only_sheet(COLLEAGUES.replace(";", delimiter).encode(encoding))

    assert (sheet.kind, sheet.header_line, sheet.faults) == (Kind.COLLEAGUES, 1, ())
    assert [row.line for row in sheet.rows] == [2, 3]
    assert sheet.rows[0].cells == AASE


def test_a_delimiter_inside_quotation_marks_is_text() -> None:
    sheet = only_sheet('Id,Navn,Enhed,Sted\n1,"Kær, Bo",11,"Rådhuset; 2. sal"\n')

    assert sheet.rows[0].cells == {
        "external_id": "1", "name": "Kær, Bo", "units": "11", "place": "Rådhuset; 2. sal",
    }  # fmt: skip


@pytest.mark.parametrize("mark", ["sep=;", "SEP=;"])
def test_excels_own_line_on_the_delimiter_is_not_counted(mark: str) -> None:
    assert only_sheet(f"{mark}\r\n{UNITS}").header_line == 1


def test_lines_are_counted_as_a_spreadsheet_counts_them() -> None:
    sheet = only_sheet('\n;;\nId;Navn;Enhed;Sted\n1;Bo;11;"Torvet\n2. sal"\n\n ; ;\n2;Eva;11;\n')

    assert sheet.header_line == 3
    assert [(row.line, row.cells["name"]) for row in sheet.rows] == [(4, "Bo"), (7, "Eva")]


def test_headings_are_known_in_other_words_and_spellings() -> None:
    sheet = only_sheet(
        "MEDARBEJDERNUMMER; navn ;Stilling;Afdeling;Tlf.;Mobil-nr;e-mail;SPOERG OM;Fratrædelsesdato\n"
    )

    assert list(sheet.headings) == [
        "external_id", "name", "title", "units", "phone", "mobile", "mail", "ask_about", "leaving_date",
    ]  # fmt: skip
    assert sheet.headings["name"] == "navn"


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("Id;Navn;Overordnet", Kind.UNITS),
        ("Enhedsid;Enhed;Overordnet enhed;Leder", Kind.UNITS),
        ("Id;Navn;Leder;Telefon", Kind.UNITS),
        ("Id;Navn;Enhed", Kind.COLLEAGUES),
        ("Id;Navn;Mobil", Kind.COLLEAGUES),
        ("Medarbejdernr;Navn;Enhed;Leder", Kind.COLLEAGUES),
        ("Medarbejdernr;Navn", Kind.COLLEAGUES),
    ],
)
def test_the_headings_tell_what_the_list_is_of(headings: str, kind: Kind) -> None:
    assert only_sheet(headings).kind == kind


@pytest.mark.parametrize(
    ("name", "kind"), [("Enheder 2026.csv", Kind.UNITS), ("alle_medarbejdere.csv", Kind.COLLEAGUES)]
)
def test_the_name_of_the_file_tells_when_the_headings_do_not(name: str, kind: Kind) -> None:
    assert only_sheet("Id;Navn;Mail", name).kind == kind


def test_a_list_that_may_be_of_either_is_refused() -> None:
    assert refusal("Id;Navn;Mail") == (
        "Vi kan ikke se, om listen er over enheder eller medarbejdere. Tilføj kolonnen Overordnet eller Enhed."
    )


def test_columns_we_do_not_know_are_told() -> None:
    sheet = only_sheet("Id;Navn;Enhed;Lønramme;;\n1;Bo;11;36;bag ved\n")

    assert sheet.unknown_columns == ("Lønramme", "(uden overskrift)")
    assert told(sheet) == []


def test_a_column_that_stands_twice_is_told_at_both() -> None:
    assert told(only_sheet("Id;Navn;Enhed;Telefon;Direkte telefon\n")) == [
        (1, "Telefon", "Flere kolonner betyder det samme. Behold én af dem.", ""),
        (1, "Direkte telefon", "Flere kolonner betyder det samme. Behold én af dem.", ""),
    ]


def test_a_line_with_a_delimiter_too_many_is_told() -> None:
    why = "end der er overskrifter. Står der et skilletegn inde i en tekst?"
    assert told(only_sheet("Id;Navn;Enhed\n1;Kær;Bo;11\n2;Kær;Bo;11;;x\n")) == [
        (
            2,
            "Hele linjen",
            f"Linjen har én celle mere, {why}",
            "",
        ),
        (
            3,
            "Hele linjen",
            f"Linjen har 2 celler mere, {why}",
            "",
        ),
    ]


def test_quotation_marks_that_break_a_line_are_told_and_the_rest_is_read() -> None:
    sheet = only_sheet('Id;Navn;Enhed\n1;"Bo"x;11\n2;Eva;11\n3;"Ib;11\n4;Else;11\n')

    problem = "Her begynder et anførselstegn, som aldrig slutter, eller som står midt i en celle."
    assert told(sheet) == [(2, "Hele linjen", problem, ""), (4, "Hele linjen", problem, "")]
    assert [row.cells["name"] for row in sheet.rows] == ["Eva"]


@pytest.mark.parametrize(
    "written", ["010180-1234", "0101801234", "010180 1234", "01.01.80 1234", "Bo (010180–1234)"]
)
def test_what_looks_like_a_person_number_is_refused_and_never_repeated(written: str) -> None:
    sheet = only_sheet(f"Id;Navn;Enhed;Note\n1;{written};11;\n{written};Bo;11;\n2;Bo;11;{written}\n")

    rows, faults = clean_rows(sheet, {})
    problem = "Det ligner et CPR-nummer. Fjern det; det må ikke stå her."
    assert told(sheet) == [(2, "Navn", problem, ""), (3, "Id", problem, ""), (4, "Note", problem, "")]
    assert faults == []
    assert ["name" in row.values for row in rows] == [False, True, True]


def test_a_column_for_person_numbers_is_refused() -> None:
    assert told(only_sheet("Id;Navn;Enhed;CPR-nr.\n")) == [
        (1, "CPR-nr.", "CPR-numre hører ikke til her. Fjern kolonnen.", "")
    ]


def test_a_person_number_in_a_heading_or_a_name_of_a_file_is_not_repeated() -> None:
    sheet = only_sheet("Id;Navn;Enhed;010180-1234\n1;Bo;11;010180-1234", "010180-1234.csv")

    assert (sheet.source, sheet.unknown_columns, sheet.faults[0].field) == (
        "(vises ikke)", ("(vises ikke)",), "(vises ikke)",
    )  # fmt: skip


def test_a_workbook_holds_both_lists_and_what_else_it_holds_is_told() -> None:
    file = read_staff_file(
        name="Organisation.xlsx",
        content=workbook(
            Vejledning=[["Sådan udfyldes arket"]],
            Tomt=[],
            Enheder=[line.split(";") for line in UNITS.splitlines()],
            Medarbejdere=[["Udtræk"], [], *(line.split(";") for line in COLLEAGUES.splitlines())][2:],
        ),
    )

    assert [(sheet.source, sheet.kind) for sheet in file.sheets] == [
        ("Organisation.xlsx, arket Enheder", Kind.UNITS),
        ("Organisation.xlsx, arket Medarbejdere", Kind.COLLEAGUES),
    ]
    assert file.skipped_sheets == ("Vejledning",)
    assert file.sheets[1].rows[0].cells == AASE


def test_cells_of_a_workbook_become_what_a_person_reads() -> None:
    midnight = datetime(2026, 12, 31)  # noqa: DTZ001 – a workbook knows no time zones
    sheet = only_sheet(
        workbook(
            Medarbejdere=[
                ["Id", "Navn", "Enhed", "Telefon", "Sidste dag", "Arbejdstid", "Sted", "Titel"],
                [],
                [4711.0, " Bo Kær ", 11, 19554001, midnight, clock(8, 30), True, 1.5],
                [1, "Eva", 11, None, date(2026, 12, 31), midnight + timedelta(hours=9), None, None],
            ]
        ),
        "liste.xlsx",
    )

    assert [(row.line, tuple(row.cells.values())) for row in sheet.rows] == [
        (3, ("4711", "Bo Kær", "11", "19554001", "31-12-2026", "08:30", "True", "1.5")),
        (4, ("1", "Eva", "11", "", "31-12-2026", "31-12-2026 09:00", "", "")),
    ]
    assert sheet.source == "liste.xlsx"


def test_a_note_beside_the_list_of_a_workbook_is_told_as_a_column_without_a_heading() -> None:
    sheet = only_sheet(workbook(Ark1=[["Id", "Navn", "Enhed"], ["1", "Bo", "11", None, "husk"]]))

    assert (sheet.unknown_columns, sheet.faults) == (("(uden overskrift)",), ())


@pytest.mark.parametrize("content", [b"", b" \r\n\t "])
def test_an_empty_file_is_refused(content: bytes) -> None:
    assert refusal(content) == "Filen er tom."


@pytest.mark.parametrize(
    "content", ["Kære alle\nhermed listen", "\x89PNG\r\n\x1a\n\x00\x00", ";;;\n;;", "Navn"]
)
def test_what_is_no_list_is_refused(content: str) -> None:
    assert refusal(content).startswith("Vi fandt ingen liste over enheder eller medarbejdere.")


def test_a_workbook_without_a_list_is_refused() -> None:
    assert refusal(workbook(Ark1=[["Kære alle"]])).startswith("Vi fandt ingen liste")


def test_a_file_that_is_too_large_is_refused() -> None:
    reason = "Filen fylder mere end 10 MB. Gem kun selve listen, uden billeder."
    assert refusal(b"x" * (lists.MOST_BYTES + 1)) == reason


def test_an_old_or_locked_excel_file_is_refused() -> None:
    assert refusal(bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 500) == (
        "Filen er en gammel Excel-fil eller låst med adgangskode. Gem den som .xlsx uden adgangskode."
    )


def test_too_many_lines_are_refused() -> None:
    lines = [["Id", "Navn", "Enhed"], *([str(n), "Bo", "11"] for n in range(20_001))]
    reason = "Der er mere end 20.000 linjer i én liste. Del den i flere filer."

    assert refusal("\n".join(";".join(line) for line in lines)) == reason
    assert refusal(workbook(Ark1=lines)) == reason
    assert len(only_sheet("\n".join(";".join(line) for line in lines[:-1])).rows) == 20_000


def packed(**parts: bytes) -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return kept.getvalue()


def test_a_workbook_that_unpacks_to_very_much_is_refused_without_unpacking_it() -> None:
    bomb = packed(**{"xl/worksheets/sheet1.xml": b" " * (51 * 1024 * 1024)})
    reason = "Excel-filen fylder for meget, når den pakkes ud. Gem kun selve listerne."

    assert len(bomb) < 100_000
    assert refusal(bomb) == reason
    assert refusal(packed(**{str(n): b"" for n in range(501)})) == reason


UNREADABLE = "Excel-filen kan ikke læses. Åbn den i Excel, gem den igen som .xlsx, og prøv igen."
CELL = '<c r="A1" t="inlineStr"><is><t>&{};</t></is></c>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "sheet",
    [
        f'<!DOCTYPE s [<!ENTITY l0 "ha">{LAUGHS}]><worksheet><row>{CELL.format("l9")}</row></worksheet>',
        f'<!DOCTYPE s [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet><row>{CELL.format("f")}</row></worksheet>',
        "<worksheet><sheetData><row r='-1'>",
        "",
    ],
)
def test_a_workbook_that_means_harm_or_is_broken_is_refused(sheet: str) -> None:
    original = ZipFile(BytesIO(workbook(Ark1=[["Id", "Navn", "Enhed"]])))
    parts = {name: original.read(name) for name in original.namelist()}
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()

    assert (
        refusal(packed(**parts))
        == "Excel-filen kan ikke læses. Åbn den i Excel, gem den igen som .xlsx, og prøv igen."
    )


def test_a_workbook_whose_lines_are_numbered_absurdly_is_refused() -> None:
    original = ZipFile(BytesIO(workbook(Ark1=[["Id", "Navn", "Enhed"], ["1", "Bo", "11"]])))
    parts = {name: original.read(name) for name in original.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        b'r="2"', b'r="99999999999"'
    )

    assert refusal(packed(**parts)) == UNREADABLE


def test_bytes_that_only_begin_as_a_workbook_are_refused() -> None:
    assert refusal(b"PK\x03\x04 and no more") == UNREADABLE


def read_or_refuse(content: bytes) -> None:
    try:
        file = read_staff_file(name="liste", content=content)
    except UnableToReadStaffFile:
        return
    for sheet in file.sheets:
        clean_rows(sheet, {"name": 120})


@settings(deadline=None)
@given(st.binary(max_size=500))
def test_no_bytes_fail_otherwise_than_by_a_refusal(content: bytes) -> None:
    read_or_refuse(content)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_text_below_good_headings_fails(text: str) -> None:
    read_or_refuse(
        b"Id;Navn;Enhed;Telefon;Mail;Sidste dag;Titel\n" + text.encode("utf-8", errors="surrogatepass")
    )


WORKBOOK = workbook(Enheder=[line.split(";") for line in UNITS.splitlines()])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_to_a_workbook_fails_otherwise_than_by_a_refusal(data: st.DataObject) -> None:
    content = bytearray(WORKBOOK)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    read_or_refuse(bytes(content[: data.draw(st.integers(1, len(content)))]))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_damage_to_the_sheet_itself_fails_otherwise_than_by_a_refusal(data: st.DataObject) -> None:
    original = ZipFile(BytesIO(WORKBOOK))
    parts = {name: original.read(name) for name in original.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    content = bytearray(parts[name])
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    read_or_refuse(packed(**(parts | {name: bytes(content)})))


@pytest.mark.parametrize(("kind", "label"), [(Kind.UNITS, "Enheder"), (Kind.COLLEAGUES, "Medarbejdere")])
def test_a_kind_of_list_has_a_name(kind: Kind, label: str) -> None:
    assert kind.label == label
