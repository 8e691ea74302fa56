from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from traceback import extract_tb

from indgang.shared.jobs import Job, Turn
from indgang.shared.models import ScheduledRun

logger = logging.getLogger(__name__)


def keep_schedule(*, jobs: Iterable[Job], now: datetime) -> dict[str, ScheduledRun]:
    """A row for each job, as the job says it; rows of jobs that are no more are deleted."""
    rows = {row.name: row for row in ScheduledRun.objects.all()}
    kept = {}
    for job in jobs:
        told = {"title": str(job.title), "every_minutes": job.every_minutes, "daily_at": job.daily_at}
        row = rows.pop(job.name, None)
        if row is None:
            row, _is_new = ScheduledRun.objects.get_or_create(
                name=job.name, defaults=told | {"created_at": now}
            )
        elif told != {name: getattr(row, name) for name in told}:
            ScheduledRun.objects.filter(pk=row.pk).update(**told)
            row.refresh_from_db()
        kept[job.name] = row
    if rows:
        ScheduledRun.objects.filter(name__in=rows).delete()
    return kept


def run_due(*, jobs: Iterable[Job], now: datetime, may_go_on: Callable[[], bool] = lambda: True) -> list[str]:
    """Runs each job that is due, once, however many processes try; tells the names of those it ran.

    A job that fails does not keep the others from their turn, and is run again when it is due next.
    """
    jobs = list(jobs)
    rows = keep_schedule(jobs=jobs, now=now)
    ran = []
    for job in jobs:
        if may_go_on() and _take(rows[job.name], job, now):
            _carry_out(job, Turn(now, may_go_on))
            ran.append(job.name)
    return ran


def _take(row: ScheduledRun, job: Job, now: datetime) -> bool:
    """Whether the turn is ours: of two that see the same last time, the database lets one move it."""
    if not row.is_due(now) or row.is_running(now, job.lasts_at_most):
        return False
    same = ScheduledRun.objects.filter(pk=row.pk, last_began_at=row.last_began_at)
    return same.update(last_began_at=now) == 1


def _carry_out(job: Job, turn: Turn) -> None:
    began, told = time.monotonic(), ""
    try:
        job.run(turn)
    except Exception as fault:
        # The log tells all; the page tells which fault and where, since a fault's words may name somebody.
        logger.exception("The scheduled run %s failed", job.name)
        told = _fault_line(fault)
    ended = turn.now + timedelta(seconds=time.monotonic() - began)
    row = ScheduledRun.objects.filter(name=job.name, last_began_at=turn.now)
    row.update(last_ended_at=ended, last_error=told)


def _fault_line(fault: Exception) -> str:
    """Such as ``ValueError (learning.py:42)``."""
    place = extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__} ({Path(place.filename).name}:{place.lineno})"[:300]
