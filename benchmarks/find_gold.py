"""The questions finding is measured on. None of them is indexed or learned from.

``gold/voice_*.jsonl`` stand in the repository. A folder named by ``INDGANG_GOLD_DIR`` (else ``../shared/field``, where
there is one) may hold ``enquiries.csv`` (nr, henvendelse, kle) and ``example_questions.jsonl`` (id, form, text, nr,
also, second, scope). A task counts as right when it carries a KLE number of a right task, or is one where there is no
number.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indgang.catalogue.starter_catalogue import StarterCatalogue
from indgang.finding.measuring import Rate

ROOT = Path(__file__).resolve().parents[1]
GOLD = Path(__file__).parent / "gold"
FORMS = {"k": "few words", "s": "spoken", "m": "mails", "v": "misspelt"}
CHOSEN_ON = ("voice_a", "voice_b", "voice_c")
"""Sets that settings were chosen on; the others are only reported."""


@dataclass(frozen=True)
class Question:
    """A text of a set, in a form, and the keys of the tasks that are right; none where it is not the municipality's."""

    name: str
    form: str
    text: str
    keys: frozenset[str]
    second: frozenset[str] = frozenset()
    language: str = "da"

    @property
    def is_ours(self) -> bool:
        return bool(self.keys)


def read_voices(starter: StarterCatalogue) -> list[Question]:
    """The questions that stand in the repository, set by set."""
    same = _same_number(starter)
    return [question for path in sorted(GOLD.glob("voice_*.jsonl")) for question in _voice(path, same)]


def read_gold(starter: StarterCatalogue) -> list[Question]:
    """Every question there is, set by set."""
    questions = read_voices(starter)
    folder = Path(os.environ.get("INDGANG_GOLD_DIR", ROOT.parent / "shared" / "field"))
    if (folder / "enquiries.csv").exists():
        questions += _field(folder, starter)
    return questions


def read_foreign() -> list[Question]:
    return [
        Question(
            f"foreign {row['language']}", row["form"], row["text"], frozenset([*row["keys"], *row["also"]])
        )
        for row in _rows(GOLD / "foreign.jsonl")
    ]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def _same_number(starter: StarterCatalogue) -> Mapping[str, frozenset[str]]:
    """By task: the tasks that carry one of its KLE numbers, and itself."""
    return {
        task.key: frozenset(
            {other.key for other in starter.tasks if set(other.kle) & set(task.kle)} | {task.key}
        )
        for task in starter.tasks
    }


def _voice(path: Path, same: Mapping[str, frozenset[str]]) -> Iterator[Question]:
    for row in _rows(path):
        keys = [key for key in (*row["keys"], *row["also"]) if key in same]
        second = same[row["second"]] if row.get("second") in same else frozenset()
        yield Question(
            path.stem, row["form"], row["text"], frozenset().union(*(same[key] for key in keys)), second
        )


def _field(folder: Path, starter: StarterCatalogue) -> Iterator[Question]:
    with (folder / "enquiries.csv").open(encoding="utf-8", newline="") as file:
        enquiries = {row["nr"]: row for row in csv.DictReader(file)}
    with_number = {
        number: frozenset(task.key for task in starter.tasks if number in task.kle)
        for number in {row["kle"] for row in enquiries.values()}
    }
    for row in enquiries.values():
        yield Question("enquiries", "s", row["henvendelse"], with_number[row["kle"]])
    for row in _rows(folder / "example_questions.jsonl"):
        right = [row["nr"], *(row["also"] or [])] if row["scope"] == "in" else []
        keys = frozenset().union(*(with_number[enquiries[str(nr)]["kle"]] for nr in right))
        second = with_number[enquiries[str(row["second"])]["kle"]] if row["second"] else frozenset()
        yield Question("examples", row["form"], row["text"], keys, second)


def by_set(questions: Iterable[Question]) -> dict[str, list[Question]]:
    sets: dict[str, list[Question]] = {}
    for question in questions:
        sets.setdefault(question.name, []).append(question)
    return sets


def interval(hits: int, count: int) -> str:
    rate = Rate.of(hits, count)
    return f"{rate.value:.3f} [{rate.low:.2f}–{rate.high:.2f}]"
