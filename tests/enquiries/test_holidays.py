from __future__ import annotations

from datetime import date

import pytest

from indgang.enquiries.holidays import easter_day, public_holidays

# Years chosen for the ends of Easter's range, for leap years, and for those around a turn of the century.
EASTER = [
    (1818, 3, 22), (1900, 4, 15), (1943, 4, 25), (1954, 4, 18), (1961, 4, 2), (1981, 4, 19), (2000, 4, 23),
    (2008, 3, 23), (2011, 4, 24), (2016, 3, 27), (2019, 4, 21), (2020, 4, 12), (2021, 4, 4), (2022, 4, 17),
    (2023, 4, 9), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2028, 4, 16), (2029, 4, 1),
    (2030, 4, 21), (2038, 4, 25), (2049, 4, 18), (2076, 4, 19), (2100, 3, 28), (2285, 3, 22),
]  # fmt: skip


@pytest.mark.parametrize(("year", "month", "day"), EASTER)
def test_easter_day(year: int, month: int, day: int) -> None:
    assert easter_day(year) == date(year, month, day)


def test_easter_is_a_sunday_between_22_march_and_25_april() -> None:
    days = [easter_day(year) for year in range(1583, 2600)]
    assert {day.weekday() for day in days} == {6}
    assert (min(d.replace(year=2000) for d in days), max(d.replace(year=2000) for d in days)) == (
        date(2000, 3, 22),
        date(2000, 4, 25),
    )


def test_store_bededag_was_a_holiday_until_2023() -> None:
    assert date(2023, 5, 5) in public_holidays(2023)
    assert date(2024, 4, 26) not in public_holidays(2024)


def test_the_holidays_of_a_year() -> None:
    assert sorted(public_holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 2),
        date(2026, 4, 3),
        date(2026, 4, 5),
        date(2026, 4, 6),
        date(2026, 5, 14),
        date(2026, 5, 24),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


def test_days_that_are_only_the_municipalitys_own_are_not_in_the_law() -> None:
    own = {date(2026, 6, 5), date(2026, 12, 24), date(2026, 12, 31)}
    assert own & public_holidays(2026) == set()
