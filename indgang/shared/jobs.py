"""What runs by itself: areas name a function, ``config/schedule.py`` says how often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils.functional import Promise


@dataclass(frozen=True)
class Turn:
    """A job's turn: what time it is, and whether there is still time; a job of many steps asks before each."""

    now: datetime
    may_go_on: Callable[[], bool] = lambda: True


@dataclass(frozen=True)
class Job:
    """Give either ``every_minutes`` or ``daily_at``, the municipality's clock.

    A job must bear to be cut off anywhere and begun anew. Of two processes one runs it; only after ``lasts_at_most``
    is one that has not ended taken for cut off.
    """

    name: str
    title: str | Promise
    run: Callable[[Turn], object]
    every_minutes: int | None = None
    daily_at: time | None = None
    lasts_at_most: timedelta = timedelta(minutes=30)
