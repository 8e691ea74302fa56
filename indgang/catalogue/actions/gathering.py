from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.catalogue.models import Situation, SituationTask, Task
from indgang.catalogue.rules import may_edit_situations
from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import record_event
from indgang.people.models import User
from indgang.shared.refusals import Refused


class UnableToGatherTasks(Refused):
    """The business situation was not made or changed."""


class SituationValues(TypedDict, total=False):
    key: str
    title: str
    introduction: str
    position: int
    is_published: bool


@dataclass(frozen=True)
class Step:
    task: Task
    note: str = ""


def create_situation(*, values: SituationValues, steps: Sequence[Step], by: User) -> Situation:
    if not may_edit_situations(by):
        raise UnableToGatherTasks(_("Only catalogue editors may write business situations."))
    if Situation.objects.filter(key=values["key"]).exists():
        raise UnableToGatherTasks(_("Another business situation has that address already."), field="key")
    _refuse_repeated(steps)
    situation = Situation()
    with transaction.atomic():
        changes = apply_values(target=situation, values=values)
        situation.save()
        changes |= _replace_steps(situation, steps)
        record_event(area="catalogue", act="create_situation", target=situation, by=by, changes=changes)
    return situation


def edit_situation(
    *, situation: Situation, values: SituationValues, by: User, steps: Sequence[Step] | None = None
) -> Situation:
    if not may_edit_situations(by):
        raise UnableToGatherTasks(_("Only catalogue editors may write business situations."))
    _refuse_repeated(steps or ())
    with transaction.atomic():
        changes = apply_values(target=situation, values=values)
        situation.save()
        changes |= _replace_steps(situation, steps) if steps is not None else {}
        if changes:
            record_event(area="catalogue", act="edit_situation", target=situation, by=by, changes=changes)
    return situation


def _refuse_repeated(steps: Sequence[Step]) -> None:
    if len({step.task.pk for step in steps}) < len(steps):
        raise UnableToGatherTasks(_("The same task is written twice."), field="tasks")


def _replace_steps(situation: Situation, steps: Sequence[Step]) -> dict[str, tuple[Any, Any]]:
    rows = situation.steps.select_related("task").order_by("position", "pk")
    before, after = _written(Step(row.task, row.note) for row in rows), _written(steps)
    if before == after:
        return {}
    situation.steps.all().delete()
    for position, step in enumerate(steps):
        SituationTask.objects.create(situation=situation, task=step.task, note=step.note, position=position)
    return {"tasks": (before, after)}


def _written(steps: Iterable[Step]) -> str:
    """A line for each, as the history keeps it."""
    return "\n".join(f"{step.task}. {step.note}".strip() for step in steps)
