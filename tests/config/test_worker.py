from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain, repeat
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from config.worker import Stop, is_ours, run_once, start_worker, work
from indgang.shared.jobs import Job, Turn
from indgang.shared.models import ScheduledRun

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "data"


class Counting:
    """A job that counts its turns, and remembers the last."""

    def __init__(self) -> None:
        self.count = 0
        self.turn: Turn | None = None

    def __call__(self, turn: Turn) -> None:
        self.count, self.turn = self.count + 1, turn


def due(run: Counting) -> Job:
    """A minutely job that stands since yesterday, so that its turn is now."""
    job = Job("count", "Tæl", run, every_minutes=1)
    ScheduledRun.objects.create(
        name=job.name, title=str(job.title), every_minutes=1, created_at=timezone.now() - timedelta(days=1)
    )
    return job


def after(looks: int) -> Stop:
    """Waits for nothing, and says to end when asked so many times for the whole wait."""
    answers = iter(chain(repeat(False, looks - 1), repeat(True)))
    return lambda seconds: next(answers) if seconds else False


@pytest.fixture
def elsewhere(settings: Settings, own_folder: None) -> Iterator[None]:
    """Another process of this machine is the worker."""
    settings.DATA_DIR.mkdir()
    with (settings.DATA_DIR / "worker.lock").open("a") as lock:
        assert is_ours(lock)
        yield


def test_it_runs_what_is_due_and_looks_again_until_it_is_to_end() -> None:
    run = Counting()
    looks: list[float] = []
    end = after(3)

    def stop(seconds: float) -> bool:
        looks.append(seconds)
        return end(seconds)

    work(stop=stop, jobs=[due(run)], seconds_between=7)

    assert (run.count, looks.count(7)) == (1, 3)


def test_a_job_can_ask_whether_there_is_still_time() -> None:
    run, over = Counting(), False

    run_once([due(run)], lambda _seconds: over)

    assert run.turn is not None
    before, over = run.turn.may_go_on(), True
    assert (before, run.turn.may_go_on()) == (True, False)


def test_who_is_told_to_end_begins_nothing_more() -> None:
    run = Counting()

    run_once([due(run)], lambda _seconds: True)

    assert run.count == 0


@pytest.mark.usefixtures("elsewhere")
def test_on_one_machine_one_works_and_the_others_wait() -> None:
    run = Counting()

    work(stop=after(3), jobs=[due(run)])

    assert run.count == 0


def test_who_waits_takes_over_when_the_first_has_ended(settings: Settings) -> None:
    settings.DATA_DIR.mkdir()
    run = Counting()
    first = (settings.DATA_DIR / "worker.lock").open("a")
    assert is_ours(first)

    def stop(seconds: float) -> bool:
        if seconds and not first.closed:
            first.close()
            return False
        return bool(seconds)

    work(stop=stop, jobs=[due(run)])

    assert run.count == 1


def test_a_look_that_fails_is_logged_and_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    run = Counting()
    unnamed = Job(None, "Uden navn", run, every_minutes=1)  # type: ignore[arg-type]  # the database says no

    with caplog.at_level(logging.ERROR):
        work(stop=after(2), jobs=[unnamed])

    assert [line.message for line in caplog.records] == ["The schedule could not be looked at"] * 2


def test_beside_the_web_server_it_ends_with_the_thread_that_started_it() -> None:
    started: list[threading.Thread] = []
    server = threading.Thread(target=lambda: started.append(start_worker()))
    server.start()
    server.join()

    started[0].join(20)

    assert (started[0].is_alive(), started[0].name, started[0].daemon) == (False, "indgang-worker", False)
