from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.utils.translation import override

from config.retention import RETENTION

ROOT = Path(__file__).resolve().parents[2]


def test_the_operations_guide_shows_the_table_as_it_is() -> None:
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")

    with override("en"):
        rows = [f"| {row.what} | {row.time_text} | {row.counted_from} |" for row in RETENTION]

    assert [row for row in rows if row not in guide] == []


def test_times_are_told_in_danish() -> None:
    assert [row.time_text for row in RETENTION] == [
        "5 år",
        "1 år",
        "straks",
        "1 år",
        "2 år",
        "1 år",
        "5 år",
        "2 år",
        "5 år",
        "7 dage",
        "90 dage",
        "2 år",
        "5 år",
        "3 år",
        "1 år",
        "5 år",
        "7 dage",
        "1 år",
        "21 dage",
        "2 år",
        "5 år",
        "5 år",
        "5 år",
        "straks",
        "straks",
        "straks",
    ]


def test_times_are_whole_years_or_some_days_of_one() -> None:
    year, nothing = timedelta(days=365), timedelta(0)
    assert [row for row in RETENTION if row.kept_for % year != nothing and row.kept_for >= year] == []
    assert [row.kept_for % timedelta(days=1) for row in RETENTION] == [nothing] * len(RETENTION)
