"""How many enquiries a second can be received, and whether lists stay as quick with 200,000 enquiries as with 1,000.

``python -m benchmarks.enquiries [--many 200000] [--few 1000] [--seconds 10] [--rounds 3] [sqlite] [postgres]``. Each
database is filled with the demonstration municipality and served as in production. The web form is sent by eight
connections at once, each time a new one as people send it, to begin with and with ``many`` there. Every list is opened
as those at the entrance, an ordinary colleague and a leader see it, on two databases that are served at the same time:
one with ``few``, and a copy of it that has grown to ``many``. They take turns, a second each, so that a machine that is
slower now than it was a minute ago is slower for both; the ratios are the median of the rounds. ``CPU`` is what the
server itself used for a page.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import psycopg

from benchmarks.pages import ROOT, cpu_seconds, postgres, run, serving, sqlite

PREPARE = """
import django, json; django.setup()
from benchmarks.enquiry_visitors import visitors
print(json.dumps(visitors()))
"""
KEYS = """
import django, sys; django.setup()
from datetime import timedelta
from django.utils import timezone
from indgang.enquiries.form_keys import new_form_key
issued_at = timezone.now() - timedelta(minutes=1)
for _each in range(int(sys.argv[1])):
    print(new_form_key("ask", now=issued_at).signed)
"""
Request = Sequence[object]
"""Path, headers, and the body of a form, as ``benchmarks.load`` takes them."""
FORM = "/henvendelse/"
SENT = {"Content-Type": "application/x-www-form-urlencoded"}
RECEIVED = 302
MOST_A_SECOND = 300
WARM_UP = 24
LONGEST_WARM_UP = 60.0  # seconds


@dataclass(frozen=True)
class Timed:
    """Answers a second, milliseconds of the server's own time for each, and milliseconds waited."""

    rate: float
    cpu: float
    p50: float
    p95: float


