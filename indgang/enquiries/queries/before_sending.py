"""What may answer a company before it sends anything: up to three tasks with what their pages say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from indgang.catalogue.models import OtherDoor, Task
from indgang.catalogue.queries.finding import as_question, find_tasks
from indgang.catalogue.queries.public_pages import public_tasks

MOST_SHOWN = 3
SHORTEST = 4
"""Letters: fewer say nothing yet."""


@dataclass(frozen=True)
class Suggested:
    """``is_sure`` is whether the first of them can be believed; ``elsewhere`` the other door it rather belongs to."""

    tasks: Sequence[Task]
    is_sure: bool
    elsewhere: OtherDoor | None

    @property
    def is_empty(self) -> bool:
        return not self.tasks and self.elsewhere is None


def suggested_before_sending(text: str, *, today: date, typing: bool = False) -> Suggested | None:
    """None while too little has been written to look for."""
    question = as_question(text)
    if len(question) < SHORTEST:
        return None
    findings = find_tasks(question, today=today, limit=MOST_SHOWN, is_public=True, typing=typing)
    keys = [found.card.key for found in findings.found]
    tasks = {task.key: task for task in public_tasks().filter(key__in=keys).select_related("answering_unit")}
    return Suggested([tasks[key] for key in keys if key in tasks], findings.is_confident, findings.elsewhere)
