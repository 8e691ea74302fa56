"""An empty database of its own for whoever is going to be killed; of the same kind as the suite's."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def own_database(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of a process that uses it; migrated, with the municipality and somebody at the entrance."""
    name = "indgang_faults"
    if settings.IS_SQLITE:
        url = f"sqlite:///{folder / 'faults.sqlite3'}"
    else:
        url = urlunsplit(urlsplit(os.environ["INDGANG_DATABASE_URL"])._replace(path=f"/{name}"))
        _on_server(f"DROP DATABASE IF EXISTS {name}")
        _on_server(f"CREATE DATABASE {name}")
    environment = {
        **os.environ,
        "INDGANG_DATABASE_URL": url,
        "INDGANG_DATA_DIR": str(folder / "var"),
        "INDGANG_ALLOWED_HOSTS": "testserver",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    try:
        run(["-m", "django", "migrate", "--verbosity", "0"], environment)
        run(["-c", LAY_DOWN], environment)
        yield environment
    finally:
        if not settings.IS_SQLITE:
            _on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


LAY_DOWN = """
import django; django.setup()
from indgang.people.models import Role
from tests.factories import make_colleague, make_municipality, make_task, make_user
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
