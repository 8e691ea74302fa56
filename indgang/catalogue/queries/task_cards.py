"""What finding shows of a task, read once and kept in the process beside the index, so that an answer costs no reads.

A card is as fresh as the index: both are made anew when people or catalogue have changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from indgang.catalogue.models import Responsibility, SituationTask, Task, TaskLink
from indgang.catalogue.queries.person_cards import PersonCard, ShownPerson, shown_person

SUMMARY_LENGTH = 240


@dataclass(frozen=True)
class DoerCard:
    person: PersonCard
    part: str
    is_substitute: bool

    @property
    def role(self) -> str:
        return _("Substitute") if self.is_substitute else self.part


class Beside(NamedTuple):
    """What a task also touches, or the situation it belongs to."""

    title: str
    url: str


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
    beside: tuple[Beside, ...] = ()

    def people_on(self, day: date) -> tuple[DoerCard, ...]:
        """Those who do it and those who substitute, without whoever has left."""
        return tuple(doer for doer in self.doers if not doer.person.has_left(day))

    def shown_people(self, day: date, *, is_public: bool) -> tuple[ShownPerson, ...]:
        """Those to ring, the one to ring first in front: who cannot be reached, and is not replaced, stands last.

        The others who are away with a substitute of their own keep their place; the card names the substitute.
        """
        shown = (shown_person(doer.person, doer.role, day, is_public=is_public) for doer in self.doers)
        return tuple(
            sorted((person for person in shown if person), key=lambda person: not person.is_reachable)
        )


def task_cards(people: Mapping[int, PersonCard]) -> list[TaskCard]:
    """The cards of every published task, by title, with the people given by id."""
    tasks = Task.objects.filter(is_published=True).select_related("catalogue", "answering_unit")
    doers, beside = _doers(people), _beside()
    return [
        _card(task, doers.get(task.pk, ()), tuple(beside.get(task.pk, ())))
        for task in tasks.order_by("title", "pk")
    ]


def _beside() -> dict[int, list[Beside]]:
    """By task: the tasks it also touches, then the situations it belongs to."""
    found: dict[int, list[Beside]] = {}
    links = TaskLink.objects.filter(kind=TaskLink.Kind.RELATED, other__is_published=True)
    for link in links.select_related("other").order_by("pk"):
        found.setdefault(link.task_id, []).append(Beside(link.other.title, link.other.get_absolute_url()))
    steps = SituationTask.objects.filter(situation__is_published=True).select_related("situation")
    for step in steps.order_by("situation__position", "pk"):
        url = reverse("catalogue:show_public_situation", args=[step.situation.key])
        found.setdefault(step.task_id, []).append(Beside(step.situation.title, url))
    return found


def _doers(people: Mapping[int, PersonCard]) -> dict[int, tuple[DoerCard, ...]]:
    doers: dict[int, list[DoerCard]] = {}
    for row in Responsibility.objects.order_by("kind", "position", "pk"):
        # Whoever came after the people were read stands in the next index, which is on its way.
        if row.colleague_id in people:
            is_substitute = row.kind == Responsibility.Kind.SUBSTITUTE
            doers.setdefault(row.task_id, []).append(
                DoerCard(people[row.colleague_id], row.part, is_substitute)
            )
    return {pk: tuple(cards) for pk, cards in doers.items()}


def _card(task: Task, doers: tuple[DoerCard, ...], beside: tuple[Beside, ...]) -> TaskCard:
    unit = task.answering_unit
    return TaskCard(
        pk=task.pk,
        key=task.key,
        title=task.title,
        summary=summary_of(task.description),
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
        beside=beside,
    )


def summary_of(description: str) -> str:
    """The first paragraph, cut after a whole sentence where it is long."""
    paragraph = " ".join(description.strip().split("\n\n", 1)[0].split())
    if len(paragraph) <= SUMMARY_LENGTH:
        return paragraph
    whole = paragraph[:SUMMARY_LENGTH].rpartition(". ")[0]
    return f"{whole}." if whole else paragraph[: SUMMARY_LENGTH - 1].rstrip() + "…"
