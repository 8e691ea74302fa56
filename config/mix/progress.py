"""That a verb is at work is told on stderr, once it has taken a second, and how far it has come where that is known."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TextIO

from indgang.mixing.watching import Watch

PATIENCE = 1.0
"""Seconds that nobody wonders."""
EVERY = 5.0
"""Seconds between the lines where stderr is a file; a screen is told each second, on one line."""


@contextmanager
def followed(
    *,
    seconds: float | None = None,
    out: TextIO | None = None,
    patience: float | None = None,
    every: float = EVERY,
) -> Iterator[Watch]:
    """A watch of at most so many seconds whose work is followed until it is done, or has failed."""
    out, patience = out or sys.stderr, PATIENCE if patience is None else patience
    is_done, latest = Event(), deque([0.0], maxlen=1)
    watch = Watch(tell=lambda share, _what: latest.append(share), seconds=seconds)
    pause = patience if out.isatty() else every
    teller = Thread(target=_tell, args=(watch, latest, is_done, out, patience, pause), daemon=True)
    teller.start()
    try:
        yield watch
    finally:
        is_done.set()
        teller.join()


def _tell(
    watch: Watch, latest: deque[float], is_done: Event, out: TextIO, patience: float, pause: float
) -> None:
    has_told = False
    while not is_done.wait(pause if has_told else patience):
        out.write(("\r" if out.isatty() else "") + _line(watch, latest[0]) + ("" if out.isatty() else "\n"))
        out.flush()
        has_told = True
    if has_told and out.isatty():
        out.write("\n")


def _line(watch: Watch, share: float) -> str:
    """A share is told only while a step is on its way: each step counts from nothing again."""
    known = f", dette trin {share:.0%}".replace("%", " %") if 0 < share < 1 else ""
    return f"Regner: {watch.taken:.0f} s{known} …"
