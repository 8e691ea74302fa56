"""How long the little booklet takes to draw: ``python -m benchmarks.booklet``. No database; some ten seconds.

The words are invented, as many as a gathering of 6, 50 and 300 leaves. The first is drawn in a process that has drawn
nothing yet; of the others the median of nine is shown, and the CPU time beside it, as others may use the machine.
"""

from __future__ import annotations

import os
import statistics
import time
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import django
import pikepdf

from indgang.shared.pdf import write_pdf

TEMPLATE = "gatherings/templates/gatherings/booklet.typ"
TIMES = 9
SAYING = "Jeg ringer først, når virksomheden har spurgt tre gange. Det kunne være løst på fem minutter."
WORDS = (
    "about contents said solved wanted first_step owner due call call_lead notes colophon".split()
)  # as many as queries/booklet.py gives


def words_of(people: int) -> dict[str, Any]:
    quote = {"text": SAYING, "by": "En kollega", "question": "Hvem ringer du til?"}
    theme = {"name": "Vi ringer for sent", "number": "12 par svarede sådan", "quotes": [quote] * 4}
    solved = {
        "task": "Ét skilteark", "wanted": "Ét svar", "result": SAYING * 3, "first_step": "Saml dem", "owner": "Ida",
        "due": "1. marts 2027",
    }  # fmt: skip
    call = {"name": "Ida Dahl", "place": "Tekniker, Byg", "phone": "12 34 56 78", "tasks": "Skilte · Facader"}
    return {
        "title": "Mød dem, du ringer til", "publisher": "Hvidklit Kommune", "lead": "Det kom der ud af det",
        "when": "Onsdag", "place": "Kulturhuset", "purpose": SAYING, "met": "Vi mødtes.",
        "themes": [theme] * max(1, people // 10), "also": "", "solved": [solved] * max(1, people // 6),
        "calls": [call] * people, "colophon": ["Hvidklit Kommune"], "words": dict.fromkeys(WORDS, "Ord"),
    }  # fmt: skip


@dataclass(frozen=True)
class Run:
    """Milliseconds by the clock and of the processor, and what was drawn."""

    wall: float
    cpu: float
    content: bytes


def drawn(people: int) -> Run:
    wall, cpu = time.perf_counter(), time.process_time()
    content = write_pdf(template=TEMPLATE, data=words_of(people), colour="#1f5a4c")
    return Run(1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu), content)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(f"the first of a process: {drawn(50).wall:.0f} ms")
    for people in (6, 50, 300):
        runs = [drawn(people) for _time in range(TIMES)]
        wall, cpu = statistics.median(run.wall for run in runs), statistics.median(run.cpu for run in runs)
        content = runs[0].content
        pages = len(pikepdf.open(BytesIO(content)).pages)
        print(
            f"{people:4} people, {pages:3} pages, {len(content) // 1024:4} kB: {wall:.0f} ms ({cpu:.0f} ms CPU)"
        )


if __name__ == "__main__":
    main()
