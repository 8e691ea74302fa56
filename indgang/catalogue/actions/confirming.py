from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.catalogue.models import Task
from indgang.catalogue.rules import may_confirm_task
from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import record_event
from indgang.people.models import User
from indgang.shared.refusals import Refused


class UnableToConfirmTask(Refused):
    """The task was not confirmed."""


def confirm_task(*, task: Task, by: User, today: date) -> Task:
    """Says that what is written about the task, and who does it, still holds: not the same as changing it."""
    if not may_confirm_task(by, task):
        raise UnableToConfirmTask(
            _("Only those who do the task, their leader and the catalogue's keepers may confirm it.")
        )
    values = {"confirmed_date": today, "confirmed_by": by.history_name[:120]}
    with transaction.atomic():
        changes = apply_values(target=task, values=values)
        if changes:
            task.save()
            record_event(area="catalogue", act="confirm_task", target=task, by=by, changes=changes)
    return task
