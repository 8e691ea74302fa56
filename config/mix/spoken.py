"""Sentences with numbers, as Danes say them."""

from __future__ import annotations

import re

from config.mix.printing import say
from indgang.mixing.words import Words

WITH_POINT = re.compile(r"-?\d+\.\d+")


def spoken(words: Words) -> str:
    """The Danish of a sentence, its numbers with a decimal comma; names are left as they are."""
    values = {
        name: value.replace(".", ",") if isinstance(value, str) and WITH_POINT.fullmatch(value) else value
        for name, value in words.values.items()
    }
    return say(Words(words.template, **values))
