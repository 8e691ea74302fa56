"""PDF for everybody (PDF/UA-1), drawn by Typst from a template beside its area and plain data.

The data reaches the template as JSON, so that what people wrote is never read as markup. Fonts are those of the design
system and no others: a PDF is the same on every machine. A template begins by importing
``/shared/templates/shared/paper.typ``, and reads ``data``, which also holds the municipality's ``colours``.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from indgang.shared.colours import shades_of
from indgang.shared.font_letters import letters_of

ROOT = Path(__file__).resolve().parents[1]
FONT_FOLDER = Path("node_modules/dkfds/dist/fonts/IBMPlexSans/complete/ttf")
CONTROL = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
UNDRAWN = frozenset({"So", "Sk", "Mn", "Me"})
"""Emoji and loose accents: they are left out where the font has none."""
UNKNOWN_LETTER = "?"


def write_pdf(*, template: str, data: Mapping[str, Any], colour: str) -> bytes:
    """``template`` is its path under ``indgang/``. Raises typst.TypstError where the template itself is at fault."""
    fonts = Path(settings.PROJECT_DIR) / FONT_FOLDER
    shades = {name.removeprefix("--indgang-"): value for name, value in shades_of(colour).items()}
    drawn = typst.compile(
        ROOT / template,
        root=ROOT,
        font_paths=[fonts],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        sys_inputs={"data": json.dumps(drawable(dict(data)) | {"colours": shades})},
    )
    if not isinstance(drawn, bytes):  # pragma: no cover – only pictures come as one file for each page
        raise TypeError(f"{template} was not drawn as one PDF")
    return drawn


def drawable(data: Any) -> Any:
    """The same data with texts of letters that our font has: PDF/UA allows no letter without its picture."""
    if isinstance(data, str):
        return drawable_text(data)
    if isinstance(data, Mapping):
        return {key: drawable(value) for key, value in data.items()}
    return [drawable(one) for one in data] if isinstance(data, list | tuple) else data


def drawable_text(text: str) -> str:
    """Emoji are left out, and a letter of another script becomes a question mark."""
    known = letters_of(Path(settings.PROJECT_DIR) / FONT_FOLDER / "IBMPlexSans-Regular.ttf")
    return "".join(_drawable_letter(letter, known) for letter in unicodedata.normalize("NFC", text))


def _drawable_letter(letter: str, known: frozenset[int]) -> str:
    if letter == "\n":
        return letter
    if letter.isspace():
        return " "
    kind = unicodedata.category(letter)
    if kind not in CONTROL and ord(letter) in known:
        return letter
    return "" if kind in CONTROL | UNDRAWN else UNKNOWN_LETTER