@dataclass(frozen=True)
class Compared:
    """One page, ``rounds`` times with few and with many, each pair taken within seconds."""

    who: str
    page: str
    rounds: list[tuple[Timed, Timed]]

    def ratio(self, name: str) -> float:
        return float(statistics.median(getattr(many, name) / getattr(few, name) for few, many in self.rounds))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("databases", nargs="*", default=["sqlite", "postgres"])
    parser.add_argument("--many", type=int, default=200_000)
    parser.add_argument("--few", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    for database in chosen.databases:
        with tempfile.TemporaryDirectory(prefix="indgang-bench-") as folder:
            server = postgres if database == "postgres" else sqlite
            with server(Path(folder)) as url:
                measure_database(database, url, Path(folder), chosen)


def measure_database(name: str, url: str, folder: Path, chosen: argparse.Namespace) -> None:
    few = environment_of(url, folder / "few")
    run([sys.executable, "-m", "django", "demo", "--no-serve"], few)
    at_first = receiving(few, chosen.seconds)
    run([sys.executable, "-m", "benchmarks.enquiry_rows", str(chosen.few)], few)
    many = environment_of(copied(url, folder), folder / "many")
    run([sys.executable, "-m", "benchmarks.enquiry_rows", str(chosen.many)], many)
    compared = lists(few, many, chosen)
    at_last = receiving(many, chosen.seconds)
    print(f"\n### {name}\n")
    tell_receiving([("the demonstration's", at_first), (f"{chosen.many:,}", at_last)])
    tell_lists(compared, chosen)


def environment_of(url: str, folder: Path) -> dict[str, str]:
    """What a server of its own is given."""
    shutil.copytree(ROOT / "var" / "derived", folder / "derived")
    return {
        **os.environ,
        "INDGANG_DATABASE_URL": url,
        "INDGANG_DATA_DIR": str(folder),
        "INDGANG_DEMO": "1",
        "INDGANG_ENQUIRIES_AN_HOUR": "100000000",
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "PYTHONPATH": str(ROOT),
    }


def copied(url: str, folder: Path) -> str:
    """The address of a copy of the database, which nobody is connected to."""
    if url.startswith("sqlite"):
        with sqlite3.connect(url.removeprefix("sqlite:///")) as there:
            there.execute("VACUUM INTO ?", [str(folder / "many.sqlite3")])
        return f"sqlite:///{folder / 'many.sqlite3'}"
    with psycopg.connect(url.replace("/postgres?", "/template1?"), autocommit=True) as server:
        server.execute("CREATE DATABASE many TEMPLATE postgres")
    return url.replace("/postgres?", "/many?")


def receiving(environment: dict[str, str], seconds: float) -> Timed:
    """The form sent again and again, each with a key of its own, a minute old; the first are not counted."""
    keys = run([sys.executable, "-c", KEYS, str(int(seconds * MOST_A_SECOND))], environment).split()
    asked = [(FORM, SENT, form_of(key, place)) for place, key in enumerate(keys)]
    with serving(environment) as (port, process):
        timed(port, process, asked[:WARM_UP], LONGEST_WARM_UP, status=RECEIVED, is_once=True)
        return timed(port, process, asked[WARM_UP:], seconds, status=RECEIVED, is_once=True)


def form_of(key: str, place: int) -> str:
    typed = {
        "key": key,
        "question": f"Hej. Vi vil gerne sætte et skilt op ved vores butik nummer {place}. Hvad skal vi gøre?",
        "company": f"Butik {place}",
        "contact_name": "Bente Smed",
        "contact_mail": f"bente{place}@smed.example",
    }
    return urlencode(typed)


def lists(few: dict[str, str], many: dict[str, str], chosen: argparse.Namespace) -> list[Compared]:
    """Each page as each who opens it sees it; the visitors are the same in both."""
    visits = [json.loads(run([sys.executable, "-c", PREPARE], environment)) for environment in (few, many)]
    with serving(few) as one, serving(many) as other:
        return [
            Compared(visit[0], visit[1], in_turn([(*one, visit[2:]), (*other, grown[2:])], chosen))
            for visit, grown in zip(*visits, strict=True)
        ]


def in_turn(
    servers: Sequence[tuple[int, int, Request]], chosen: argparse.Namespace
) -> list[tuple[Timed, Timed]]:
    """Round by round, first the one and then the other; the first round is not counted."""
    seconds = chosen.seconds / 10
    rounds = [
        tuple(timed(port, process, [asked], seconds) for port, process, asked in servers)
        for _round in range(chosen.rounds + 1)
    ]
    return [(few, many) for few, many in rounds[1:]]


def timed(
    port: int,
    process: int,
    asked: Sequence[Request],
    seconds: float,
    *,
    status: int = 200,
    is_once: bool = False,
) -> Timed:
    before = cpu_seconds(process)
    command = [sys.executable, "-m", "benchmarks.load", str(port), str(seconds), f"--status={status}"]
    command += ["--once"] if is_once else ["--connections=1"]
    lines = "\n".join(json.dumps(one) for one in asked)
    done = subprocess.run(command, input=lines, cwd=ROOT, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    if told["faults"]:
        raise RuntimeError(f"{told['faults']} of {told['answers']} answers were not {status}: {asked[0][0]}")
    used = cpu_seconds(process) - before
    return Timed(told["answers"] / told["seconds"], 1000 * used / told["answers"], told["p50"], told["p95"])


def tell_receiving(measured: list[tuple[str, Timed]]) -> None:
    print("| enquiries there | received a second | CPU ms | p50 ms | p95 ms |\n|---|---|---|---|---|")
    for there, one in measured:
        print(f"| {there} | {one.rate:.0f} | {one.cpu:.1f} | {one.p50:.0f} | {one.p95:.0f} |")


def tell_lists(compared: list[Compared], chosen: argparse.Namespace) -> None:
    print(f"\n| who | page | p95 ms of {chosen.few:,} | of {chosen.many:,} | ratio | CPU ratio |")
    print("|---|---|---|---|---|---|")
    for one in compared:
        p95 = [statistics.median(each.p95 for each in side) for side in zip(*one.rounds, strict=True)]
        print(
            f"| {one.who} | {one.page} | {p95[0]:.1f} | {p95[1]:.1f} | {one.ratio('p95'):.2f} | "
            f"{one.ratio('cpu'):.2f} |"
        )


if __name__ == "__main__":
    main()
