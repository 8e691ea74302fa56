"""Which files are taken, told by what is in them and not by their names; and names made harmless. Pure."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from zipfile import BadZipFile, ZipFile

LONGEST_NAME = 120
MOST_READ = 200_000  # bytes of a document's own list of contents
HIDDEN_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
NOT_IN_NAMES = re.compile(r'[<>:"|?*%;&$`\'\\/]')
PARTS_NAMES = re.compile(r"[\\/]")

# Content type → the endings that fit it, the usual one first.
ENDINGS = {
    "application/pdf": ("pdf",),
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "image/heic": ("heic", "heif"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ("docx",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ("xlsx",),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ("pptx",),
    "application/vnd.oasis.opendocument.text": ("odt",),
    "application/vnd.oasis.opendocument.spreadsheet": ("ods",),
    "image/vnd.dwg": ("dwg",),
    "text/plain": ("txt", "csv"),
}
BEGINNINGS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"....ftyp(heic|heix|hevc|heif|mif1|msf1)", re.DOTALL), "image/heic"),
    (re.compile(rb"AC10\d\d"), "image/vnd.dwg"),
    (re.compile(rb"(\xef\xbb\xbf)?\s{0,1000}%PDF-"), "application/pdf"),
)
OFFICE_KINDS = {
    b"wordprocessingml.document.main+xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    b"spreadsheetml.sheet.main+xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    b"presentationml.presentation.main+xml": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ),
}


def kind_of(content: bytes, name: str) -> str:
    """The content type of a file that is taken; empty for all others, such as programs and documents with macros."""
    found = next((kind for sign, kind in BEGINNINGS if sign.match(content)), "")
    if found:
        return found
    if content.startswith(b"PK\x03\x04"):
        return _kind_of_document(content)
    return "text/plain" if ending_of(name) in ENDINGS["text/plain"] and _is_text(content) else ""


def _kind_of_document(content: bytes) -> str:
    """Of a ZIP file: what its own list of contents says that it is."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                return _kind_of_office(_beginning(archive, "[Content_Types].xml"), names)
            stated = _beginning(archive, "mimetype").decode("ascii", "replace").strip()
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        return ""
    return stated if stated in ENDINGS and "opendocument" in stated else ""


def _kind_of_office(contents: bytes, names: set[str]) -> str:
    if b"macroEnabled" in contents or any(name.lower().endswith("vbaproject.bin") for name in names):
        return ""
    return next((kind for sign, kind in OFFICE_KINDS.items() if sign in contents), "")


def _beginning(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(MOST_READ)


def _is_text(content: bytes) -> bool:
    if b"\0" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return not any(byte < 0x20 and byte not in b"\t\r\n\f" for byte in content)
    return True


def ending_of(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def harmless_name(name: str, kind: str) -> str:
    """The file's name without path, without letters that hide or turn others, and with an ending that fits ``kind``."""
    last = PARTS_NAMES.split(unicodedata.normalize("NFC", name))[-1]
    seen = "".join(c for c in last if unicodedata.category(c) not in HIDDEN_CATEGORIES)
    plain = " ".join(NOT_IN_NAMES.sub("_", seen).split()).rstrip(". ")
    ending = ending_of(plain)
    stem = plain[: -len(ending) - 1] if ending in ENDINGS[kind] else plain
    ending = ending if ending in ENDINGS[kind] else ENDINGS[kind][0]
    return f"{(stem.strip('. ') or 'fil')[: LONGEST_NAME - len(ending) - 1]}.{ending}"
