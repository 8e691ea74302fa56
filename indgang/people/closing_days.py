from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _


def usual_closing_days(year: int) -> list[tuple[date, str]]:
    """The days that are no public holidays, and on which most town halls are closed all the same, each year."""
    return [
        (date(year, 6, 5), _("Constitution Day")),
        (date(year, 12, 24), _("Christmas Eve")),
        (date(year, 12, 31), _("New Year's Eve")),
    ]
