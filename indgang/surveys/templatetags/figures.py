"""Figures as they are read: with a Danish comma, and the interval beside them."""

from __future__ import annotations

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from indgang.surveys.intervals import Estimate

register = template.Library()


@register.simple_tag
def score(value: float) -> str:
    return number_format(round(value, 1), decimal_pos=1)


@register.simple_tag
def score_interval(estimate: Estimate) -> str:
    return _("between %(low)s and %(high)s") % {"low": score(estimate.low), "high": score(estimate.high)}


@register.simple_tag
def percent(value: float) -> str:
    return f"{round(100 * value)} %"


@register.simple_tag
def percent_interval(estimate: Estimate) -> str:
    ends = {"low": round(100 * estimate.low), "high": percent(estimate.high)}
    return _("between %(low)s and %(high)s") % ends
