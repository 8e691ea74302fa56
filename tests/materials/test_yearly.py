from __future__ import annotations

from datetime import date

import pytest

from indgang.materials.yearly import Span, in_year, week_of


def test_a_week_goes_from_monday_to_sunday() -> None:
    assert week_of(date(2026, 11, 26)) == Span(date(2026, 11, 23), date(2026, 11, 29))


@pytest.mark.parametrize(
    ("first", "last", "touches"),
    [(1, 3, False), (1, 4, True), (5, 6, True), (8, 9, True), (9, 9, False)],
)
def test_two_spans_touch_where_they_share_a_day(first: int, last: int, touches: bool) -> None:
    assert (
        Span(date(2026, 9, first), date(2026, 9, last)).touches(Span(date(2026, 9, 4), date(2026, 9, 8)))
        is touches
    )


HOLIDAY = Span(date(2026, 10, 12), date(2026, 10, 18))  # week 42


@pytest.mark.parametrize(
    ("span", "repeats", "year", "found"),
    [
        (HOLIDAY, "once", 2026, HOLIDAY),
        (HOLIDAY, "once", 2027, None),
        (HOLIDAY, "yearly", 2027, Span(date(2027, 10, 12), date(2027, 10, 18))),
        (HOLIDAY, "same_week", 2026, HOLIDAY),
        (HOLIDAY, "same_week", 2027, Span(date(2027, 10, 18), date(2027, 10, 24))),
        (HOLIDAY, "same_week", 2025, None),
        (Span(date(2024, 2, 29), date(2024, 2, 29)), "yearly", 2025, Span(date(2025, 2, 28), date(2025, 2, 28))),
        (
            Span(date(2026, 12, 31), date(2027, 1, 2)), "same_week", 2027,
            Span(date(2027, 12, 30), date(2028, 1, 1)),
        ),
    ],
)  # fmt: skip
def test_what_comes_back(span: Span, repeats: str, year: int, found: Span | None) -> None:
    """The 31st of December 2026 is in week 53, which 2027 does not have: week 52 is its last."""
    assert in_year(span, repeats, year) == found
