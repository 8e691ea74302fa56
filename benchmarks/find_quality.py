"""How well the demonstration's catalogue answers questions it has never seen.

Run: ``python -m benchmarks.find_quality [FOLDER]``.
The folder (else ``INDGANG_GOLD_DIR``, else ``../shared/field``) holds ``enquiries.csv`` (columns nr, henvendelse, kle:
a task is right when it carries the number) and perhaps ``example_questions.jsonl`` (id, form k/s/m, text, nr, also,
scope in/out: right is the number of nr, or of one of also). Only figures are printed, never a question.
"""

from __future__ import annotations

import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from indgang.finding.measuring import RANKS, Rate

ROOT = Path(__file__).resolve().parents[1]
FORMS = {"k": "few words", "s": "spoken", "m": "mails"}


@dataclass(frozen=True)
class Question:
    """A text, and the KLE numbers of the tasks that answer it; none where it is not the municipality's."""

    text: str
    numbers: frozenset[str]
    form: str = ""


@dataclass(frozen=True)
class Outcome:
    """The place of the first right task from 1 (None: not among the first twenty), belief, and seconds used."""

    place: int | None
    is_confident: bool
    seconds: float


def main() -> None:
    folder = Path(
        sys.argv[1]
        if len(sys.argv) > 1
        else os.environ.get("INDGANG_GOLD_DIR", ROOT.parent / "shared" / "field")
    )
    if not (folder / "enquiries.csv").exists():
        print(f"There are no questions in {folder}: name a folder that holds enquiries.csv.")
        return
    with tempfile.TemporaryDirectory(prefix="indgang-quality-") as place:
        fill(Path(place))
        enquiries, examples = read_enquiries(folder), read_examples(folder)
        show("enquiries", [ask(question) for question in enquiries])
        inside = [question for question in examples if question.numbers]
        asked = [ask(question) for question in inside]
        show("examples", asked)
        for form, name in FORMS.items():
            show(
                f"  {name}",
                [out for question, out in zip(inside, asked, strict=True) if question.form == form],
            )
        show_believed(
            "not the municipality's", [ask(question) for question in examples if not question.numbers]
        )


def fill(folder: Path) -> None:
    """A database of its own with the demonstration municipality, read by this process from now on."""
    os.environ |= {
        "INDGANG_DATABASE_URL": f"sqlite:///{folder / 'quality.sqlite3'}",
        "INDGANG_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "django", "demo", "--no-serve"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    import django  # after the database is named

    django.setup()


def read_enquiries(folder: Path) -> list[Question]:
    with (folder / "enquiries.csv").open(encoding="utf-8", newline="") as file:
        return [Question(row["henvendelse"], frozenset({row["kle"]})) for row in csv.DictReader(file)]


def read_examples(folder: Path) -> list[Question]:
    file = folder / "example_questions.jsonl"
    if not file.exists():
        return []
    with (folder / "enquiries.csv").open(encoding="utf-8", newline="") as enquiries:
        number_of = {str(row["nr"]): row["kle"] for row in csv.DictReader(enquiries)}
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Question(row["text"], right_numbers(row, number_of), row["form"]) for row in rows]


def right_numbers(row: dict[str, Any], number_of: dict[str, str]) -> frozenset[str]:
    if row["scope"] == "out":
        return frozenset()
    wanted = [row["nr"], *(row.get("also") or [])]
    return frozenset(number_of[str(nr)] for nr in wanted if nr is not None)


def ask(question: Question) -> Outcome:
    from django.utils import timezone  # after Django was set up

    from indgang.catalogue.queries.finding import find_tasks

    begun = perf_counter()
    findings = find_tasks(question.text, today=timezone.localdate(), limit=20)
    seconds = perf_counter() - begun
    right = (found.rank for found in findings.found if question.numbers & set(found.card.kle))
    return Outcome(next(right, None), findings.is_confident, seconds)


def show(name: str, outcomes: Sequence[Outcome]) -> None:
    if not outcomes:
        return
    places = [outcome.place for outcome in outcomes]
    shares = "  ".join(
        f"R@{most} {interval(sum(1 for p in places if p and p <= most), len(places))}" for most in RANKS
    )
    mean = statistics.fmean(1 / place if place else 0 for place in places)
    times = sorted(
        1000 * outcome.seconds for outcome in outcomes[1:] or outcomes
    )  # the first one makes the index
    print(
        f"{name:24} n={len(places):<4} {shares}  MRR {mean:.3f}  "
        f"p50 {times[len(times) // 2]:.1f} ms  p99 {times[len(times) * 99 // 100]:.1f} ms"
    )
    show_believed(f"{name}: first wrong", [outcome for outcome in outcomes if outcome.place != 1])


def show_believed(name: str, outcomes: Iterable[Outcome]) -> None:
    believed = [outcome.is_confident for outcome in outcomes]
    if believed:
        print(
            f"{name:24} n={len(believed):<4} answered with confidence {interval(sum(believed), len(believed))}"
        )


def interval(hits: int, count: int) -> str:
    rate = Rate.of(hits, count)
    return f"{rate.value:.3f} [{rate.low:.3f}–{rate.high:.3f}]"


if __name__ == "__main__":
    main()
