"""Telling how far long work has come, and stopping it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import ParamSpec, TypeVar

from threadpoolctl import threadpool_limits

from indgang.mixing.errors import Cancelled

Tell = Callable[[float, str], None]


@dataclass
class Watch:
    """Follows one computation. ``tell`` is given the share done, 0 to 1, and what goes on in a word.

    ``is_cancelled`` is asked each time; ``seconds`` is how long the computation may take, and None is as it likes.
    """

    tell: Tell | None = None
    is_cancelled: Callable[[], bool] | None = None
    seconds: float | None = None
    begun_at: float = field(default_factory=time.monotonic)

    def at(self, share: float, what: str) -> None:
        """Raises Cancelled when nobody waits any longer."""
        if self.is_cancelled is not None and self.is_cancelled():
            raise Cancelled(what)
        if self.tell is not None:
            self.tell(share, what)

    @property
    def taken(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.begun_at

    @property
    def left(self) -> float:
        """Seconds left, never below 0; infinite without a limit."""
        return float("inf") if self.seconds is None else max(0.0, self.seconds - self.taken)


Given = ParamSpec("Given")
Made = TypeVar("Made")


def on_one_core(work: Callable[Given, Made]) -> Callable[Given, Made]:
    """Has the linear algebra of ``work`` stay on one core.

    On matrices of a few hundred rows, several threads mostly wait for each other, and the waiting takes the other cores
    as well: sixty eigenvalue problems of 240 rows took 0.7 processor seconds on one and 3 to 25 on two, and choosing 50
    of 2,000 people 3.6 and 8.5.
    """

    @wraps(work)
    def done(*given: Given.args, **named: Given.kwargs) -> Made:
        with threadpool_limits(limits=1, user_api="blas"):
            return work(*given, **named)

    return done
