"""How many enquiries a second can be received, and whether lists stay as quick with 200,000 enquiries as with 1,000.

``python -m benchmarks.enquiries [--many 200000] [--few 1000] [--seconds 10] [--rounds 5] [sqlite] [postgres]``. Each
database is filled with the demonstration municipality and served as in production. First the web form is sent by eight
connections at once, each time a new one as people send it; then rows are added up to ``few``, and every list is opened
as those at the entrance, an ordinary colleague and a leader see it; then the same at ``many``. ``CPU`` is what the
server itself used for a page: unlike the waiting it does not depend on who else uses the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("databases", nargs="*", default=["sqlite", "postgres"])
    parser.add_argument("--many", type=int, default=200_000)
    parser.add_argument("--few", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    for database in chosen.databases:
        with tempfile.TemporaryDirectory(prefix="indgang-bench-") as folder:
            server = postgres if database == "postgres" else sqlite
            with server(Path(folder)) as url:
                measure_database(database, url, Path(folder), chosen)


def measure_database(name: str, url: str, folder: Path, chosen: argparse.Namespace) -> None:
    environment = {
        **os.environ,
        "INDGANG_DATABASE_URL": url,
        "INDGANG_DATA_DIR": str(folder / "var"),
        "INDGANG_DEMO": "1",
        "INDGANG_ENQUIRIES_AN_HOUR": "100000000",
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "PYTHONPATH": str(ROOT),
    }
    shutil.copytree(ROOT / "var" / "derived", folder / "var" / "derived")
    run([sys.executable, "-m", "django", "demo", "--no-serve"], environment)
    at_first = receiving(environment, chosen.seconds)
    few = lists(environment, chosen.few, chosen)
    many = lists(environment, chosen.many, chosen)
    at_last = receiving(environment, chosen.seconds)
    print(f"\n### {name}\n")
    tell_receiving([("the demonstration's", at_first), (f"{chosen.many:,}", at_last)])
    tell_lists(few, many, chosen)


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


def lists(
    environment: dict[str, str], number: int, chosen: argparse.Namespace
) -> dict[tuple[str, str], Timed]:
    """Who and which page → how it went, with ``number`` enquiries there."""
    run([sys.executable, "-m", "benchmarks.enquiry_rows", str(number)], environment)
    pages = json.loads(run([sys.executable, "-c", PREPARE], environment))
    with serving(environment) as (port, process):
        return {
            (who, page): best_of(port, process, [(path, headers)], chosen)
            for who, page, path, headers in pages
        }


def best_of(port: int, process: int, asked: Sequence[Request], chosen: argparse.Namespace) -> Timed:
    """The quietest round: what else the machine does only ever adds. The first is not counted."""
    seconds = chosen.seconds / 10
    rounds = [timed(port, process, asked, seconds) for _round in range(chosen.rounds + 1)]
    return min(rounds[1:], key=lambda one: one.p95)


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


def tell_lists(
    few: dict[tuple[str, str], Timed], many: dict[tuple[str, str], Timed], chosen: argparse.Namespace
) -> None:
    print(f"\n| who | page | p95 ms of {chosen.few:,} | of {chosen.many:,} | ratio | CPU ratio |")
    print("|---|---|---|---|---|---|")
    for (who, page), before, after in paired(few, many):
        print(
            f"| {who} | {page} | {before.p95:.1f} | {after.p95:.1f} | {after.p95 / before.p95:.2f} | "
            f"{after.cpu / before.cpu:.2f} |"
        )


def paired(
    few: dict[tuple[str, str], Timed], many: dict[tuple[str, str], Timed]
) -> Iterator[tuple[tuple[str, str], Timed, Timed]]:
    for key, before in few.items():
        yield key, before, many[key]


if __name__ == "__main__":
    main()
