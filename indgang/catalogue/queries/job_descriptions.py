"""What a colleague does, put together from the tasks: nobody writes a job description twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, Q

from indgang.catalogue.models import Catalogue, Responsibility, Task
from indgang.people.models import Colleague, Unit

CONFIRMED_FOR = timedelta(days=365)


@dataclass(frozen=True)
class Job:
    """A colleague's tasks by how they have them, and the catalogues they keep."""

    does: Sequence[Responsibility]
    substitutes: Sequence[Responsibility]
    catalogues: Sequence[Catalogue]

    @property
    def is_empty(self) -> bool:
        return not (self.does or self.substitutes or self.catalogues)


def job_of(colleague: Colleague) -> Job:
    """By title, with task, unit and catalogue read along; unpublished tasks are left out."""
    rows = list(
        colleague.responsibilities.filter(task__is_published=True)
        .select_related("task", "task__catalogue", "task__answering_unit")
        .order_by("task__title", "pk")
    )
    kept = Catalogue.objects.filter(Q(owner=colleague) | Q(web_editor=colleague)).order_by("name", "pk")
    return Job(
        does=[row for row in rows if row.kind == Responsibility.Kind.DOES],
        substitutes=[row for row in rows if row.kind == Responsibility.Kind.SUBSTITUTE],
        catalogues=list(kept),
    )


def tasks_to_confirm(colleague: Colleague, today: date) -> list[Task]:
    """The colleague's own tasks that nobody has confirmed for a year, those never confirmed first."""
    old = Q(confirmed_date__isnull=True) | Q(confirmed_date__lt=today - CONFIRMED_FOR)
    own = Task.objects.filter(
        old,
        is_published=True,
        responsibilities__colleague=colleague,
        responsibilities__kind=Responsibility.Kind.DOES,
    )
    return sorted(own, key=lambda task: (task.confirmed_date or date.min, task.title, task.pk))


def tasks_with_people(unit: Unit) -> list[tuple[Task, list[Colleague]]]:
    """The published tasks the unit answers for, by title, each with those who do it, in order."""
    rows = Responsibility.objects.select_related("colleague").order_by("position", "pk")
    tasks = (
        unit.answered_tasks.filter(is_published=True)
        .select_related("catalogue")
        .prefetch_related(Prefetch("responsibilities", rows))
        .order_by("title", "pk")
    )
    does = Responsibility.Kind.DOES
    return [
        (task, [row.colleague for row in task.responsibilities.all() if row.kind == does]) for task in tasks
    ]
