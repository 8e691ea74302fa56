"""From a company's own words to tasks and colleagues, with the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from indgang.catalogue.queries.task_cards import DoerCard, TaskCard
from indgang.catalogue.queries.task_index import task_index
from indgang.finding.analysis import unique
from indgang.finding.answers import Weak, answer
from indgang.finding.highlight import spans
from indgang.finding.index import Hit, Index
from indgang.finding.question import Correction

MOST_SHOWN = 5


@dataclass(frozen=True)
class TextPart:
    """A piece of a shown text, and whether it is what was asked for."""

    text: str
    is_match: bool


@dataclass(frozen=True)
class FoundTask:
    """A task found: its card, its place from 1, the asker's own words that led to it, and the title marked."""

    rank: int
    card: TaskCard
    score: float
    matched: tuple[str, ...]
    title_parts: tuple[TextPart, ...]
    matching_words: tuple[str, ...]
    people: tuple[DoerCard, ...]
    is_confident: bool


@dataclass(frozen=True)
class Findings:
    """The answer to a question: up to five tasks, and whether the first can be believed."""

    text: str
    found: tuple[FoundTask, ...]
    weak: Weak | None
    also_searched_for: tuple[Correction, ...]

    @property
    def is_confident(self) -> bool:
        return self.weak is None


def find_tasks(
    text: str, *, today: date, limit: int = MOST_SHOWN, is_public: bool = False, typing: bool = False
) -> Findings:
    """Tasks for any text, best first. ``is_public`` leaves out what companies may not see.

    With ``typing`` the last word may be unfinished, as it is while somebody writes.
    """
    tasks = task_index(today)
    index = tasks.public if is_public else tasks.everything
    result = answer(index, text, limit, typing=typing)
    found = tuple(
        _found(rank, hit, text, index, result.roots, tasks.cards, today, is_confident=result.confident and rank == 1)
        for rank, hit in enumerate(result.hits, start=1)
    )
    return Findings(text, found, result.weak, result.also_searched_for)


def _found(
    rank: int,
    hit: Hit,
    text: str,
    index: Index,
    roots: frozenset[str],
    cards: Mapping[str, TaskCard],
    today: date,
    *,
    is_confident: bool,
) -> FoundTask:
    card = cards[hit.key]
    places = sorted({*hit.spans, *((match.start, match.end) for match in hit.matched)})
    return FoundTask(
        rank=rank,
        card=card,
        score=round(float(hit.score), 3),
        matched=unique(text[start:end] for start, end in places),
        title_parts=marked(card.title, spans(card.title, roots, index.analyser)),
        matching_words=tuple(word for word in card.words if spans(word, roots, index.analyser))[:6],
        people=card.people_on(today),
        is_confident=is_confident,
    )


def marked(text: str, places: list[tuple[int, int]]) -> tuple[TextPart, ...]:
    """The text in pieces, those at the places marked."""
    parts: list[TextPart] = []
    end = 0
    for start, stop in places:
        if start > end:
            parts.append(TextPart(text[end:start], False))
        parts.append(TextPart(text[start:stop], True))
        end = stop
    if end < len(text):
        parts.append(TextPart(text[end:], False))
    return tuple(parts)


def as_plain_data(findings: Findings) -> list[dict[str, Any]]:
    """The answer as the command prints it: one row a task, colleagues as colleagues see them."""
    return [
        {
            "rank": found.rank,
            "task": found.card.title,
            "kle": list(found.card.kle),
            "unit": found.card.unit,
            "colleagues": [_plain_person(doer) for doer in found.people],
            "score": found.score,
            "confident": found.is_confident,
            "matched": list(found.matched),
        }
        for found in findings.found
    ]


def _plain_person(doer: DoerCard) -> dict[str, str]:
    card = doer.person.internal
    role = "stedfortræder" if doer.is_substitute else doer.part or "gør det"
    return {"name": card.name, "role": role, "phone": card.best_phone, "mail": card.mail}
