"""What a guest is called in the room."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from indgang.gatherings.models import Guest

register = template.Library()


@register.filter
def called(guest: Guest, names: Mapping[int, str]) -> str:
    """As told apart from others of the same name (queries.names)."""
    return names.get(guest.pk, str(guest))
