"""What helps whoever has a company on the telephone: who does what they ask about, and what has been typed before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from indgang.catalogue.models import OtherDoor
from indgang.catalogue.queries.finding import Findings, as_question, find_tasks
from indgang.catalogue.queries.person_cards import ShownPerson
from indgang.catalogue.queries.task_cards import TaskCard
from indgang.enquiries.models import PhoneDraft
from indgang.people.models import User

MOST_SUGGESTED = 4


@dataclass(frozen=True)
class SuggestedTask:
    """A task it may be about, and who to ring first; ``person`` is empty where nobody does it."""

    card: TaskCard
    person: ShownPerson | None


@dataclass(frozen=True)
class Suggestions:
    """Up to four tasks, with the one that is chosen already always among them, and the other door it may belong to."""

    tasks: tuple[SuggestedTask, ...] = ()
    elsewhere: OtherDoor | None = None


def suggestions_for(text: str, *, chosen: str, today: date) -> Suggestions:
    """While somebody writes; ``chosen`` is the key of the task they have chosen, or nothing."""
    question = as_question(text)
    if not question:
        return Suggestions()
    findings = find_tasks(question, today=today, limit=MOST_SUGGESTED, typing=True)
    return Suggestions(
        tuple(SuggestedTask(card, _first_person(card, today)) for card in _cards(findings, chosen)),
        findings.elsewhere,
    )


def _cards(findings: Findings, chosen: str) -> Iterator[TaskCard]:
    found = [one.card for one in findings.found]
    card = findings.index.cards.get(chosen)
    yield from found if card is None or card in found else [card, *found]


def _first_person(card: TaskCard, today: date) -> ShownPerson | None:
    return next(iter(card.shown_people(today, is_public=False)), None)


def drafts_of(user: User) -> QuerySet[PhoneDraft]:
    """The newest first."""
    return PhoneDraft.objects.filter(owner=user).order_by("-saved_at", "-pk")


def shown_doors() -> QuerySet[OtherDoor]:
    """The doors of others that callers may be shown to, by name."""
    return OtherDoor.objects.filter(is_shown=True).order_by("name", "title", "pk")
