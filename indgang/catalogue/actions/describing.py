from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.catalogue.models import Catalogue, ExampleQuestion, Task, TaskLink, Theme
from indgang.catalogue.rules import may_create_task, may_edit_task
from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import record_event
from indgang.people.models import Unit, User
from indgang.shared.refusals import Refused


class UnableToDescribeTask(Refused):
    """The task was not made or changed."""


class TaskValues(TypedDict, total=False):
    catalogue: Catalogue
    key: str
    title: str
    description: str
    words: str
    wrong_terms: str
    kle_numbers: str
    theme: Theme | None
    send_along: str
    next_step: str
    usual_time: str
    usual_time_basis: str
    self_service: str
    internal_note: str
    answering_unit: Unit | None
    is_published: bool


@dataclass(frozen=True)
class Link:
    other: Task
    kind: str = TaskLink.Kind.RELATED
    text: str = ""


def create_task(
    *, values: TaskValues, by: User, links: Sequence[Link] = (), questions: Sequence[str] = ()
) -> Task:
    if not may_create_task(by, values["catalogue"], values.get("answering_unit")):
        raise UnableToDescribeTask(
            _("You may only add tasks that your own units answer for."), field="answering_unit"
        )
    if Task.objects.filter(key=values["key"]).exists():
        raise UnableToDescribeTask(_("Another task has that address already."), field="key")
    task = Task(catalogue=values["catalogue"])
    _refuse_bad_links(task, links)
    with transaction.atomic():
        changes = apply_values(target=task, values=values)
        task.save()
        changes |= _replace_links(task, links) | _replace_questions(task, questions)
        record_event(area="catalogue", act="create_task", target=task, by=by, changes=changes)
    return task


def edit_task(
    *,
    task: Task,
    values: TaskValues,
    by: User,
    links: Sequence[Link] | None = None,
    questions: Sequence[str] | None = None,
) -> Task:
    """Changes what the task says. Links and questions are replaced where they are given, else left alone."""
    if not may_edit_task(by, task):
        raise UnableToDescribeTask(
            _("Only the unit's leader and those who keep the catalogue may change the task.")
        )
    catalogue = values.get("catalogue", task.catalogue)
    unit = values.get("answering_unit", task.answering_unit)
    if (catalogue, unit) != (task.catalogue, task.answering_unit) and not may_create_task(
        by, catalogue, unit
    ):
        raise UnableToDescribeTask(
            _("You may only place the task with a unit you lead."), field="answering_unit"
        )
    _refuse_bad_links(task, links or ())
    with transaction.atomic():
        changes = apply_values(target=task, values=values)
        task.save()
        changes |= _replace_links(task, links) if links is not None else {}
        changes |= _replace_questions(task, questions) if questions is not None else {}
        if changes:
            record_event(area="catalogue", act="edit_task", target=task, by=by, changes=changes)
    return task


def _refuse_bad_links(task: Task, links: Sequence[Link]) -> None:
    if any(link.other.pk == task.pk for link in links):
        raise UnableToDescribeTask(_("A task cannot lead to itself."), field="links")
    if len({(link.other.pk, link.kind) for link in links}) < len(links):
        raise UnableToDescribeTask(_("The same task is written twice among the other tasks."), field="links")


def _replace_links(task: Task, links: Sequence[Link]) -> dict[str, tuple[Any, Any]]:
    rows = task.links.select_related("other").order_by("pk")
    before = _written(Link(row.other, row.kind, row.text) for row in rows)
    after = _written(links)
    if before == after:
        return {}
    task.links.all().delete()
    for link in links:
        TaskLink.objects.create(task=task, other=link.other, kind=link.kind, text=link.text)
    return {"links": (before, after)}


def _written(links: Iterable[Link]) -> str:
    """A line for each, as the history keeps it."""
    return "\n".join(f"{TaskLink.Kind(link.kind).label}: {link.other}. {link.text}".strip() for link in links)


def _replace_questions(task: Task, questions: Sequence[str]) -> dict[str, tuple[Any, Any]]:
    before = list(task.questions.order_by("position", "pk").values_list("text", flat=True))
    wanted = [question.strip() for question in questions if question.strip()]
    if before == wanted:
        return {}
    task.questions.all().delete()
    ExampleQuestion.objects.bulk_create(
        ExampleQuestion(task=task, text=text, position=position) for position, text in enumerate(wanted)
    )
    return {"questions": ("\n".join(before), "\n".join(wanted))}
