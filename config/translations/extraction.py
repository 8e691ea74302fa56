"""What the sources ask to have translated: msgids by area, from Python and from templates."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

# Where each function of django.utils.translation has its msgid, its plural and its context ("c").
SINGULAR, PLURAL, IN_CONTEXT, PLURAL_IN_CONTEXT = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS: dict[str, Any] = {
    "_": SINGULAR,
    "gettext": SINGULAR,
    "gettext_lazy": SINGULAR,
    "gettext_noop": SINGULAR,
    "ngettext": PLURAL,
    "ngettext_lazy": PLURAL,
    "pgettext": IN_CONTEXT,
    "pgettext_lazy": IN_CONTEXT,
    "npgettext": PLURAL_IN_CONTEXT,
    "npgettext_lazy": PLURAL_IN_CONTEXT,
}
TEMPLATE_ENDINGS = {".html", ".txt", ".xml"}


def area_folders(root: Path) -> dict[str, Path]:
    """The folders that have a po file each: `config` and every area under `indgang`."""
    folders = {"config": root / "config"}
    for folder in sorted((root / "indgang").glob("*/")):
        if folder.is_dir() and not folder.name.startswith(("_", ".")):
            folders[folder.name] = folder
    return folders


def python_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)


def template_files(folder: Path) -> list[Path]:
    endings = TEMPLATE_ENDINGS
    return sorted(p for p in folder.rglob("templates/**/*") if p.suffix in endings and p.is_file())


def extract_area(root: Path, folder: Path) -> Catalog:
    """Every msgid under `folder`, each with the files (relative to `root`) that use it."""
    catalogue = Catalog(locale="da")
    for path in [*python_files(folder), *template_files(folder)]:
        for message, context in messages_in(path):
            catalogue.add(message, context=context, locations=[(path.relative_to(root).as_posix(), 0)])
    return catalogue


def messages_in(path: Path) -> Iterator[tuple[Any, str | None]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix in TEMPLATE_ENDINGS:
        text = as_python(text, path)
    for _line, message, _comments, context in extract("python", BytesIO(text.encode()), KEYWORDS):
        yield message, context


def as_python(text: str, path: Path) -> str:
    """A template with everything but its msgids blanked; the indentation would mean something to Python."""
    return "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).splitlines())
