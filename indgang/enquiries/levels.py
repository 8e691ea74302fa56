"""Simple, medium or complex: a rule that anybody can reckon after, and that only ever goes up by itself. Pure."""

from __future__ import annotations

from indgang.enquiries.models import Level

MANY_UNITS = 3
MANY_MISSED = 2
ORDER = (Level.SIMPLE, Level.MEDIUM, Level.COMPLEX)


def level_of(*, units: int, needs_decision: bool, is_weighty: bool, missed_dates: int) -> Level:
    """Complex with three units, a plan change or jobs at stake, or a second missed date; simple with one unit alone."""
    if units >= MANY_UNITS or is_weighty or missed_dates >= MANY_MISSED:
        return Level.COMPLEX
    if units > 1 or needs_decision:
        return Level.MEDIUM
    return Level.SIMPLE


def higher(one: str, other: str) -> Level:
    return max(Level(one), Level(other), key=ORDER.index)
