from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from indgang.shared.file_kinds import ENDINGS, LONGEST_NAME, harmless_name, kind_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OPEN = "application/vnd.oasis.opendocument.text"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def archive(**parts: str) -> bytes:
    body = BytesIO()
    with ZipFile(body, "w", ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr({"contents": "[Content_Types].xml"}.get(name, name), text)
    return body.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"%PDF-1.7\n", "hvadsomhelst.exe", "application/pdf"),
        (b"\xef\xbb\xbf  %PDF-1.4", "plan.pdf", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", "foto", "image/png"),
        (b"\xff\xd8\xff\xe0", "foto.jpg", "image/jpeg"),
        (b"GIF89a", "foto.gif", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "foto.webp", "image/webp"),
        (b"\0\0\0\x18ftypheic", "foto.heic", "image/heic"),
        (b"AC1032\0\0", "tegning.dwg", "image/vnd.dwg"),
        (archive(contents="<x wordprocessingml.document.main+xml/>"), "brev.docx", WORD),
        (archive(contents="<x spreadsheetml.sheet.main+xml/>"), "tal.xlsx", SHEET),
        (
            archive(mimetype="application/vnd.oasis.opendocument.text"),
            "brev.odt",
            "application/vnd.oasis.opendocument.text",
        ),
        ("Blåbær\n".encode(), "noter.txt", "text/plain"),
        ("Blåbær;1\r\n".encode("cp1252"), "tal.csv", "text/plain"),
    ],
)
def test_a_file_is_what_is_in_it(content: bytes, name: str, kind: str) -> None:
    assert kind_of(content, name) == kind


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90\0", "plan.pdf"),
        (b"\x7fELF", "foto.png"),
        (b"<html><script>", "side.html"),
        (b"<svg onload=x>", "billede.svg"),
        (b"tekst", "uden-endelse"),
        (b"te\0kst", "noter.txt"),
        (b"te\x01kst\xff", "noter.txt"),
        (b"PK\x03\x04 og ikke mere", "brev.docx"),
        (archive(andet="x"), "brev.docx"),
        (archive(mimetype="application/x-msdownload"), "brev.odt"),
        (archive(contents="<x/>"), "brev.docx"),
        (archive(contents="wordprocessingml.document.main+xml macroEnabled"), "brev.docx"),
        (archive(contents="wordprocessingml.document.main+xml", **{"word/vbaProject.bin": "x"}), "brev.docx"),
    ],
)
def test_programs_pages_and_macros_are_not_taken(content: bytes, name: str) -> None:
    assert kind_of(content, name) == ""


@pytest.mark.parametrize(
    ("name", "kind", "harmless"),
    [
        ("plan.pdf", "application/pdf", "plan.pdf"),
        ("PLAN.PDF", "application/pdf", "PLAN.pdf"),
        ("foto.jpeg", "image/jpeg", "foto.jpeg"),
        ("faktura.exe", "application/pdf", "faktura.exe.pdf"),
        ("../../etc/passwd", "text/plain", "passwd.txt"),
        ("C:\\brugere\\bo\\plan.pdf", "application/pdf", "plan.pdf"),
        ("plan\u202efdp.exe", "application/pdf", "planfdp.exe.pdf"),
        ("a\0b\r\nc\x7f.pdf", "application/pdf", "abc.pdf"),
        ("\u2066\u200b.pdf", "application/pdf", "fil.pdf"),
        ("", "image/png", "fil.png"),
        ("<b>\"x'.png", "image/png", "_b__x_.png"),
        ("  to   ord .pdf", "application/pdf", "to ord.pdf"),
        ("Smørrebrød 😀.pdf", "application/pdf", "Smørrebrød 😀.pdf"),
    ],
)
def test_names_are_made_harmless(name: str, kind: str, harmless: str) -> None:
    assert harmless_name(name, kind) == harmless


def test_a_long_name_keeps_its_ending() -> None:
    name = harmless_name("x" * 300 + ".pdf", "application/pdf")

    assert (len(name), name[-5:]) == (LONGEST_NAME, "x.pdf")


def test_every_kind_has_an_ending() -> None:
    assert [kind for kind, endings in ENDINGS.items() if not endings] == []
