"""Lists as a municipality's own register would give them, small enough to read in a test."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

from indgang.people.staff_files.reading import read_staff_file
from indgang.people.staff_files.sheets import StaffFile

UNITS = """\
Id;Navn;Overordnet;Leder;Telefon;Mail;Sted
10;Teknik og Miljø;;;19 55 10 00;teknik@hvidklit.example;Rådhuset
11;Byg;10;1;;;Rådhuset
"""
COLLEAGUES = """\
Medarbejdernr;Navn;Titel;Enhed;Direkte telefon;Mobil;Mail
1;Åse Østergård;Leder;11;19554001;19664001;aase@hvidklit.example
2;Bo Kær;Byggesagsbehandler;11;19554002;;bo@hvidklit.example
"""


def as_file(text: str, *, name: str = "liste.csv", encoding: str = "utf-8") -> StaffFile:
    return read_staff_file(name=name, content=text.encode(encoding))


def workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    """An XLSX file of named sheets, each given as rows of cells."""
    book = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()
