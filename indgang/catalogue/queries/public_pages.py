"""What companies may see of the catalogue: published tasks of public catalogues, and published situations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from indgang.catalogue.models import Situation, SituationTask, Task, TaskLink, Theme


@dataclass(frozen=True)
class ThemeTasks:
    """A heading and the public tasks under it, by title."""

    key: str
    name: str
    tasks: Sequence[Task]


def public_tasks() -> QuerySet[Task]:
    return Task.objects.filter(is_published=True, catalogue__is_public=True).order_by("title", "pk")


def public_situations() -> QuerySet[Situation]:
    return Situation.objects.filter(is_published=True).order_by("position", "title")


def public_tasks_by_theme() -> list[ThemeTasks]:
    """Every public task under its theme, in the themes' order; those without a theme come last."""
    by_theme: dict[int | None, list[Task]] = {}
    for task in public_tasks():
        by_theme.setdefault(task.theme_id, []).append(task)
    themes = [
        ThemeTasks(theme.key, theme.name, by_theme[theme.pk])
        for theme in Theme.objects.order_by("position", "name")
        if theme.pk in by_theme
    ]
    if None in by_theme:
        themes.append(ThemeTasks("andet", _("Other things"), by_theme[None]))
    return themes


def links_to_public_tasks(task: Task) -> dict[str, list[TaskLink]]:
    """The task's own links to tasks companies may see: kind → links."""
    by_kind: dict[str, list[TaskLink]] = {kind: [] for kind in TaskLink.Kind.values}
    for link in task.links.filter(other__in=public_tasks()).select_related("other").order_by("kind", "pk"):
        by_kind[link.kind].append(link)
    return by_kind


def situations_of(task: Task) -> QuerySet[Situation]:
    return public_situations().filter(steps__task=task)


def public_steps(situation: Situation) -> QuerySet[SituationTask]:
    """The situation's public tasks in order, each with its note."""
    return (
        situation.steps.filter(task__in=public_tasks())
        .select_related("task", "task__answering_unit", "task__catalogue")
        .order_by("position", "pk")
    )
