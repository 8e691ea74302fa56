from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indgang.enquiries.clocks import (
    answer_due,
    contact_due_after,
    is_working_day,
    working_day_after,
    working_day_before,
)

DENMARK = ZoneInfo("Europe/Copenhagen")


def never(_day: date) -> bool:
    return False


def own_days(day: date) -> bool:
    return (day.month, day.day) in {(6, 5), (12, 24), (12, 31)}


def danish(year: int, month: int, day: int, hour: int = 14, minute: int = 10) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=DENMARK)


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (danish(2026, 6, 3), danish(2026, 6, 4)),
        (
            danish(2026, 6, 4),
            danish(2026, 6, 8),
        ),  # 5 June is the municipality's own closing day, then a weekend
        (danish(2026, 11, 27), danish(2026, 11, 30)),  # from Friday to Monday
        (danish(2026, 11, 28, 3, 5), danish(2026, 11, 30, 3, 5)),
        (danish(2026, 12, 23), danish(2026, 12, 28)),  # past Christmas and a weekend
        (danish(2026, 4, 1), danish(2026, 4, 7)),  # past Easter
        (danish(2026, 12, 30), danish(2027, 1, 4)),
        (danish(2023, 5, 4), danish(2023, 5, 8)),  # Store bededag
        (danish(2024, 4, 25), danish(2024, 4, 26)),  # and the year after it
        (danish(2026, 3, 27), danish(2026, 3, 30)),  # summer time begins in between
        (danish(2026, 10, 23), danish(2026, 10, 26)),  # and ends
    ],
)
def test_the_same_hour_on_the_next_working_day(asked: datetime, due: datetime) -> None:
    assert contact_due_after(asked, own_days) == due


def test_summer_time_keeps_the_hour_on_the_wall_and_not_the_number_of_hours() -> None:
    asked = danish(2026, 3, 27, 9, 0)
    due = contact_due_after(asked, never)
    assert (due.astimezone(DENMARK).time(), due.astimezone(UTC) - asked.astimezone(UTC)) == (
        time(9),
        timedelta(days=3, hours=-1),
    )


def test_an_hour_that_comes_twice_is_asked_at_the_second_and_due_at_the_same_on_the_wall() -> None:
    second = datetime(2026, 10, 25, 2, 30, tzinfo=DENMARK, fold=1)
    assert contact_due_after(second, never).astimezone(UTC) == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


def test_an_hour_that_is_skipped_becomes_the_one_after_it() -> None:
    """Only where a Sunday is a working day can it be asked for: the clocks move on Sundays."""
    from indgang.enquiries.clocks import _at

    assert _at(date(2026, 3, 29), time(2, 30)).astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


moments = st.builds(
    lambda day, hour: datetime.combine(day, hour, tzinfo=UTC),
    st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1)),
    st.times(),
)
some_days = st.sets(st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1)), max_size=8)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(moments, some_days)
def test_it_is_the_first_working_day_after_and_the_same_hour(moment: datetime, closed: set[date]) -> None:
    asked = timezone.localtime(moment)
    due = timezone.localtime(contact_due_after(moment, closed.__contains__))

    between = [asked.date() + timedelta(days=n) for n in range(1, (due.date() - asked.date()).days)]
    assert due.date() > asked.date()
    assert is_working_day(due.date(), closed.__contains__)
    assert [day for day in between if is_working_day(day, closed.__contains__)] == []
    assert due.time() == asked.time()


@settings(deadline=None)
@given(
    st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1)), st.integers(0, 12), st.integers(0, 12)
)
def test_working_days_add_up(day: date, first: int, then: int) -> None:
    there = working_day_after(working_day_after(day, never, first), never, then)
    assert there == working_day_after(day, never, first + then)


@settings(deadline=None)
@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1)), st.integers(1, 12))
def test_back_again_it_is_the_same_working_day(day: date, days: int) -> None:
    working = working_day_after(day, never)
    assert working_day_before(working_day_after(working, never, days), never, days) == working


DAY = date(2026, 6, 1)


def test_calendar_days_from_complete_material() -> None:
    assert answer_due(DAY, 14, [], DAY) == date(2026, 6, 15)


def test_each_day_waited_moves_it_by_one() -> None:
    waited = [(date(2026, 6, 3), date(2026, 6, 6)), (date(2026, 6, 10), date(2026, 6, 10))]
    assert answer_due(DAY, 14, waited, date(2026, 6, 20)) == date(2026, 6, 18)


def test_while_it_waits_it_moves_from_day_to_day() -> None:
    waited = [(date(2026, 6, 3), None)]
    assert [answer_due(DAY, 14, waited, date(2026, 6, day)) for day in (2, 3, 4, 10)] == [
        date(2026, 6, 15),
        date(2026, 6, 15),
        date(2026, 6, 16),
        date(2026, 6, 22),
    ]


def test_times_that_overlap_count_once_and_nothing_before_the_material_was_complete() -> None:
    waited = [
        (date(2026, 6, 5), date(2026, 6, 8)),
        (date(2026, 5, 20), date(2026, 6, 2)),
        (date(2026, 6, 6), date(2026, 6, 9)),
        (date(2026, 6, 7), date(2026, 6, 8)),
    ]
    assert answer_due(DAY, 10, waited, date(2026, 7, 1)) == date(2026, 6, 16)


days = st.dates(min_value=date(2026, 5, 1), max_value=date(2026, 9, 1))


@settings(deadline=None)
@given(
    st.lists(st.tuples(days, days).map(lambda pair: (min(pair), max(pair))), max_size=6), st.integers(0, 60)
)
def test_it_moves_by_exactly_the_days_on_which_we_waited(
    waited: list[tuple[date, date]], answer_days: int
) -> None:
    stood_still = {
        first + timedelta(days=n)
        for first, ended in waited
        for n in range((ended - first).days)
        if first + timedelta(days=n) >= DAY
    }
    assert answer_due(DAY, answer_days, waited, DAY) == DAY + timedelta(days=answer_days + len(stood_still))
