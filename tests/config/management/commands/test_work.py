from __future__ import annotations

import os
import signal
from io import StringIO
from pathlib import Path
from threading import Timer

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from config.management.commands.work import told_to_end
from config.schedule import SCHEDULE
from indgang.shared.models import ScheduledRun


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.django_db(transaction=True)
def test_it_works_until_it_is_told_to_end(settings: Settings, tmp_path: Path, number: signal.Signals) -> None:
    settings.IS_SQLITE, settings.DATA_DIR = False, tmp_path
    told = StringIO()
    Timer(1, os.kill, (os.getpid(), number)).start()

    call_command("work", stdout=told)

    assert told.getvalue() == "Det, der kører af sig selv, kører. (stop med Ctrl+C)\n"
    assert ScheduledRun.objects.count() == len(SCHEDULE)


def test_on_sqlite_there_is_one_process_only(settings: Settings) -> None:
    settings.IS_SQLITE = True

    with pytest.raises(CommandError, match="indgang serve"):
        call_command("work")


def test_who_has_been_told_to_end_stays_told() -> None:
    with told_to_end() as stop:
        before = stop(0)
        os.kill(os.getpid(), signal.SIGTERM)
        after = [stop(5), stop(0)]

    assert (before, after) == (False, [True, True])


def test_afterwards_signals_mean_what_they_meant() -> None:
    before = signal.getsignal(signal.SIGTERM)

    with told_to_end():
        assert signal.getsignal(signal.SIGTERM) != before

    assert signal.getsignal(signal.SIGTERM) == before
