"""How well finding finds: recall and mean reciprocal rank over questions with known answers (a gold set)."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, Self

RANKS = (1, 3, 5)
Z95 = 1.959964
"""The normal distribution's two-sided 95 % point."""


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question with the document keys and KLE numbers that are right; any one of them counts."""

    text: str
    keys: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """A document found, best first in its list, with its KLE numbers."""

    key: str
    numbers: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Rate:
    """A part of a whole, 0 … 1, with its 95 % interval after Wilson (1927)."""

    hits: int
    count: int
    value: float
    low: float
    high: float

    @classmethod
    def of(cls, hits: int, count: int) -> Self:
        """Give the rate of `hits` in `count`; of nothing it is 0, and could be anything."""
        if not count:
            return cls(0, 0, 0.0, 0.0, 1.0)
        share, squared = hits / count, Z95 * Z95
        middle = (share + squared / (2 * count)) / (1 + squared / count)
        half = Z95 / (1 + squared / count) * sqrt(share * (1 - share) / count + squared / (4 * count * count))
        low, high = middle - half if hits else 0.0, middle + half if hits < count else 1.0
        return cls(hits, count, share, low, high)

    @property
    def low_percent(self) -> int:
        """Give the interval's lower end in whole percent."""
        return round(100 * self.low)

    @property
    def high_percent(self) -> int:
        """Give its upper end in whole percent."""
        return round(100 * self.high)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a gold set shows: recall by rank, mean reciprocal rank (0 … 1), and each question's rank or
    None."""

    recall: Mapping[int, Rate]
    mean_reciprocal_rank: float
    ranks: tuple[int | None, ...]


def measure(gold: Iterable[GoldQuestion], ask: Callable[[str], Sequence[Found]]) -> Figures:
    """Ask all the questions. `ask` takes a question's text and gives what was found, best first."""
    ranks = tuple(rank(question, ask(question.text)) for question in gold)
    recall = {
        most: Rate.of(sum(1 for place in ranks if place and place <= most), len(ranks)) for most in RANKS
    }
    reciprocal = sum(1 / place for place in ranks if place)
    return Figures(recall, reciprocal / len(ranks) if ranks else 0.0, ranks)


def rank(question: GoldQuestion, found: Sequence[Found]) -> int | None:
    """Give the rank (from 1) of the first right document, None when there is none."""
    for place, document in enumerate(found, start=1):
        if document.key in question.keys or not question.numbers.isdisjoint(document.numbers):
            return place
    return None


def read_gold(lines: Iterable[str]) -> list[GoldQuestion]:
    """Read JSON lines `{"text": …, "keys": […], "kle": […]}`, of which `keys` or `kle` may be left out.

    Raises `ValueError` naming the first faulty line. Empty lines are passed over.
    """
    return [_gold(line, number) for number, line in enumerate(lines, start=1) if line.strip()]


def _gold(line: str, number: int) -> GoldQuestion:
    try:
        row: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"Line {number} is not JSON: {error}") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ValueError(f"Line {number} has no text.")
    right = [row.get(name, []) for name in ("keys", "kle")]
    if not all(isinstance(values, list) and all(isinstance(one, str) for one in values) for values in right):
        raise ValueError(f"Line {number}: keys and kle must be lists of texts.")
    if not any(right):
        raise ValueError(f"Line {number} says no right answer.")
    return GoldQuestion(row["text"], *map(frozenset, right))
