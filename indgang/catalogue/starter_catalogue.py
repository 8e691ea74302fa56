"""Reads the starter catalogue: the tasks Danish companies ask any municipality about, as data in ``starter/``.

Each file is a theme. ``ramme.toml`` holds the themes, the units a municipality usually has and the business
situations. The texts are Indgang's own; docs/starter-catalogue.md tells how to change them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

STARTER_DIR = Path(__file__).parent / "starter"
FRAME_FILE = "ramme.toml"


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
class StarterCatalogue:
    themes: tuple[StarterTheme, ...]
    units: tuple[StarterUnit, ...]
    situations: tuple[StarterSituation, ...]
    tasks: tuple[StarterTask, ...] = field(default=())


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
    )


def _tasks_of(theme: StarterTheme, directory: Path) -> Iterator[StarterTask]:
    path = directory / f"{theme.key}.toml"
    if path.exists():
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["task"]:
            yield _task(theme, row)


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
