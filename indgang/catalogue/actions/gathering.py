from __future__ import annotations

from collections.abc import Sequence
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
    with transaction.atomic():
        changes = apply_values(target=situation, values=values)
        situation.save()
        changes |= _replace_steps(situation, steps) if steps is not None else {}
        if changes:
            record_event(area="catalogue", act="edit_situation", target=situation, by=by, changes=changes)
    return situation


def _replace_steps(situation: Situation, steps: Sequence[Step]) -> dict[str, tuple[Any, Any]]:
    before = [(step.task_id, step.note) for step in situation.steps.order_by("position", "pk")]
    first_of_each = list({step.task.pk: step for step in reversed(steps)}.values())[::-1]
    if before == [(step.task.pk, step.note) for step in first_of_each]:
        return {}
    situation.steps.all().delete()
    for position, step in enumerate(first_of_each):
        SituationTask.objects.create(situation=situation, task=step.task, note=step.note, position=position)
    return {"tasks": (len(before), ", ".join(str(step.task) for step in first_of_each))}
