"""Colleagues who do a task together are noted as tied, each quarter anew for as long as they share it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from indgang.catalogue.models import Responsibility, Task
from indgang.people.models import Colleague
from indgang.relations.actions.noting import Concern, Meeting, note_encounters
from indgang.relations.models import TieKind

MONTHS = 3


def note_shared_tasks(*, today: date) -> int:
    """Notes what is not noted yet in this quarter; returns how many new pairs. Cut off, it may begin anew.

    Whoever begins on a task in the middle of a quarter is noted from then. Those who have left are not.
    """
    sharing: dict[Task, list[Colleague]] = defaultdict(list)
    shared = Responsibility.objects.exclude(colleague__leaving_date__lt=today)
    for row in shared.select_related("task", "colleague").order_by("task_id", "pk"):
        sharing[row.task].append(row.colleague)
    quarter = f"{today.year}-{(today.month - 1) // MONTHS + 1}"
    return note_encounters(
        meetings=[
            Meeting(
                people=people,
                kind=TieKind.TASK,
                about=Concern("catalogue", task.history_key, task.title, task.get_absolute_url()),
                once_key=f"task:{task.pk}:{quarter}",
                on=today,
            )
            for task, people in sharing.items()
        ]
    )
