"""Reads the starter catalogue: the tasks Danish companies ask any municipality about, as data in ``starter/``.

Each file is a theme. ``ramme.toml`` holds the themes, the units a municipality usually has and the business
situations, ``andre-indgange.toml`` whom to send people on to, and ``ordbog.toml`` everyday and foreign words.
The texts are Indgang's own; docs/starter-catalogue.md tells how to change them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

STARTER_DIR = Path(__file__).parent / "starter"
FRAME_FILE = "ramme.toml"
DOORS_FILE = "andre-indgange.toml"
LEXICON_FILE = "ordbog.toml"


@dataclass(frozen=True)
class StarterTheme:
    key: str
    name: str


@dataclass(frozen=True)
class StarterUnit:
    key: str
    name: str


@dataclass(frozen=True)
class StarterSituation:
    key: str
    title: str
    introduction: str


@dataclass(frozen=True)
class StarterLink:
    """To another task: ``text`` says why it is touched, or when it is meant instead."""

    key: str
    text: str


@dataclass(frozen=True)
class StarterTask:
    key: str
    theme: str
    title: str
    unit: str
    kle: tuple[str, ...]
    description: str
    send_along: str
    next_step: str
    usual_time: str
    usual_time_basis: str
    self_service: str
    internal_note: str
    words: tuple[str, ...]
    wrong_terms: tuple[str, ...]
    questions: tuple[str, ...]
    situations: tuple[str, ...]
    related: tuple[StarterLink, ...] = ()
    not_this: tuple[StarterLink, ...] = ()


@dataclass(frozen=True)
class StarterDoor:
    """Somebody else who answers; ``link`` may be empty, and one that is not shown only teaches finding."""

    key: str
    name: str
    title: str
    text: str
    link: str
    words: tuple[str, ...]
    questions: tuple[str, ...]
    is_shown: bool


@dataclass(frozen=True)
class StarterWord:
    """An everyday or foreign word, and the catalogue's words it leads to."""

    word: str
    leads_to: str
    language: str


@dataclass(frozen=True)
class StarterCatalogue:
    themes: tuple[StarterTheme, ...]
    units: tuple[StarterUnit, ...]
    situations: tuple[StarterSituation, ...]
    tasks: tuple[StarterTask, ...] = field(default=())
    doors: tuple[StarterDoor, ...] = field(default=())
    words: tuple[StarterWord, ...] = field(default=())


def read_starter_catalogue(directory: Path = STARTER_DIR) -> StarterCatalogue:
    """The whole starter catalogue, tasks in the order of the themes and, within one, of its file.

    Raises ``KeyError`` with the task's key where a field is missing, ``tomllib.TOMLDecodeError`` on broken files.
    """
    frame = tomllib.loads((directory / FRAME_FILE).read_text(encoding="utf-8"))
    themes = tuple(StarterTheme(**row) for row in frame["theme"])
    return StarterCatalogue(
        themes=themes,
        units=tuple(StarterUnit(**row) for row in frame["unit"]),
        situations=tuple(StarterSituation(**row) for row in frame["situation"]),
        tasks=tuple(task for theme in themes for task in _tasks_of(theme, directory)),
        doors=tuple(_door(row) for row in _rows(directory / DOORS_FILE, "door")),
        words=tuple(_words(directory / LEXICON_FILE)),
    )


def _rows(path: Path, name: str) -> list[dict[str, Any]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))[name] if path.exists() else []


def _door(row: Mapping[str, Any]) -> StarterDoor:
    try:
        return StarterDoor(
            key=row["key"],
            name=row["name"],
            title=row["title"],
            text=row["text"].strip(),
            link=row["link"],
            words=tuple(row["words"]),
            questions=tuple(" ".join(question.split()) for question in row["questions"]),
            is_shown=row["is_shown"],
        )
    except KeyError as missing:
        raise KeyError(f"{row.get('key', '?')}: {missing.args[0]}") from missing


def _words(path: Path) -> Iterator[StarterWord]:
    """Each language is a table of its own: word = "the catalogue's words"."""
    if path.exists():
        for language, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
            yield from (StarterWord(word, leads_to, language) for word, leads_to in words.items())


def _tasks_of(theme: StarterTheme, directory: Path) -> Iterator[StarterTask]:
    yield from (_task(theme, row) for row in _rows(directory / f"{theme.key}.toml", "task"))


def _task(theme: StarterTheme, row: Mapping[str, Any]) -> StarterTask:
    try:
        return StarterTask(
            key=row["key"],
            theme=theme.key,
            title=row["title"],
            unit=row["unit"],
            kle=tuple(row["kle"]),
            description=row["description"].strip(),
            send_along=row["send_along"].strip(),
            next_step=row["next_step"].strip(),
            usual_time=row["usual_time"],
            usual_time_basis=row["usual_time_basis"],
            self_service=row["self_service"],
            internal_note=row["internal_note"].strip(),
            words=(*row["words"], *row["slang"]),
            wrong_terms=tuple(row["wrong_terms"]),
            questions=tuple(row["questions"]),
            situations=tuple(row["situations"]),
            related=tuple(StarterLink(link["key"], link["why"]) for link in row["related"]),
            not_this=tuple(StarterLink(link["key"], link["text"]) for link in row["not_this"]),
        )
    except KeyError as missing:
        raise KeyError(f"{row.get('key', '?')}: {missing.args[0]}") from missing
