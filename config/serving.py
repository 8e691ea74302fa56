"""What ``indgang serve`` lets each of its processes load: the application, and beside it the worker."""

from __future__ import annotations

from django.conf import settings

from config.wsgi import application

__all__ = ["application"]

if settings.RUNS_SCHEDULE:
    from config.worker import start_worker  # knows models, so only now that Django has been set up

    start_worker()
