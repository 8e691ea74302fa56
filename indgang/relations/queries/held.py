"""How far back meetings are held: what a comparison with an earlier day can rest on."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Min

from indgang.relations.models import Encounter
from indgang.relations.queries.settings import the_setting

A_YEAR = timedelta(days=365)
NOT_EVERY_DAY = timedelta(days=14)
"""So much later the first meeting may be, as they do not happen every day."""


def holds_year_before(day: date, *, today: date) -> bool:
    """Whether the twelve months before the day are held, so that its ties are not fewer for want of memory."""
    begins = day - A_YEAR
    if today - the_setting().kept_for > begins:
        return False
    first = Encounter.objects.aggregate(first=Min("happened_date"))["first"]
    return first is not None and first <= begins + NOT_EVERY_DAY
