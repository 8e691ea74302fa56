"""An empty database of its own for whoever is going to be killed; of the same kind as the suite's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings

from tests.once import once_a_run

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def own_database(folder: Path, folders: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a process that uses it; migrated, with the municipality and somebody at the entrance."""
    if settings.IS_SQLITE:
        file = folder / "faults.sqlite3"
        shutil.copyfile(once_a_run(folders, "faults.sqlite3", _lay_down_in), file)
        yield _environment(f"sqlite:///{file}", folder)
        return
    name = "indgang_faults"
    url = urlunsplit(urlsplit(os.environ["INDGANG_DATABASE_URL"])._replace(path=f"/{name}"))
    environment = _environment(url, folder)
    _on_server(f"DROP DATABASE IF EXISTS {name}")
    _on_server(f"CREATE DATABASE {name}")
    try:
        run(["-c", LAY_DOWN], environment)
        yield environment
    finally:
        _on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _environment(url: str, folder: Path) -> dict[str, str]:
    """Coverage is not counted there: whoever is killed keeps no account, and the others would only be slower."""
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_PROCESS_")
    }
    return {
        **inherited,
        "INDGANG_DATABASE_URL": url,
        "INDGANG_DATA_DIR": str(folder / "var"),
        "INDGANG_ALLOWED_HOSTS": "testserver",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "INDGANG_WRITES_TO_FILE": "1",
    }


def _lay_down_in(file: Path) -> None:
    run(["-c", LAY_DOWN], _environment(f"sqlite:///{file}", file.parent))


LAY_DOWN = """
import django; django.setup()
from django.core.management import call_command
from indgang.people.models import Role
from tests.factories import make_colleague, make_municipality, make_task, make_user
call_command("migrate", verbosity=0)
make_municipality()
make_user(Role.ENTRANCE, colleague=make_colleague("Inga Indgang", mail="inga@hvidklit.example"))
make_task("Skilte langs vejen", words="skilt\\nreklameskilt")
"""


def run(arguments: list[str], environment: dict[str, str]) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


def _on_server(statement: str) -> None:
    """Outside the test's transaction: databases are made and dropped by themselves."""
    import psycopg  # only where the suite runs on PostgreSQL

    with psycopg.connect(os.environ["INDGANG_DATABASE_URL"], autocommit=True) as server:
        server.execute(statement)
