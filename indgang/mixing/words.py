"""Sentences about a plan that can be said in another language: the English text, and the values that go into it."""

from __future__ import annotations

from typing import Self


class Words(str):
    """An English sentence that remembers how it was made, so that whoever shows it can say it in Danish.

    ``Words("{count} people", count=3)`` is the text ``3 people``; ``template`` and ``values`` are what it came from.
    """

    __slots__ = ("template", "values")
    template: str
    values: dict[str, object]

    def __new__(cls, template: str, **values: object) -> Self:
        made = super().__new__(cls, template.format(**values))
        made.template, made.values = template, values
        return made
