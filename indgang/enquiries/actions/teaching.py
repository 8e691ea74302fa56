"""What a colleague has said yes to teaches finding: the next who asks so is led to the same task more surely."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from indgang.catalogue.actions.asking import UnableToNoteQuestion, note_right_task
from indgang.catalogue.models import Task
from indgang.catalogue.queries.finding import find_tasks
from indgang.enquiries.models import Enquiry
from indgang.history.actions.recording import Actor, record_event
from indgang.history.queries import events_of

ACT = "teach_finding"


def teach_finding(*, enquiry: Enquiry, by: Actor, now: datetime) -> bool:
    """Notes that the question belongs to the enquiry's task, once for each enquiry; whether it was noted now.

    Names, numbers and person numbers are taken out where it is noted. Of a confidential enquiry nothing is.
    """
    task = enquiry.task
    if task is None or enquiry.is_confidential or events_of(enquiry.history_key).filter(act=ACT).exists():
        return False
    findings = find_tasks(enquiry.question, today=timezone.localdate(now))
    rank = next((found.rank for found in findings.found if found.card.key == task.key), None)
    with transaction.atomic():
        is_noted = _note(enquiry, task, rank, was_confident=findings.is_confident, now=now)
        if is_noted:
            record_event(area="enquiries", act=ACT, target=enquiry, by=by, changes={"task": ("", task)})
    return is_noted


def _note(enquiry: Enquiry, task: Task, rank: int | None, *, was_confident: bool, now: datetime) -> bool:
    today = timezone.localdate(now)
    try:
        note_right_task(text=enquiry.question, task=task, rank=rank, was_confident=was_confident, today=today)
    except UnableToNoteQuestion:
        return False  # names and numbers alone are nothing to find by
    return True
