"""How a duty stands on a day, for lists."""

from __future__ import annotations

from datetime import date

from django import template

from indgang.duties.models import Duty

register = template.Library()


@register.filter
def is_overdue_on(duty: Duty, today: date) -> bool:
    return duty.is_overdue(today)


@register.filter
def is_ownerless_on(duty: Duty, today: date) -> bool:
    return duty.is_ownerless(today)
