"""What is wrong with the Danish text, as lines that say where and what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from config.translations.extraction import area_folders, extract_area, template_files
from config.translations.keeping import asked_for, is_translated, messages_folder, po_file, read_area
from config.translations.typed_in import typed_in_words

PLACEHOLDER = re.compile(r"%\(\w+\)[#0 +-]*[\d.]*[a-z]|%[sdif]|(?<!\{)\{\w*(?:![rsa])?(?::[^{}]*)?\}(?!\})")
DANISH_LETTERS = re.compile("[æøåÆØÅ]")

Key = tuple[str, str | None]


def faults(root: Path) -> list[str]:
    found: list[str] = []
    danish: dict[Key, dict[str, str]] = defaultdict(dict)
    for area, folder in area_folders(root).items():
        kept, name = read_area(root, area), po_file(root, area).relative_to(root).as_posix()
        found += [f"{name}: {fault}" for fault in faults_of_area(extract_area(root, folder), kept)]
        for message in filter(is_translated, asked_for(kept)):
            danish[key(message)].setdefault(str(message.string), area)
        for path in template_files(folder):
            found += [f"{path.relative_to(root).as_posix()}: {fault}" for fault in typed_in_words(path)]
    return [*found, *conflicts(danish), *strangers(root)]


def faults_of_area(wanted: Catalog, kept: Catalog) -> Iterator[str]:
    wanted_keys = {key(message) for message in asked_for(wanted)}
    kept_keys = {key(message) for message in asked_for(kept)}
    yield from (
        f"missing: {name!r} (run: make translations)" for name, _ in sorted(wanted_keys - kept_keys, key=str)
    )
    yield from (f"not in the sources: {name!r}" for name, _ in sorted(kept_keys - wanted_keys, key=str))
    yield from (f"obsolete: {message!r}" for message in kept.obsolete)
    for message in asked_for(kept):
        yield from faults_of_message(message)


def faults_of_message(message: Message) -> Iterator[str]:
    name = first_of(message.id)
    if message.fuzzy:
        yield f"fuzzy: {name!r}"
    if DANISH_LETTERS.search(name):
        yield f"the msgid is not English: {name!r}"
    if not is_translated(message):
        yield f"no Danish: {name!r}"
    elif not has_same_placeholders(message):
        yield f"placeholders differ: {name!r}"


def has_same_placeholders(message: Message) -> bool:
    """Danish may leave the number out of a singular ("én kollega"), as the msgid may."""
    if isinstance(message.id, str):
        return placeholders(message.id) == placeholders(str(message.string))
    singular, plural = map(placeholders, message.id)
    danish_singular, danish_plural = map(placeholders, message.string or ())
    return danish_plural == plural and danish_singular <= plural and danish_singular >= singular - plural


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text.replace("%%", "")))


def conflicts(danish: dict[Key, dict[str, str]]) -> Iterator[str]:
    for (name, _context), strings in sorted(danish.items(), key=str):
        if len(strings) > 1:
            told = ", ".join(f"{area}: {string!r}" for string, area in strings.items())
            yield f"{name!r} is translated in more than one way ({told})"


def strangers(root: Path) -> Iterator[str]:
    areas = area_folders(root)
    for path in sorted(messages_folder(root).glob("*.po")):
        if path.stem not in areas:
            yield f"{path.relative_to(root).as_posix()}: there is no area of this name"


def key(message: Message) -> Key:
    return first_of(message.id), message.context


def first_of(identity: str | tuple[str, ...] | list[str]) -> str:
    return identity if isinstance(identity, str) else identity[0]
