"""Danish public holidays, reckoned from Easter. Pure; source: the computus of Meeus and Jones, and act 214 of 2023."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

LAST_YEAR_OF_PRAYER_DAY = 2023
AFTER_EASTER = (-3, -2, 0, 1, 39, 49, 50)
"""Maundy Thursday, Good Friday, both Easter days, Ascension and both days of Whitsun, in days from Easter Day."""
PRAYER_DAY = 26
FIXED = ((1, 1), (12, 25), (12, 26))


def easter_day(year: int) -> date:
    """Easter Day of a Gregorian year."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    skipped_leaps = century - century // 4
    moon = (19 * golden + skipped_leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    correction = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * correction + 114, 31)
    return date(year, month, day + 1)


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The days the law closes. Store bededag is one of them until 2023; 5 June and 24 December are not."""
    easter = easter_day(year)
    moved = [*AFTER_EASTER, PRAYER_DAY] if year <= LAST_YEAR_OF_PRAYER_DAY else AFTER_EASTER
    days = {easter + timedelta(days=days) for days in moved}
    return frozenset(days | {date(year, month, day) for month, day in FIXED})
