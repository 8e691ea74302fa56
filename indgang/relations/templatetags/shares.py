"""Shares as they are written in Danish."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def percent(share: float) -> str:
    """0.724 → “72 %”, with a space that does not break."""
    return f"{round(share * 100)}\N{NO-BREAK SPACE}%"


@register.filter
def as_chance(ei_index: float) -> float:
    """The share across that an E-I index tells of: −1 is none and 1 is all."""
    return (ei_index + 1) / 2


@register.filter
def lookup(names: dict[object, object], key: object) -> object:
    return names[key]
