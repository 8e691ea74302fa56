"""What finding shows of a task, read once and kept in the process beside the index, so that an answer costs no reads.

A card is as fresh as the index: both are made anew when people or catalogue have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.urls import reverse

from indgang.catalogue.models import Responsibility, Task
from indgang.people.models import Absence, Audience, Colleague, ContactCard


@dataclass(frozen=True)
class PersonCard:
    """A colleague as outsiders and as colleagues may see them, and when they are away."""

    pk: int
    url: str
    public: ContactCard
    internal: ContactCard
    leaving_date: date | None
    away: tuple[Away, ...] = ()

    @classmethod
    def of(cls, colleague: Colleague, away: tuple[Away, ...] = ()) -> Self:
        return cls(
            pk=colleague.pk,
            url=colleague.get_absolute_url(),
            public=colleague.shown_to(Audience.PUBLIC),
            internal=colleague.shown_to(Audience.COLLEAGUE),
            leaving_date=colleague.leaving_date,
            away=away,
        )

    def absence_on(self, day: date) -> Away | None:
        return next((away for away in self.away if away.first_date <= day <= away.last_date), None)

    def has_left(self, day: date) -> bool:
        return self.leaving_date is not None and self.leaving_date < day


@dataclass(frozen=True)
class Away:
    """That a colleague is away, both days included, and who answers instead."""

    first_date: date
    last_date: date
    substitute: PersonCard | None


@dataclass(frozen=True)
class DoerCard:
    person: PersonCard
    part: str
    is_substitute: bool


@dataclass(frozen=True)
class TaskCard:
    """A task as an answer shows it."""

    pk: int
    key: str
    title: str
    summary: str
    url: str
    public_url: str
    catalogue: str
    catalogue_has_owner: bool
    is_public: bool
    kle: tuple[str, ...]
    words: tuple[str, ...]
    unit: str
    unit_url: str
    unit_phone: str
    confirmed_date: date | None
    confirmed_by: str
    internal_note: str
    doers: tuple[DoerCard, ...]

    def people_on(self, day: date) -> tuple[DoerCard, ...]:
        """Those who do it and those who substitute, without whoever has left."""
        return tuple(doer for doer in self.doers if not doer.person.has_left(day))


def task_cards(today: date) -> list[TaskCard]:
    """The cards of every published task, by title; absences that are over are left out."""
    tasks = Task.objects.filter(is_published=True).select_related("catalogue", "answering_unit")
    people = _people(today)
    doers = _doers(people)
    return [_card(task, doers.get(task.pk, ())) for task in tasks.order_by("title", "pk")]


def _people(today: date) -> dict[int, PersonCard]:
    colleagues = {colleague.pk: colleague for colleague in Colleague.objects.order_by("pk")}
    absences: dict[int, list[Absence]] = {}
    for absence in Absence.objects.filter(last_date__gte=today).order_by("first_date", "pk"):
        absences.setdefault(absence.colleague_id, []).append(absence)
    # A substitute may be away too: their own card is made first, one step deep, which is what an answer shows.
    plain = {
        pk: PersonCard.of(colleague, tuple(_away(absences.get(pk, ()), {}))) for pk, colleague in colleagues.items()
    }
    return {pk: PersonCard.of(colleagues[pk], tuple(_away(absences[pk], plain))) if pk in absences else plain[pk] for pk in plain}


def _away(absences: Iterable[Absence], people: Mapping[int, PersonCard]) -> Iterable[Away]:
    for absence in absences:
        yield Away(absence.first_date, absence.last_date, people.get(absence.substitute_id or 0))


def _doers(people: Mapping[int, PersonCard]) -> dict[int, tuple[DoerCard, ...]]:
    doers: dict[int, list[DoerCard]] = {}
    for row in Responsibility.objects.order_by("kind", "position", "pk"):
        doers.setdefault(row.task_id, []).append(
            DoerCard(people[row.colleague_id], row.part, row.kind == Responsibility.Kind.SUBSTITUTE)
        )
    return {pk: tuple(cards) for pk, cards in doers.items()}


def _card(task: Task, doers: tuple[DoerCard, ...]) -> TaskCard:
    unit = task.answering_unit
    return TaskCard(
        pk=task.pk,
        key=task.key,
        title=task.title,
        summary=task.description.strip().split("\n", 1)[0],
        url=task.get_absolute_url(),
        public_url=reverse("catalogue:show_public_task", args=[task.key]) if task.is_public else "",
        catalogue=task.catalogue.name,
        catalogue_has_owner=task.catalogue.has_owner,
        is_public=task.is_public,
        kle=tuple(task.kle),
        words=tuple(task.word_list),
        unit=unit.name if unit else "",
        unit_url=unit.get_absolute_url() if unit else "",
        unit_phone=unit.phone if unit else "",
        confirmed_date=task.confirmed_date,
        confirmed_by=task.confirmed_by,
        internal_note=task.internal_note,
        doers=doers,
    )
