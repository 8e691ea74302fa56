from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import chain, repeat

import pytest
from pytest_django import DjangoAssertNumQueries

from indgang.shared.actions.scheduling import keep_schedule, run_due
from indgang.shared.jobs import Job, Turn
from indgang.shared.models import ScheduledRun

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 26, 9, 0, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Work:
    """Remembers its turns; falls at those it is told to."""

    def __init__(self, *falls_at: int) -> None:
        self.turns: list[datetime] = []
        self.falls_at = falls_at

    def __call__(self, turn: Turn) -> None:
        self.turns.append(turn.now)
        if len(self.turns) in self.falls_at:
            raise ValueError("hemmelig@bageri.example")


def minutely(work: Work, name: str = "send") -> Job:
    return Job(name, "Send post", work, every_minutes=1, lasts_at_most=2 * MINUTE)


def moments(first: datetime, step: timedelta, count: int) -> Iterator[datetime]:
    return (first + number * step for number in range(count))


def test_what_runs_every_minute_runs_once_in_each() -> None:
    work = Work()

    ran = [run_due(jobs=[minutely(work)], now=now) for now in moments(NOW, timedelta(seconds=10), 13)]

    assert [len(names) for names in ran] == [0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0]
    assert work.turns == [NOW + MINUTE / 2, NOW + MINUTE * 3 / 2]


def test_what_runs_daily_runs_by_the_local_clock_and_makes_up_for_a_night_that_was_slept() -> None:
    work = Work()
    job = Job("nightly", "Nat", work, daily_at=time(3, 15))
    days = chain(
        moments(
            datetime(2026, 10, 24, 12, tzinfo=UTC), timedelta(minutes=15), 192
        ),  # over the clock going back
        moments(datetime(2026, 10, 28, 12, tzinfo=UTC), timedelta(minutes=15), 4),
    )

    for now in days:
        run_due(jobs=[job], now=now)

    assert [f"{turn:%d. %H.%M}" for turn in work.turns] == ["25. 02.15", "26. 02.15", "28. 12.00"]


def test_a_job_that_fails_is_told_of_and_run_again_next_time(caplog: pytest.LogCaptureFixture) -> None:
    failing, other = Work(2), Work()
    jobs = [minutely(failing), minutely(other, "other")]
    errors = []

    for now in moments(NOW, MINUTE, 4):
        run_due(jobs=jobs, now=now)
        errors.append(ScheduledRun.objects.get(name="send").last_error)

    assert (len(failing.turns), len(other.turns)) == (3, 3)
    assert [error.partition(":")[0] for error in errors] == ["", "", "ValueError (test_scheduling.py", ""]
    assert "The scheduled run send failed" in caplog.text


def test_when_it_began_and_ended_is_kept() -> None:
    for now in (NOW, NOW + MINUTE):
        run_due(jobs=[minutely(Work())], now=now)

    run = ScheduledRun.objects.get()
    assert run.last_began_at == NOW + MINUTE
    assert run.last_ended_at is not None
    assert run.last_began_at <= run.last_ended_at < run.last_began_at + MINUTE


def test_what_was_cut_off_counts_as_running_for_a_while() -> None:
    work = Work()
    run_due(jobs=[minutely(work)], now=NOW)
    ScheduledRun.objects.update(last_began_at=NOW)

    ran = [run_due(jobs=[minutely(work)], now=now) for now in moments(NOW, MINUTE, 4)]

    assert ran == [[], [], ["send"], ["send"]]


def test_of_two_that_see_the_same_only_one_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work()
    jobs = [minutely(work)]
    run_due(jobs=jobs, now=NOW)
    seen = keep_schedule(jobs=jobs, now=NOW)
    run_due(jobs=jobs, now=NOW + MINUTE)
    monkeypatch.setattr("indgang.shared.actions.scheduling.keep_schedule", lambda **_: seen)

    assert run_due(jobs=jobs, now=NOW + MINUTE) == []
    assert len(work.turns) == 1


def test_it_stops_between_jobs_when_it_is_told_to() -> None:
    jobs = [minutely(Work()), minutely(Work(), "other")]
    run_due(jobs=jobs, now=NOW)
    answers = chain([True], repeat(False))

    assert run_due(jobs=jobs, now=NOW + MINUTE, may_go_on=lambda: next(answers)) == ["send"]


def test_the_rows_follow_what_the_jobs_say() -> None:
    keep_schedule(jobs=[minutely(Work()), minutely(Work(), "gone")], now=NOW)

    daily = Job("send", "Send post om natten", Work(), daily_at=time(3, 15))
    kept = keep_schedule(jobs=[daily], now=NOW)

    run = ScheduledRun.objects.get()
    assert (run.title, run.every_minutes, run.daily_at) == ("Send post om natten", None, time(3, 15))
    assert kept == {"send": run}


def test_a_schedule_as_it_stands_is_only_read(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    jobs = [minutely(Work()), minutely(Work(), "other")]
    keep_schedule(jobs=jobs, now=NOW)

    with django_assert_num_queries(1):
        run_due(jobs=jobs, now=NOW)
