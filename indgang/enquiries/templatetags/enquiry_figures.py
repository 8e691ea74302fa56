"""Times as they are said, and the columns of the months, drawn as SVG without a style of its own."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from django import template
from django.utils.formats import date_format, number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indgang.enquiries.figure_files import hidden_words
from indgang.enquiries.queries.figures import Figures, MonthCount
from indgang.surveys.intervals import Estimate

register = template.Library()
HOURS_IN_DAY = 24
SAID_IN_HOURS = 48
COLUMN, GAP, TALLEST, HEAD, FOOT = 36, 12, 120, 22, 24  # of the drawing, in its own units


@register.simple_tag
def duration(hours: float) -> str:
    """Such as 40 min., 3,5 timer or 4 dage."""
    if hours < 1:
        return _("%(count)s min.") % {"count": round(60 * hours)}
    if hours < SAID_IN_HOURS:
        told = round(hours, 1)
        return ngettext("%(count)s hour", "%(count)s hours", 1 if told == 1 else 2) % {"count": _short(told)}
    days = round(hours / HOURS_IN_DAY, 1)
    return _("%(count)s days") % {"count": _short(days)}


def _short(value: float) -> str:
    return number_format(value, decimal_pos=0 if value == int(value) else 1)


@register.simple_tag
def duration_interval(estimate: Estimate) -> str:
    """How far the figure holds; with few values there is no upper end."""
    low = duration(max(estimate.low, 0))
    if not isfinite(estimate.high):
        return _("%(low)s or more") % {"low": low}
    return _("between %(low)s and %(high)s") % {"low": low, "high": duration(estimate.high)}


@register.simple_tag
def each(value: float) -> str:
    return number_format(round(value, 2), decimal_pos=2)


@register.filter
def why_hidden(figures: Figures) -> str:
    return hidden_words(figures)


@register.simple_tag
def month_chart(months: Sequence[MonthCount]) -> SafeString:
    """A column for each month. The same numbers stand in a table beside it."""
    most = max((month.number for month in months), default=0) or 1
    width, height = len(months) * (COLUMN + GAP) + GAP, HEAD + TALLEST + FOOT
    columns = format_html_join(
        "",
        '<g><title>{}: {}</title><rect class="figure-column" x="{}" y="{}" width="{}" height="{}"></rect>'
        '<text class="figure-number" x="{}" y="{}" text-anchor="middle">{}</text>'
        '<text class="figure-month" x="{}" y="{}" text-anchor="middle">{}</text></g>',
        (_column(month, place, most) for place, month in enumerate(months)),
    )
    return format_html(
        '<svg class="figure-chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        str(width), str(height), _("Enquiries in each month"), columns,
    )  # fmt: skip


def _column(month: MonthCount, place: int, most: int) -> tuple[str, ...]:
    left, tall = GAP + place * (COLUMN + GAP), round(TALLEST * month.number / most)
    top, middle = HEAD + TALLEST - tall, left + COLUMN // 2
    drawn = (left, top, COLUMN, tall, middle, top - 6, month.number, middle, HEAD + TALLEST + 17)
    name = date_format(month.first, "F Y")
    return (name, *(str(one) for one in (month.number, *drawn)), date_format(month.first, "M"))
