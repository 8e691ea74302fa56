"""The po files on disk: read, brought up to date with the sources, and compiled into one."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from config.translations.extraction import area_folders, extract_area

HEADER = """\
msgid ""
msgstr ""
"Language: da\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def messages_folder(root: Path) -> Path:
    return root / "locale" / "da" / "LC_MESSAGES"


def po_file(root: Path, area: str) -> Path:
    return messages_folder(root) / f"{area}.po"


def read_area(root: Path, area: str) -> Catalog:
    """What stands in the area's po file; an empty catalogue where there is none."""
    path = po_file(root, area)
    if not path.exists():
        return Catalog(locale="da")
    with path.open("rb") as file:
        return read_po(file, locale="da", abort_invalid=True)


def write_area(root: Path, area: str, catalogue: Catalog) -> None:
    body = BytesIO()
    write_po(
        body,
        catalogue,
        width=100,
        sort_output=True,
        omit_header=True,
        include_lineno=False,
        ignore_obsolete=True,
    )
    path = po_file(root, area)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(HEADER.encode() + body.getvalue().strip() + b"\n")


def update(root: Path, only: Sequence[str] = ()) -> dict[str, int]:
    """Each area's po file (or that of `only` some) holds exactly the msgids of its sources.

    Returns how many of each area lack Danish.
    """
    folders = {area: folder for area, folder in area_folders(root).items() if not only or area in only}
    return {area: update_area(root, area, folder) for area, folder in folders.items()}


def update_area(root: Path, area: str, folder: Path) -> int:
    wanted, kept = extract_area(root, folder), read_area(root, area)
    for message in asked_for(wanted):
        before = kept.get(message.id, message.context)
        if before is not None and isinstance(before.id, str) == isinstance(message.id, str):
            message.string = before.string
            message.user_comments = before.user_comments
    if len(wanted) or po_file(root, area).exists():
        write_area(root, area, wanted)
    return sum(not is_translated(message) for message in asked_for(wanted))


def asked_for(catalogue: Catalog) -> list[Message]:
    """The messages without the header, which Babel keeps as the empty msgid."""
    return [message for message in catalogue if message.id]


def is_translated(message: Message) -> bool:
    strings = [message.string] if isinstance(message.string, str) else message.string or []
    return bool(strings) and all(strings)


def compile_all(root: Path) -> Path:
    """Merge the areas' po files into the one `django.mo` that Django reads."""
    merged = Catalog(locale="da", domain="django", charset="utf-8", fuzzy=False)
    for path in sorted(messages_folder(root).glob("*.po")):
        for message in asked_for(read_area(root, path.stem)):
            if is_translated(message):
                merged.add(message.id, message.string, context=message.context)
    target = messages_folder(root) / "django.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        write_mo(file, merged)
    return target
