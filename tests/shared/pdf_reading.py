"""Reads a PDF back as those who listen to it do: its tags in order, and the text as its fonts spell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

PAIR = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
RANGE = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def tags_of(pdf: pikepdf.Pdf) -> list[str]:
    """The names of all tags, in reading order, such as Document, Title, H1, P."""
    return [str(node.S)[1:] for node in _nodes(pdf.Root.StructTreeRoot) if "/S" in node]


def _nodes(node: Any) -> Iterator[Any]:
    if not isinstance(node, pikepdf.Dictionary):
        return
    yield node
    below: Any = node.get("/K", [])
    for one in below if isinstance(below, pikepdf.Array) else [below]:
        yield from _nodes(one)


def text_of(pdf: pikepdf.Pdf) -> str:
    """All that is written, page for page, without regard to lines."""
    return "\n".join("".join(_pieces(page)) for page in pdf.pages)


def _pieces(page: pikepdf.Page) -> Iterator[str]:
    spelling = {name: _spelling(font) for name, font in page.resources.get("/Font", {}).items()}
    letters: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, str(instruction.operator)
        if operator == "Tf":
            letters = spelling[str(operands[0])]
        elif operator in {"Tj", "TJ"}:
            parts = operands[0] if operator == "TJ" else operands
            yield from (_spelled(bytes(p), letters) for p in parts if isinstance(p, pikepdf.String))


def _spelled(codes: bytes, letters: dict[int, str]) -> str:
    return "".join(letters.get(int.from_bytes(codes[at : at + 2]), "") for at in range(0, len(codes), 2))


def _spelling(font: Any) -> dict[int, str]:
    """Which letters each code of the font stands for (its ToUnicode table)."""
    table = font.ToUnicode.read_bytes().decode("latin-1")
    letters: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        letters |= {int(code, 16): _utf16(text) for code, text in PAIR.findall(block)}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in RANGE.findall(block):
            start = int(first, 16)
            for step in range(int(last, 16) - start + 1):
                letters[start + step] = chr(ord(_utf16(text)) + step)
    return letters


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")
