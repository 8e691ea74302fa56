"""Texts of the catalogue as pages show them."""

from __future__ import annotations

from itertools import groupby

from django import template

register = template.Library()


@register.filter
def in_blocks(text: str) -> list[tuple[bool, list[str]]]:
    """The lines in blocks: those that begin with a dash together as a list, the others as they are."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [
        (is_list, [line.removeprefix("-").strip() if is_list else line for line in block])
        for is_list, block in groupby(lines, key=lambda line: line.startswith("-"))
    ]
