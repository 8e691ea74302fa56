"""What ``indgang serve`` lets each of its processes load: the application, and beside it the worker."""

from __future__ import annotations

import gc

from django.conf import settings

from config.wsgi import application

__all__ = ["application"]


def settle() -> None:
    """What has been loaded by now stays as long as the process: looking for rubbish passes it by, and is done seldom.

    As Python does it by itself, each tenth to twentieth page of the desk waits some 150 ms for it, under Python's lock.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


if settings.RUNS_SCHEDULE:
    from config.worker import start_worker  # knows models, so only now that Django has been set up

    start_worker()

settle()
