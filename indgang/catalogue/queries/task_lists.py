"""The catalogue as lists: tasks by what the reader asks for, and catalogues with how many tasks each holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from indgang.catalogue.models import Catalogue, Responsibility, Situation, Task, TaskLink, Theme
from indgang.catalogue.queries.gaps import HOLDS_FOR, GapKind, gaps_by_task
from indgang.people.models import Unit
from indgang.people.queries import units_with_all_below
from indgang.shared.containing import containing

# What makes a task a gap in the list: nobody to ask. The rest is told on the page of gaps.
EMPTY_PLACES = {GapKind.NOBODY_ANSWERS, GapKind.NOBODY_DOES, GapKind.ONE_PERSON}


@dataclass(frozen=True)
class TaskWish:
    """What of the catalogue the reader asks for; what is left out is not asked about."""

    text: str = ""
    catalogue: Catalogue | None = None
    theme: Theme | None = None
    unit: Unit | None = None
    state: str = ""


def listed_tasks(wish: TaskWish, today: date) -> QuerySet[Task]:
    """The tasks by title, with catalogue, unit and those who do them read along."""
    shares = Responsibility.objects.select_related("colleague").order_by("kind", "position", "pk")
    tasks = (
        Task.objects.select_related("catalogue", "answering_unit", "theme")
        .prefetch_related(Prefetch("responsibilities", shares))
        .order_by("title", "pk")
    )
    for word in wish.text.split():
        tasks = tasks.filter(
            containing("title", word)
            | containing("words", word)
            | containing("description", word)
            | Q(kle_numbers__contains=word)
        )
    if wish.catalogue:
        tasks = tasks.filter(catalogue=wish.catalogue)
    if wish.theme:
        tasks = tasks.filter(theme=wish.theme)
    if wish.unit:
        tasks = tasks.filter(answering_unit__in=units_with_all_below([wish.unit]))
    return _in_state(tasks, wish.state, today)


def _in_state(tasks: QuerySet[Task], state: str, today: date) -> QuerySet[Task]:
    if state == "unconfirmed":
        return tasks.filter(confirmed_date__isnull=True)
    if state == "old":
        return tasks.filter(confirmed_date__lt=today - HOLDS_FOR)
    if state == "hidden":
        return tasks.filter(is_published=False)
    if state == "gaps":
        return tasks.filter(
            pk__in=[pk for pk, kinds in gap_kinds_by_task(today).items() if kinds & EMPTY_PLACES]
        )
    return tasks


def gap_kinds_by_task(today: date, task_ids: list[int] | None = None) -> dict[int, set[GapKind]]:
    return {pk: {gap.kind for gap in gaps} for pk, gaps in gaps_by_task(today, task_ids).items()}


def listed_catalogues() -> QuerySet[Catalogue, Catalogue]:
    """The catalogues by name, each with ``task_count``, the number of its published tasks."""
    return (
        Catalogue.objects.select_related("owning_unit", "owner", "web_editor")
        .annotate(task_count=Count("tasks", filter=Q(tasks__is_published=True)))
        .order_by("name", "pk")
    )


def listed_situations() -> QuerySet[Situation]:
    """The business situations in their order, each with ``task_count``."""
    return Situation.objects.annotate(task_count=Count("steps")).order_by("position", "title", "pk")


def links_of(task: Task) -> dict[str, list[TaskLink]]:
    """Links from the task and to it, by kind; what leads both ways is shown once, as this task tells it."""
    own = list(TaskLink.objects.filter(task=task).select_related("other").order_by("pk"))
    told = {(link.kind, link.other_id) for link in own}
    here = TaskLink.objects.filter(other=task).select_related("task").order_by("task__title", "pk")
    others = [link for link in here if (link.kind, link.task_id) not in told]
    kinds = {"related": TaskLink.Kind.RELATED, "not_this": TaskLink.Kind.NOT_THIS}
    return {
        **{name: [link for link in own if link.kind == kind] for name, kind in kinds.items()},
        **{f"{name}_here": [link for link in others if link.kind == kind] for name, kind in kinds.items()},
    }
