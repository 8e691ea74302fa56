"""The map is reckoned once, and kept in the process for the day until something that it tells of has changed.

In a house of thousands reckoning takes some seconds and something changes every minute. There the map of a moment ago
is shown meanwhile, so that no more than a sixtieth of the time goes to it.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from indgang.relations.queries.departments import HouseMap, map_of_departments
from indgang.shared.queries import change_number

TOPICS = ("relations", "catalogue", "people")
QUICK = 0.5
"""Seconds: what takes no longer is reckoned whenever something has changed."""
SPACED = 60
"""What takes longer is kept for so many times what it took."""


@dataclass(frozen=True)
class _Kept:
    place: tuple[str, date]
    number: int
    map: HouseMap
    took: float
    reckoned_at: float


_lock = threading.Lock()
_kept: dict[str, _Kept] = {}


def kept_map(today: date, *, quick: float = QUICK) -> HouseMap:
    """As ``map_of_departments``; two who ask at once wait for one reckoning."""
    place, number = (str(settings.DATABASES["default"]["NAME"]), today), change_number(TOPICS)
    with _lock:
        kept = _kept.get("map")
        if kept is None or kept.place != place or not _holds(kept, number, quick):
            began = time.monotonic()
            found = map_of_departments(today)
            kept = _kept["map"] = _Kept(place, number, found, time.monotonic() - began, time.monotonic())
        return kept.map


def _holds(kept: _Kept, number: int, quick: float) -> bool:
    is_spaced = kept.took > quick and time.monotonic() - kept.reckoned_at < SPACED * kept.took
    return kept.number == number or is_spaced


def forget_map() -> None:
    with _lock:
        _kept.clear()
