"""What is looked up before anything is ranked: a KLE number, a title word for word, a person's name."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indgang.finding.names import NameList
from indgang.finding.words import WORD, canonical

# A date or a time of day looks like a KLE number, so what stands before it decides.
_NUMBER = re.compile(r"(?<![\d.])(\d{2}\.\d{2}(?:\.\d{2})?)(?!\d|\.\d)")
_BEFORE_A_DATE = re.compile(r"\b(?:d|den|dato|kl|klokken)\W*$", re.IGNORECASE)
_BEFORE_A_NUMBER = re.compile(r"\b(?:kle|kle-nr|kle-nummer|nr|nummer|emne|gruppe)\W*$", re.IGNORECASE)

Span = tuple[int, int]


class Kind(StrEnum):
    """How a document was found."""

    NUMBER = "number"
    TITLE = "title"
    NAME = "name"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Exact:
    """A document (by its place) found by look-up, where in the question the reason stands, and its words."""

    place: int
    kind: Kind
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    is_whole: bool = True


class Exacts:
    """Look-up tables over the documents. Immutable and safe to share between threads."""

    def __init__(self, rows: Iterable[tuple[Sequence[str], str, Sequence[str]]]) -> None:
        """Take each document's KLE numbers, title and people's names, in the documents' order."""
        numbers: list[tuple[str, int]] = []
        titles: dict[tuple[str, ...], list[int]] = defaultdict(list)
        names: list[tuple[str, str]] = []
        for place, (own_numbers, title, own_names) in enumerate(rows):
            numbers += ((number, place) for number in own_numbers)
            names += ((str(place), name) for name in own_names)
            titles[_words(title)].append(place)
        self._numbers = sorted(numbers)
        self._titles = {words: places for words, places in titles.items() if words}
        self._names = NameList(names)

    def find(self, text: str, *, typing: bool = False) -> list[Exact]:
        """Give what the text names exactly: numbers first, then titles, then names. A document may come
        twice."""
        return [*self._by_number(text), *self._by_title(text), *self._by_name(text, typing=typing)]

    def _by_number(self, text: str) -> Iterator[Exact]:
        for match in _NUMBER.finditer(text):
            if _is_kle(text, match):
                number = match[1]
                for own, place in self._numbers[bisect_left(self._numbers, (number, -1)) :]:
                    if not own.startswith(number):
                        break
                    yield Exact(place, Kind.NUMBER, (match.span(),), (number,))

    def _by_title(self, text: str) -> Iterator[Exact]:
        for place in self._titles.get(_words(text), ()):
            yield Exact(place, Kind.TITLE, (), ())

    def _by_name(self, text: str, *, typing: bool) -> Iterator[Exact]:
        for hit in self._names.find(text, typing=typing):
            words = tuple(text[start:end] for start, end in hit.spans)
            yield Exact(int(hit.key), Kind.NAME, hit.spans, words, is_whole=hit.is_whole)


def _is_kle(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 20) : match.start()]
    is_alone = match[0] == text.strip()
    is_full = match[1].count(".") == 2 and not _BEFORE_A_DATE.search(before)
    return is_alone or is_full or bool(_BEFORE_A_NUMBER.search(before))


def _words(text: str) -> tuple[str, ...]:
    return tuple(canonical(word) for word in WORD.findall(text))
