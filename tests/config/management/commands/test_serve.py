from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from config.management.commands.serve import serve
from config.schedule import SCHEDULE

JOBS = sorted(job.name for job in SCHEDULE)


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the web server, which would never come back, was asked for."""
    asked: list[dict[str, Any]] = []

    class Server:
        def __init__(self, application: str, **options: Any) -> None:
            asked.append({"application": application, **options})

        def serve(self) -> None: ...

    monkeypatch.setattr("granian.Granian", Server)
    return asked


def test_sqlite_is_written_by_one_process(settings: Any, servers: list[dict[str, Any]]) -> None:
    settings.IS_SQLITE = True

    serve(host="127.0.0.1", port=8000, workers=4)

    assert (servers[0]["application"], servers[0]["workers"]) == ("config.serving:application", 1)


@pytest.mark.parametrize(("wanted", "expected"), [(3, 3), (None, os.cpu_count())])
def test_postgresql_is_served_by_several(
    settings: Any, servers: list[dict[str, Any]], wanted: int | None, expected: int
) -> None:
    settings.IS_SQLITE = False

    serve(host="127.0.0.1", port=8000, workers=wanted)

    assert servers[0]["workers"] == expected


@pytest.mark.django_db
def test_it_listens_where_it_is_told_to(
    settings: Any, tmp_path: Path, servers: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    settings.STATIC_ROOT = tmp_path / "static"

    call_command("serve", "--host", "::1", "--port", "8123")

    assert (servers[0]["address"], servers[0]["port"]) == ("::1", 8123)
    assert "http://[::1]:8123/" in capsys.readouterr().out
    assert (tmp_path / "static" / "indgang" / "favicon.svg").is_file()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where a served, empty installation answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "INDGANG_DATA_DIR": str(tmp_path), "PORT": str(port)}
    environment.pop("INDGANG_DATABASE_URL", None)
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings"
    server = subprocess.Popen(
        [Path(sys.executable).parent / "indgang", "serve"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert server.stdout is not None
        told = [server.stdout.readline() for _ in range(2)]
        assert told == ["\n", f"Indgang står på http://127.0.0.1:{port}/   (stop med Ctrl+C)\n"]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.communicate(timeout=20)


def test_a_served_installation_answers_and_runs_what_runs_by_itself(address: str, tmp_path: Path) -> None:
    assert answer(f"{address}/robots.txt").status == 200
    assert runs_kept(tmp_path / "indgang.sqlite3") == [(name,) for name in JOBS]


def runs_kept(database: Path) -> list[tuple[str]]:
    """The rows of the schedule, as soon as the worker beside the web server has written them."""
    deadline = time.monotonic() + 30
    rows: list[tuple[str]] = []
    while len(rows) < len(JOBS) and time.monotonic() < deadline:
        time.sleep(0.1)
        with closing(sqlite3.connect(database, timeout=20)) as connection:
            rows = connection.execute("SELECT name FROM shared_scheduledrun ORDER BY name").fetchall()
    return rows


def answer(url: str) -> Any:
    """Asks until the web server is up."""
    deadline = time.monotonic() + 30
    while True:
        try:
            return urllib.request.urlopen(url, timeout=5)
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
