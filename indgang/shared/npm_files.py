"""Serves chosen files of ``node_modules`` as static files: no copy of them is kept in the repository."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage, Error
from django.core.files.storage import FileSystemStorage

# Whatever the style sheet names must be there too, or the names by content cannot be made.
DKFDS_FILES = (
    "css/dkfds.min.css",
    "js/dkfds.min.js",
    "img/all-svg-icons.svg",
    "img/svg-icons/*.svg",
    "img/logo-*placeholder.png",
    "fonts/IBMPlexSans/complete/*/IBMPlexSans-Regular.*",
    "fonts/IBMPlexSans/complete/woff*/IBMPlexSans-*.woff*",
)


class NpmFinder(BaseFinder):
    """Finds ``dkfds/css/dkfds.min.css`` in ``node_modules/dkfds/dist/css/dkfds.min.css``."""

    prefix = "dkfds"

    def __init__(self) -> None:
        self.folder = Path(settings.PROJECT_DIR) / "node_modules" / "dkfds" / "dist"
        self.storage = FileSystemStorage(location=self.folder)
        # collectstatic asks the storage under which folder its files are to stand.
        self.storage.prefix = self.prefix  # type: ignore[attr-defined]

    def check(self, **_options: Any) -> list[CheckMessage]:
        if (self.folder / DKFDS_FILES[0]).is_file():
            return []
        return [
            Error(
                f"The design system's files are missing in {self.folder}.",
                hint="Run 'make setup', which fetches them, or 'npm ci --ignore-scripts'.",
                id="shared.E001",
            )
        ]

    def find(self, path: str, find_all: bool = False, **_options: Any) -> Any:
        prefix, _, name = path.partition("/")
        file = self.folder / name
        is_ours = prefix == self.prefix and is_served(name) and file.is_file()
        if find_all:
            return [str(file)] if is_ours else []
        return str(file) if is_ours else None

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """All we serve is chosen by name already, so there is nothing left to ignore."""
        del ignore_patterns
        for file in sorted(self.folder.rglob("*")):
            name = file.relative_to(self.folder).as_posix()
            if file.is_file() and is_served(name):
                yield name, self.storage


def is_served(name: str) -> bool:
    return ".." not in name.split("/") and any(fnmatch(name, pattern) for pattern in DKFDS_FILES)
