from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypedDict

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.catalogue.models import Task
from indgang.enquiries.models import Enquiry
from indgang.enquiries.rules import may_see_enquiry
from indgang.gatherings.actions.planning import kept_ahead
from indgang.gatherings.models import CrossTask, CrossTaskState, Gathering
from indgang.gatherings.rules import may_keep_cross_task, may_suggest_cross_task
from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import Actor, record_event
from indgang.people.models import Colleague, User
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused


class UnableToKeepTask(Refused):
    """The bank of tasks stands as it was."""


class CrossTaskValues(TypedDict):
    title: str
    description: str
    wanted_outcome: str
    owner: Colleague


@dataclass(frozen=True)
class Source:
    """Where a task came from, told as text."""

    area: str = ""
    key: str = ""
    label: str = ""
    link: str = ""
    tasks: Iterable[Task] = field(default_factory=tuple)


def source_of(*, enquiry: Enquiry, by: User) -> Source:
    """What a task that everybody reads may tell of an enquiry: its number and task; of a confidential one nothing."""
    if enquiry.is_confidential or not may_see_enquiry(by, enquiry):
        raise UnableToKeepTask(_("A confidential enquiry cannot be made a task for a gathering."))
    label = _("Enquiry %(reference)s") % {"reference": enquiry.reference}
    tasks = [enquiry.task] if enquiry.task else []
    return Source("enquiries", enquiry.history_key, label, enquiry.get_absolute_url(), tasks)


def suggest_cross_task(
    *, values: CrossTaskValues, by: User, today: date, source: Source | None = None
) -> CrossTask:
    """Puts a real task into the bank; each source gives one."""
    source = source or Source()
    if not may_suggest_cross_task(by):
        raise UnableToKeepTask(_("Only colleagues can suggest a task."))
    _refuse_owner(values["owner"], today)
    with transaction.atomic():
        if source.key and CrossTask.objects.filter(source_area=source.area, source_key=source.key).exists():
            raise UnableToKeepTask(_("It stands in the bank of tasks already."))
        task = CrossTask(
            **_cleaned(values),
            source_area=source.area,
            source_key=source.key,
            source_label=source.label,
            source_link=source.link,
        )
        task.save()
        task.tasks.set(source.tasks)
        record_event(area="gatherings", act="suggest_cross_task", target=task, by=by)
    return task


def change_cross_task(*, task: CrossTask, values: CrossTaskValues, by: Actor, today: date) -> CrossTask:
    _refuse_keeping(task, by)
    if values["owner"] != task.owner:
        _refuse_owner(values["owner"], today)
    with transaction.atomic():
        changes = apply_values(target=task, values=_cleaned(values))
        task.save()
        record_event(area="gatherings", act="change_cross_task", target=task, by=by, changes=changes)
    return task


def drop_cross_task(*, task: CrossTask, by: Actor) -> CrossTask:
    """It is not needed any more: gatherings ahead do without it."""
    _refuse_keeping(task, by)
    if task.state != CrossTaskState.OPEN:
        raise UnableToKeepTask(_("It does not wait for a gathering any more."))
    with transaction.atomic():
        task.state = CrossTaskState.DROPPED
        task.save(update_fields=["state"])
        task.gatherings.clear()
        record_event(area="gatherings", act="drop_cross_task", target=task, by=by)
    return task


def choose_tasks(*, gathering: Gathering, tasks: Collection[CrossTask], by: Actor) -> None:
    """Which tasks of the bank are taken up at the gathering."""
    with transaction.atomic():
        gathering = kept_ahead(gathering=gathering, by=by)
        if any(task.state == CrossTaskState.DROPPED for task in tasks):
            raise UnableToKeepTask(
                _("One of the tasks has been dropped meanwhile. Choose again."), field="tasks"
            )
        before = ", ".join(str(task) for task in gathering.tasks.all())
        gathering.tasks.set(tasks)
        changes = {"tasks": (before, ", ".join(str(task) for task in tasks))}
        record_event(area="gatherings", act="choose_tasks", target=gathering, by=by, changes=changes)


def _refuse_keeping(task: CrossTask, by: Actor) -> None:
    if not may_keep_cross_task(by, task):
        raise UnableToKeepTask(_("Only the owner and those who plan gatherings may change it."))


def _refuse_owner(owner: Colleague, today: date) -> None:
    if owner.has_left(today):
        raise UnableToKeepTask(_("%(name)s has left.") % {"name": owner.name}, field="owner")


def _cleaned(values: CrossTaskValues) -> dict[str, Any]:
    names = ("title", "description", "wanted_outcome")
    return {**values, **{name: without_person_numbers(str(values.get(name))).strip() for name in names}}
