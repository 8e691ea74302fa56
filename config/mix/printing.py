"""What is common to the plans as they are printed: errors and explanations in Danish, JSON, tables and numbers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from config.mix.danish import DANISH
from indgang.mixing.errors import Impossible, MixingError
from indgang.mixing.people import Person
from indgang.mixing.words import Words


def say(text: str) -> str:
    """The Danish of a sentence that remembers how it was made; any other text is as it is."""
    if isinstance(text, Words) and text.template in DANISH:
        values = {
            name: Decimal(value) if isinstance(value, float) else value for name, value in text.values.items()
        }
        return DANISH[text.template].format(**values)
    return str(text)


class Decimal(float):
    """Formatted as Danes write it, with a comma."""

    def __format__(self, shape: str) -> str:
        return super().__format__(shape).replace(".", ",")


def in_danish(fault: MixingError) -> str:
    """What went wrong, and the wishes that collide, each on its own line."""
    wishes = fault.wishes if isinstance(fault, Impossible) else ()
    return "\n".join([say(fault.args[0]), *(f"  – {say(wish)}" for wish in wishes)])


def as_json(told: Mapping[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=None)


def number(value: float, digits: int = 2) -> str:
    """As Danes write it: a decimal comma."""
    return f"{Decimal(value):.{digits}f}"


def percent(share: float, digits: int = 1) -> str:
    return f"{number(100 * share, digits)} %"


def told_apart(people: Sequence[Person]) -> tuple[Person, ...]:
    """The people with names that tell them apart: of the same name get their unit too, or else their id."""
    by_name = Counter(person.name for person in people)
    longer = [
        f"{person.name} ({person.unit})" if by_name[person.name] > 1 and person.unit else person.name
        for person in people
    ]
    by_longer = Counter(longer)
    return tuple(
        person._replace(name=f"{person.name} ({person.id})" if by_longer[name] > 1 else name)
        for person, name in zip(people, longer, strict=True)
    )


def table(headings: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Columns side by side under their headings, to be read on a screen or printed."""
    widths = [max(map(len, column)) for column in zip(headings, *lines, strict=True)]
    rule = ["-" * width for width in widths]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in (headings, rule, *lines)
    )
