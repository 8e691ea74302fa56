"""The worker: runs the schedule, again and again, until it is told to stop.

On one machine there is one, whoever starts it first; the others wait for it to end. Between machines the schedule's
rows decide (``run_due``).
"""

from __future__ import annotations

import fcntl
import logging
import threading
from collections.abc import Callable, Sequence
from typing import IO

from django.conf import settings
from django.db import close_old_connections, connections
from django.utils import timezone

from config.schedule import SCHEDULE
from indgang.shared.actions.scheduling import run_due
from indgang.shared.jobs import Job

SECONDS_BETWEEN = 10.0
Stop = Callable[[float], bool]

logger = logging.getLogger(__name__)


def start_worker() -> threading.Thread:
    """A thread beside the web server's; when the process is told to end it finishes its step, and the process waits."""
    main = threading.current_thread()

    def is_over(seconds: float) -> bool:
        main.join(seconds)
        return not main.is_alive()

    thread = threading.Thread(target=work, kwargs={"stop": is_over}, name="indgang-worker")
    thread.start()
    return thread


def work(*, stop: Stop, jobs: Sequence[Job] = SCHEDULE, seconds_between: float = SECONDS_BETWEEN) -> None:
    """Looks every few seconds for what is due. ``stop(seconds)`` waits so long, and says whether to end."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.DATA_DIR / "worker.lock").open("a") as lock:
        while True:
            if is_ours(lock):
                run_once(jobs, stop)
            if stop(seconds_between):
                break
    connections.close_all()


def is_ours(lock: IO[str]) -> bool:
    """Whether we are the one worker of this machine: the lock goes with its process, however that ends."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def run_once(jobs: Sequence[Job], stop: Stop) -> None:
    """A database that is away for a while ends a look, not the worker."""
    close_old_connections()
    try:
        run_due(jobs=jobs, now=timezone.now(), may_go_on=lambda: not stop(0))
    except Exception:
        logger.exception("The schedule could not be looked at")
