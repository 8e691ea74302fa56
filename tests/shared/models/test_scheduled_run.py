from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from indgang.shared.models import ScheduledRun

NOW = datetime(2026, 11, 26, 9, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"every_minutes": 1}, "hvert minut"),
        ({"every_minutes": 15}, "hvert 15. minut"),
        ({"daily_at": time(3, 15)}, "hver dag kl. 3.15"),
    ],
)
def test_how_often_is_told_in_danish(values: dict[str, Any], text: str) -> None:
    run = ScheduledRun(name="a", title="Send post", **values)

    assert (run.rhythm_text, str(run)) == (text, "Send post")


@pytest.mark.parametrize(
    ("values", "now", "latest"),
    [
        ({"every_minutes": 1}, NOW, datetime(2026, 11, 26, 9, 7, tzinfo=UTC)),
        ({"every_minutes": 5}, NOW, datetime(2026, 11, 26, 9, 5, tzinfo=UTC)),
        ({"daily_at": time(3, 15)}, NOW, datetime(2026, 11, 26, 2, 15, tzinfo=UTC)),
        ({"daily_at": time(12)}, NOW, datetime(2026, 11, 25, 11, tzinfo=UTC)),
        # The clock goes forward on 29 March, and back on 25 October, at two and at three.
        ({"daily_at": time(3, 15)}, datetime(2026, 3, 29, 9, tzinfo=UTC), datetime(2026, 3, 29, 1, 15, tzinfo=UTC)),
        ({"daily_at": time(3, 15)}, datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 3, 28, 2, 15, tzinfo=UTC)),
        ({"daily_at": time(2, 30)}, datetime(2026, 10, 25, 9, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_when_it_was_last_to_be_run(values: dict[str, Any], now: datetime, latest: datetime) -> None:
    assert ScheduledRun(**values).latest_time(now) == latest


def test_it_is_late_when_five_minutes_have_gone_by() -> None:
    run = ScheduledRun(every_minutes=1, last_began_at=NOW)

    late = [run.is_late(NOW + timedelta(minutes=minutes)) for minutes in (0, 5, 6)]
    assert late == [False, False, True]


@pytest.mark.django_db
@pytest.mark.parametrize("values", [{}, {"every_minutes": 0}, {"every_minutes": 1, "daily_at": time(3, 15)}])
def test_it_runs_every_so_often_or_daily(values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ScheduledRun.objects.create(name="a", title="a", **values)
