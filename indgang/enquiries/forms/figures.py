from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from indgang.enquiries.queries.figures import Split
from indgang.shared.moments import beginning_of
from indgang.surveys.queries.results import Period

LATEST = "seneste"
QUARTER = "kvartal"
DAYS_BACK = {LATEST: 365, QUARTER: 91}
YEARS_SHOWN = 3
SPLIT_IN_ADDRESS = {
    "slags": Split.KIND,
    "opgave": Split.TASK,
    "enhed": Split.UNIT,
    "stoerrelse": Split.SIZE,
    "kanal": Split.CHANNEL,
}


class FigureChoice:
    """Which time and which split the address asks for; what is not among the choices is the first of them."""

    def __init__(self, asked: Any, today: date) -> None:
        self.today = today
        years = {str(today.year - back): str(today.year - back) for back in range(YEARS_SHOWN)}
        self.periods = {LATEST: _("The latest 12 months"), QUARTER: _("The latest 3 months")} | years
        self.period_name: str = asked.get("tid") if asked.get("tid") in self.periods else LATEST
        split = asked.get("delt")
        self.split_name: str = split if split in SPLIT_IN_ADDRESS else "slags"

    @property
    def period(self) -> Period:
        if self.period_name in DAYS_BACK:
            end = self.today + timedelta(days=1)
            return Period(beginning_of(end - timedelta(days=DAYS_BACK[self.period_name])), beginning_of(end))
        year = int(self.period_name)
        return Period(beginning_of(date(year, 1, 1)), beginning_of(date(year + 1, 1, 1)))

    @property
    def period_label(self) -> str:
        return self.periods[self.period_name]

    @property
    def split(self) -> Split:
        return SPLIT_IN_ADDRESS[self.split_name]
