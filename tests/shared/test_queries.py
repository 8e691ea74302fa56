from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from indgang.shared.actions.counting import count_change
from indgang.shared.models import ScheduledRun
from indgang.shared.queries import change_number, scheduled_runs, unsent_mail
from tests.factories import make_mail

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_the_number_is_nothing_before_the_first_change() -> None:
    assert change_number(["people", "catalogue"]) == 0


def test_the_number_moves_whenever_any_of_the_topics_does() -> None:
    numbers = []
    for topic in ("people", "catalogue", "catalogue"):
        count_change(topic=topic)
        numbers.append(change_number(["people", "catalogue"]))

    assert numbers == [1, 2, 3]


def test_other_topics_do_not_move_it() -> None:
    count_change(topic="people")
    count_change(topic="sign-in")

    assert change_number(["people"]) == 1


# Mail, and what runs by itself -----------------------------------------------------------------------------


def test_mail_stands_as_unsent_five_minutes_after_it_was_due() -> None:
    mail = make_mail(now=NOW, due_at=NOW + HOUR)

    shown = [list(unsent_mail(NOW + HOUR + timedelta(minutes=minutes))) for minutes in (-10, 0, 4, 5)]

    assert shown == [[], [], [], [mail]]


def test_what_was_given_up_stays_and_the_oldest_stands_first() -> None:
    newer, older = make_mail(now=NOW), make_mail(now=NOW - HOUR, given_up_at=NOW)

    assert list(unsent_mail(NOW + HOUR)) == [older, newer]


@pytest.mark.parametrize(
    "values", [{"sent_at": NOW}, {"given_up_at": NOW, "emptied_at": NOW, "recipient": ""}]
)
def test_what_was_sent_or_forgotten_does_not(values: dict[str, Any]) -> None:
    make_mail(now=NOW, **values)

    assert list(unsent_mail(NOW + HOUR)) == []


def test_what_runs_by_itself_stands_by_name() -> None:
    for name in ("send_mail", "nightly"):
        ScheduledRun.objects.create(name=name, title=name, every_minutes=1)

    assert [run.name for run in scheduled_runs()] == ["nightly", "send_mail"]
