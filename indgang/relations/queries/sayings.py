"""What two colleagues had said of one another on a day: that they know each other, or not yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from indgang.relations.models import Saying, Says
from indgang.relations.queries.needs import IdPair


class Said(NamedTuple):
    """By one of the pair, lower id first: what they first said on one day and last on another, perhaps the same."""

    pair: IdPair
    says: str
    first: date
    last: date

    def until(self, day: date) -> date | None:
        """When they had last said so by the day, as far as it is remembered; None where they had not yet."""
        if self.last <= day:
            return self.last
        return self.first if self.first <= day else None


def said_between(pairs: Q) -> list[Said]:
    """All that was said of knowing or not knowing, in the pairs asked for; ``pairs`` speaks of sayer and other."""
    rows = Saying.objects.filter(pairs, says__in=(Says.KNOWS, Says.NOT_YET)).order_by("pk")
    fields = ("sayer_id", "other_id", "says", "first_said_date", "said_date")
    return [
        Said((min(sayer, other), max(sayer, other)), says, first or last, last)
        for sayer, other, says, first, last in rows.values_list(*fields)
    ]


def knowing_on(day: date, said: Iterable[Said]) -> dict[IdPair, list[date]]:
    """Pairs of whom one or both had said by the day that they know each other, and when each last did."""
    known: dict[IdPair, list[date]] = {}
    for one in said:
        on = one.until(day)
        if one.says == Says.KNOWS and on is not None:
            known.setdefault(one.pair, []).append(on)
    return known


def denied_on(day: date, said: Iterable[Said]) -> dict[IdPair, date]:
    """Pairs of whom one had said "not yet", and when: what happened until then does not bind them."""
    denied: dict[IdPair, date] = {}
    for one in said:
        on = one.until(day)
        if one.says == Says.NOT_YET and on is not None:
            denied[one.pair] = max(on, denied.get(one.pair, date.min))
    return denied
