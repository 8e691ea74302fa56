"""Indgang's finding beside what others would use, on the same questions in the same run.

Run: ``python -m benchmarks.find_compare``. Held-out questions (see find_gold) at the demonstration's number of tasks
and at 2,000, filled up with made-up ones. Quality (R@1 / R@3) is printed by set, speed for all questions together.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from time import perf_counter

from benchmarks.find_gold import Question, by_set, interval, read_foreign, read_gold
from benchmarks.find_systems import (
    Catalogue,
    System,
    as_system,
    indgang_index,
    plain_bm25,
    postgres_danish,
    sqlite_fts5,
)
from indgang.catalogue.starter_catalogue import read_starter_catalogue

SIZES = (0, 2_000)
RANKS = (1, 3)


def main() -> None:
    starter = read_starter_catalogue()
    questions = read_gold(starter)
    for size in SIZES:
        catalogue = Catalogue.of(starter, size=size)
        print(f"\n## {len(catalogue.tasks)} tasks, {len(questions)} questions\n")
        print("| system | " + " | ".join(by_set(questions)) + " | p50 ms | p99 ms | worst |")
        print("|---|" + "---|" * (len(by_set(questions)) + 3))
        with ExitStack() as stack:
            for name, system in systems(catalogue, stack).items():
                show(name, system, questions)
        if not size:
            show_foreign(as_system(indgang_index(catalogue)))


def systems(catalogue: Catalogue, stack: ExitStack) -> dict[str, System]:
    begun = perf_counter()
    index = indgang_index(catalogue)
    print(f"(Indgang learned and indexed in {perf_counter() - begun:.0f} s)\n", file=sys.stderr)
    return {
        "Indgang": as_system(index),
        "Indgang, nothing learned": as_system(index.with_learned(None)),
        "plain BM25 + Snowball": plain_bm25(catalogue),
        "SQLite FTS5 unicode61": sqlite_fts5(catalogue),
        "PostgreSQL danish": stack.enter_context(postgres_danish(catalogue)),
    }


def show(name: str, system: System, questions: Sequence[Question]) -> None:
    """One row: R@1 / R@3 for each set, and the times over all."""
    places, times = [], []
    for question in questions:
        begun = perf_counter()
        found = system(question.text)
        times.append(1000 * (perf_counter() - begun))
        places.append(next((place for place, key in enumerate(found, 1) if key in question.keys), 99))
    cells = []
    for own in by_set(questions):
        ranks = [place for place, q in zip(places, questions, strict=True) if q.name == own and q.is_ours]
        cells.append(" / ".join(f"{sum(rank <= most for rank in ranks) / len(ranks):.3f}" for most in RANKS))
    times.sort()
    p50, p99 = times[len(times) // 2], times[int(0.99 * len(times))]
    print(f"| {name} | {' | '.join(cells)} | {p50:.2f} | {p99:.2f} | {times[-1]:.1f} |", flush=True)


def show_foreign(system: System) -> None:
    """The common tasks asked for in other languages, measured apart."""
    for name, own in by_set(read_foreign()).items():
        found = [system(question.text) for question in own]
        hits = [
            sum(bool(question.keys & set(keys[:most])) for question, keys in zip(own, found, strict=True))
            for most in RANKS
        ]
        print(f"{name}: R@1 {interval(hits[0], len(own))}  R@3 {interval(hits[1], len(own))}  n={len(own)}")


if __name__ == "__main__":
    main()
