"""Finding people by name: first or last name, half a name, accents or æøå left out."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indgang.finding.analysis import BOILERPLATE, STOP_WORDS
from indgang.finding.words import WORD, canonical, stripped

AROUND_A_NAME = frozenset(
    {
        *STOP_WORDS,
        *BOILERPLATE,
        "direkte",
        "fru",
        "hr",
        "lokal",
        "lokalnummer",
        "mail",
        "mailadresse",
        "mobil",
    }
    | {
        "mobilnummer",
        "nr",
        "nummer",
        "nummeret",
        "ring",
        "telefon",
        "telefonnummer",
        "telefonnummeret",
        "tlf",
    }
)
"""Words that stand around a name in a question for a person: "har du nummeret til Mette Lund?"."""

MOST_WORDS = 5
SHORTEST_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class NameHit:
    """A person whose name was asked for; `is_whole` when every word asked is a whole name, not its
    beginning."""

    key: str
    name: str
    spans: tuple[tuple[int, int], ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    spelling: str
    start: int
    end: int


class NameList:
    """The names of a set of people. Immutable and safe to share between threads."""

    def __init__(self, people: Iterable[tuple[str, str]]) -> None:
        """Take pairs of key and full name; a key may come with several names."""
        self._people = sorted(set(people))
        self._spelt = [tuple(spelling(word) for word in WORD.findall(name)) for _, name in self._people]
        having: dict[str, set[int]] = defaultdict(set)
        for place, words in enumerate(self._spelt):
            for word in words:
                having[word].add(place)
        self._having = dict(having)
        self._sorted = sorted(having)

    def find(self, text: str, *, typing: bool = False) -> list[NameHit]:
        """Give the people a text asks for, whole names first, then by name and key.

        Either the text is nothing but names (and words around them), or a full name stands in it. With
        `typing` the last word may be unfinished from its second letter; else a beginning of a name needs
        three letters.
        """
        asked = [
            _Asked(spelling(match[0]), *match.span())
            for match in WORD.finditer(text)
            if canonical(match[0]) not in AROUND_A_NAME
        ]
        hits = self._only_names(asked, typing=typing) if 0 < len(asked) <= MOST_WORDS else []
        return hits or self._full_names(asked)

    def _only_names(self, asked: Sequence[_Asked], *, typing: bool) -> list[NameHit]:
        spans = tuple((word.start, word.end) for word in asked)
        shortest = [SHORTEST_BEGINNING] * len(asked)
        if typing:
            shortest[-1] = 2
        found = set.intersection(*(self._beginning(*pair) for pair in zip(asked, shortest, strict=True)))
        hits = [self._hit(place, spans, {word.spelling for word in asked}) for place in found]
        return sorted(hits, key=lambda hit: (not hit.is_whole, hit.name, hit.key))

    def _beginning(self, asked: _Asked, shortest: int) -> set[int]:
        """Give the people with a name that is the word asked, or begins with it when it has letters
        enough."""
        found = set(self._having.get(asked.spelling, ()))
        if len(asked.spelling) >= shortest:
            for name in self._sorted[bisect_left(self._sorted, asked.spelling) :]:
                if not name.startswith(asked.spelling):
                    break
                found |= self._having[name]
        return found

    def _full_names(self, asked: Sequence[_Asked]) -> list[NameHit]:
        """Give the people whose first and last name, or two names in order, stand side by side in the
        text."""
        hits = {}
        for first, second in pairwise(asked):
            for place in self._having.get(first.spelling, set()) & self._having.get(second.spelling, set()):
                words = self._spelt[place]
                if words.index(first.spelling) < words.index(second.spelling):
                    spans = (first.start, first.end), (second.start, second.end)
                    hits[place] = self._hit(place, spans, {first.spelling, second.spelling})
        return sorted(hits.values(), key=lambda hit: (hit.name, hit.key))

    def _hit(self, place: int, spans: tuple[tuple[int, int], ...], words: set[str]) -> NameHit:
        key, name = self._people[place]
        return NameHit(key, name, spans, words <= set(self._spelt[place]))


def spelling(word: str) -> str:
    """Give the spelling names are compared in: `Søren`, `soeren` and `SOREN` are one."""
    return stripped(canonical(word))
