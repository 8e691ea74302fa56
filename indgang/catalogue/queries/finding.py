"""From a company's own words to tasks and colleagues, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from indgang.catalogue.models import OtherDoor
from indgang.catalogue.queries.colleague_index import ColleagueHit
from indgang.catalogue.queries.person_cards import ShownPerson
from indgang.catalogue.queries.task_cards import TaskCard
from indgang.catalogue.queries.task_index import TaskIndex, task_index
from indgang.finding.analysis import unique
from indgang.finding.answers import Answer, Weak, answer
from indgang.finding.exact import Kind
from indgang.finding.highlight import spans
from indgang.finding.index import Hit, Index
from indgang.finding.question import LONGEST_QUESTION, Correction
from indgang.people.models import ContactCard

MOST_SHOWN = 5
MOST_WORDS = 6
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff"))  # they part no words


class TextPart(NamedTuple):
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
    is_confident: bool


@dataclass(frozen=True)
class Findings:
    """The answer to a question: up to five tasks, whether the first can be believed, and colleagues by name.

    ``colleagues_lead`` tells that a colleague was asked for by name or number, so that they go before the tasks.
    ``elsewhere`` is the other door that the question rather belongs to.
    ``index`` is the reading of the catalogue that the answer was found in.
    """

    text: str
    found: tuple[FoundTask, ...]
    weak: Weak | None
    also_searched_for: tuple[Correction, ...]
    colleagues: tuple[ColleagueHit, ...]
    colleagues_lead: bool
    elsewhere: OtherDoor | None
    index: TaskIndex

    @property
    def is_confident(self) -> bool:
        return self.weak is None

    @property
    def is_empty(self) -> bool:
        return not self.found and not self.colleagues and self.elsewhere is None


def as_question(text: str) -> str:
    """What was asked, no longer than what is read, and without the characters that no page can hold."""
    read = text[:LONGEST_QUESTION].translate(INVISIBLE)
    return "".join(letter if letter.isprintable() or letter in "\t\n" else " " for letter in read).strip()


def find_tasks(
    text: str, *, today: date, limit: int = MOST_SHOWN, is_public: bool = False, typing: bool = False
) -> Findings:
    """Tasks for any text, best first. ``is_public`` leaves out what companies may not see.

    With ``typing`` the last word may be unfinished, as it is while somebody writes.
    """
    tasks = task_index(today)
    index = tasks.public if is_public else tasks.everything
    result = answer(index, text, limit, typing=typing)
    colleagues = () if is_public else tuple(tasks.colleagues.find(text, typing=typing))
    colleagues_lead = _asks_for_a_colleague(text, index, colleagues, result.hits)
    # Who asks for a person by name is not helped by tasks that merely hold the same letters.
    hits = [hit for hit in result.hits if hit.kind is not Kind.WORDS] if colleagues_lead else result.hits
    return Findings(
        text=text,
        found=tuple(
            _found(rank, hit, text, tasks, result, is_confident=result.confident and rank == 1)
            for rank, hit in enumerate(hits, start=1)
        ),
        weak=result.weak,
        also_searched_for=() if colleagues_lead else result.also_searched_for,
        colleagues=colleagues,
        colleagues_lead=colleagues_lead,
        elsewhere=None if colleagues_lead else _door(result, tasks),
        index=tasks,
    )


def _door(result: Answer, tasks: TaskIndex) -> OtherDoor | None:
    door = tasks.doors[result.elsewhere.key] if result.elsewhere else None
    return door if door and door.is_shown else None


def _asks_for_a_colleague(
    text: str, index: Index, colleagues: Sequence[ColleagueHit], hits: Sequence[Hit]
) -> bool:
    """A name that is also one of the catalogue's words (Skov), or is unfinished, asks for a task first."""
    if not colleagues or not hits or hits[0].kind is Kind.NAME or colleagues[0].by_number:
        return bool(colleagues)
    is_a_word = any(index.vocabulary.root(term.word) is not None for term in index.analyser.terms(text))
    return colleagues[0].is_whole and not is_a_word


def _found(
    rank: int, hit: Hit, text: str, tasks: TaskIndex, result: Answer, *, is_confident: bool
) -> FoundTask:
    card = tasks.cards[hit.key]
    places = sorted({*hit.spans, *((match.start, match.end) for match in hit.matched)})
    return FoundTask(
        rank=rank,
        card=card,
        score=round(float(hit.score), 3),
        matched=unique(text[start:end] for start, end in places),
        title_parts=marked(card.title, spans(card.title, result.roots, tasks.everything.analyser)),
        matching_words=tuple(tasks.words[hit.key].met_by(result.roots)[:MOST_WORDS]),
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


def as_plain_data(findings: Findings, *, today: date) -> list[dict[str, Any]]:
    """The answer as the command prints it: one row a task, colleagues as colleagues see them."""
    return [
        {
            "rank": found.rank,
            "task": found.card.title,
            "kle": list(found.card.kle),
            "unit": found.card.unit,
            "colleagues": list(_plain_people(found.card.shown_people(today, is_public=False))),
            "score": found.score,
            "confident": found.is_confident,
            "matched": list(found.matched),
        }
        for found in findings.found
    ]


def _plain_people(people: Iterable[ShownPerson]) -> Iterator[dict[str, str]]:
    """Whoever is away comes after their substitute."""
    for person in people:
        if person.substitute is not None:
            yield _plain_person(person.substitute, f"stedfortræder for {person.card.name}")
        is_away = person.absent_until is not None
        role = person.role or "gør det"
        yield _plain_person(
            person.card, f"{role} (væk til og med {person.absent_until})" if is_away else role
        )


def _plain_person(card: ContactCard, role: str) -> dict[str, str]:
    return {"name": card.name, "role": role, "phone": card.best_phone, "mail": card.mail}
