from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.catalogue.models import Responsibility, Task
from indgang.catalogue.rules import may_edit_task
from indgang.history.actions.recording import record_event
from indgang.people.models import Colleague, User
from indgang.shared.refusals import Refused


class UnableToDistributeTask(Refused):
    """Who does the task was not changed."""


@dataclass(frozen=True)
class Share:
    """One colleague's share of a task, in the order given."""

    colleague: Colleague
    part: str = ""
    kind: str = Responsibility.Kind.DOES


def distribute_task(*, task: Task, shares: Sequence[Share], by: User, today: date) -> Task:
    """Makes those who do the task, and those who substitute, just these, in this order."""
    if not may_edit_task(by, task):
        raise UnableToDistributeTask(
            _("Only the unit's leader and those who keep the catalogue may distribute the task.")
        )
    colleagues = [share.colleague for share in shares]
    if len(set(colleagues)) < len(colleagues):
        raise UnableToDistributeTask(_("The same colleague is written twice."), field="shares")
    gone = [colleague.name for colleague in colleagues if colleague.has_left(today)]
    if gone:
        raise UnableToDistributeTask(_("%(names)s has left.") % {"names": ", ".join(gone)}, field="shares")
    before, after = _written(_shares_of(task)), _written(shares)
    if before == after:
        return task
    with transaction.atomic():
        task.responsibilities.all().delete()
        for position, share in enumerate(shares):
            Responsibility.objects.create(
                task=task, colleague=share.colleague, kind=share.kind, position=position, part=share.part
            )
        record_event(
            area="catalogue", act="distribute_task", target=task, by=by, changes={"doers": (before, after)}
        )
    return task


def _shares_of(task: Task) -> list[Share]:
    rows = task.responsibilities.select_related("colleague").order_by("position", "pk")
    return [Share(row.colleague, row.part, row.kind) for row in rows]


def _written(shares: Sequence[Share]) -> str:
    return "; ".join(
        f"{share.colleague.name} ({Responsibility.Kind(share.kind).label}{', ' + share.part if share.part else ''})"
        for share in shares
    )
