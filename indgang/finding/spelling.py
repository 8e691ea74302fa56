"""What a word that nobody knows was meant to be: the nearest words of the catalogue.

Asked only for words that neither the catalogue nor the dictionary has, so right spelling is never
"corrected".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from indgang.finding.words import stripped

SHORTEST = 5
"""Letters from which a word is corrected: shorter ones are near to far too many."""
TWO_SLIPS = 2
TWO_SLIPS_FROM = 7
"""Letters from which two slips are allowed."""
MOST_SUGGESTIONS = 5


class Speller:
    """Find near words among those given. Immutable and safe to share between threads."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the canonical words that may be suggested."""
        spellings: dict[str, list[str]] = defaultdict(list)
        for word in sorted(set(words)):
            if len(word) >= SHORTEST - 1:
                spellings[stripped(word)].append(word)
        self._spellings = dict(spellings)
        by_length: dict[int, list[str]] = defaultdict(list)
        for spelling in spellings:
            by_length[len(spelling)].append(spelling)
        self._by_length = {length: _Spellings.of(own) for length, own in by_length.items()}

    def nearest(self, word: str, *, most_slips: int = TWO_SLIPS) -> tuple[str, ...]:
        """Give the nearest words: the same but for missing æ ø å, else one slip away, else two for a long
        word.

        A slip is a letter too many, too few, wrong, or swapped with its neighbour. At most five, in order of
        the alphabet; `()` when nothing is near.
        """
        if len(word) < SHORTEST:
            return ()
        wanted = stripped(word)
        slips = min(most_slips, TWO_SLIPS if len(word) >= TWO_SLIPS_FROM else 1)
        found = [wanted] if wanted in self._spellings else self._within(wanted, slips)
        return tuple(
            sorted(near for spelling in found for near in self._spellings[spelling])[:MOST_SUGGESTIONS]
        )

    def _within(self, wanted: str, slips: int) -> list[str]:
        choices = [
            spelling
            for length in range(len(wanted) - slips, len(wanted) + slips + 1)
            if length in self._by_length
            for spelling in self._by_length[length].alike(wanted, slips)
        ]
        near = process.extract(wanted, choices, scorer=OSA.distance, score_cutoff=slips, limit=None)
        least = min((distance for _, distance, _ in near), default=0)
        return [spelling for spelling, distance, _ in near if distance == least]


@dataclass(frozen=True, slots=True)
class _Spellings:
    """Spellings of one length with the letters of each as bits, to look closely at few of many."""

    spellings: tuple[str, ...]
    letters: NDArray[np.uint64]

    @classmethod
    def of(cls, spellings: Iterable[str]) -> Self:
        own = tuple(spellings)
        return cls(own, np.array([_letters(spelling) for spelling in own], dtype=np.uint64))

    def alike(self, wanted: str, slips: int) -> Iterator[str]:
        """Give the spellings whose letters differ by no more than so many slips can make: two for each."""
        differing = np.bitwise_count(self.letters ^ np.uint64(_letters(wanted)))
        return (self.spellings[place] for place in np.flatnonzero(differing <= 2 * slips))


def _letters(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) % 64
    return bits
