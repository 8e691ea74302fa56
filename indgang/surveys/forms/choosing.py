from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from indgang.shared.moments import beginning_of
from indgang.surveys.queries.results import Period

LATEST = "seneste"
YEARS_SHOWN = 4
FACT_IN_ADDRESS = {"enhed": "unit", "slags": "kind", "stoerrelse": "size", "kanal": "channel"}


class ResultChoice:
    """Which time and which split the address asks for; what is not among the choices is the first of them."""

    def __init__(self, asked: Any, today: date) -> None:
        self.today = today
        self.periods = {LATEST: _("The latest 12 months")} | {
            str(today.year - back): str(today.year - back) for back in range(YEARS_SHOWN)
        }
        self.period_name = asked.get("tid") if asked.get("tid") in self.periods else LATEST
        split = asked.get("delt")
        self.split_name = split if split in FACT_IN_ADDRESS else ""

    @property
    def period(self) -> Period:
        if self.period_name == LATEST:
            end = self.today + timedelta(days=1)
            return Period(beginning_of(end - timedelta(days=365)), beginning_of(end))
        year = int(self.period_name)
        return Period(beginning_of(date(year, 1, 1)), beginning_of(date(year + 1, 1, 1)))

    @property
    def period_label(self) -> str:
        return self.periods[self.period_name]

    @property
    def split_by(self) -> str:
        """One of ``FACTS``, or nothing."""
        return FACT_IN_ADDRESS.get(self.split_name, "")
