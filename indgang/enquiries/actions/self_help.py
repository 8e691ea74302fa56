"""A task shown before sending was answer enough: counted for the task and the day. Nobody is in it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from indgang.catalogue.models import Task
from indgang.catalogue.queries.public_pages import public_tasks
from indgang.enquiries.models import SelfHelp
from indgang.shared.refusals import Refused


class UnableToCountSelfHelp(Refused):
    """Nothing was counted."""


def note_self_help(*, task: Task, today: date) -> None:
    """Counts once more that the task's page answered somebody; no event is written, as there is nobody to name."""
    if not public_tasks().filter(pk=task.pk).exists():
        raise UnableToCountSelfHelp(_("There is no such task any more."))
    with transaction.atomic():
        counted, _is_new = SelfHelp.objects.get_or_create(task=task, day=today)
        SelfHelp.objects.filter(pk=counted.pk).update(times=F("times") + 1)
