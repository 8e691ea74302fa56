"""Figures are counted once, and kept in the process until something that they tell of has changed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar

from indgang.enquiries.queries.figures import Figures, MonthCount, Split, figures, months
from indgang.shared.queries import change_number
from indgang.surveys.queries.results import Period

TOPICS = ("enquiries", "surveys", "catalogue", "businesses", "people")
MOST_KEPT = 40
Counted = tuple[Figures | None, list[Figures]]

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_lock = threading.Lock()
_figures: OrderedDict[tuple[Period, Split], tuple[int, Counted]] = OrderedDict()
_months: OrderedDict[Period, tuple[int, list[MonthCount]]] = OrderedDict()


def kept_figures(period: Period, split: Split) -> Counted:
    """As ``figures``; at hundreds of thousands of enquiries counting takes a second, and looking again none."""
    return _kept_in(_figures, (period, split), lambda: figures(period, split))


def kept_months(period: Period) -> list[MonthCount]:
    """As ``months``."""
    return _kept_in(_months, period, lambda: months(period))


def _kept_in(kept: OrderedDict[Key, tuple[int, Value]], key: Key, count: Callable[[], Value]) -> Value:
    number = change_number(TOPICS)
    found = kept.get(key)
    if found is not None and found[0] == number:
        return found[1]
    counted = count()
    with _lock:
        kept[key] = (number, counted)
        while len(kept) > MOST_KEPT:
            kept.popitem(last=False)
    return counted


def forget_figures() -> None:
    with _lock:
        _figures.clear()
        _months.clear()
