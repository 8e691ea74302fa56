from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from select import select
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.worker import Stop, work


class Command(BaseCommand):
    help = "Kører det, der kører af sig selv (sender post, glemmer og lærer), i en proces for sig. Kun på PostgreSQL."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if settings.IS_SQLITE:
            raise CommandError(
                "På SQLite er der kun én proces: `indgang serve` kører det, der kører af sig selv."
            )
        with told_to_end() as stop:
            self.stdout.write("Det, der kører af sig selv, kører. (stop med Ctrl+C)")
            self.stdout.flush()
            work(stop=stop)


@contextmanager
def told_to_end() -> Iterator[Stop]:
    """Whether the process has been told to end, waiting so many seconds for it.

    By a pipe: a signal comes in the middle of anything, and an event's lock could be held by the very thread it stops.
    """
    reading, writing = os.pipe()
    ending = (signal.SIGTERM, signal.SIGINT)
    before = {number: signal.signal(number, lambda *_: os.write(writing, b".")) for number in ending}
    try:
        yield lambda seconds: bool(select([reading], [], [], seconds)[0])
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(reading)
        os.close(writing)
