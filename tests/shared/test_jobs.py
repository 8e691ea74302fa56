from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from indgang.shared.actions.scheduling import keep_schedule
from indgang.shared.jobs import Job, Turn

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def test_a_turn_has_time_unless_somebody_says_otherwise() -> None:
    assert [Turn(NOW).may_go_on(), Turn(NOW, lambda: False).may_go_on()] == [True, False]


@pytest.mark.django_db
@pytest.mark.parametrize("rhythm", [{}, {"every_minutes": 5, "daily_at": time(3, 15)}, {"every_minutes": 0}])
def test_a_job_is_so_often_or_daily(rhythm: dict[str, Any]) -> None:
    job = Job("remind", "Mind om det", lambda _turn: None, **rhythm)

    with pytest.raises(IntegrityError), transaction.atomic():
        keep_schedule(jobs=[job], now=NOW)
