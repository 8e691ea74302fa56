"""What a word that nobody knows was meant to be: the nearest words of the catalogue.

Asked only for words that neither the catalogue nor the dictionary has, so right spelling is never
"corrected".
"""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from indgang.finding.words import stripped

SHORTEST = 5
"""Letters from which a word is corrected: shorter ones are near to far too many."""
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
        self._by_length = dict(by_length)

    def nearest(self, word: str, *, most_slips: int = 2) -> tuple[str, ...]:
        """Give the nearest words: the same but for missing æ ø å, else one slip away, else two for a long
        word.

        A slip is a letter too many, too few, wrong, or swapped with its neighbour. At most five, in order of
        the alphabet; `()` when nothing is near.
        """
        if len(word) < SHORTEST:
            return ()
        wanted = stripped(word)
        slips = min(most_slips, 2 if len(word) >= TWO_SLIPS_FROM else 1)
        found = [wanted] if wanted in self._spellings else self._within(wanted, slips)
        return tuple(
            sorted(near for spelling in found for near in self._spellings[spelling])[:MOST_SUGGESTIONS]
        )

    def _within(self, wanted: str, slips: int) -> list[str]:
        lengths = range(len(wanted) - slips, len(wanted) + slips + 1)
        choices = [spelling for length in lengths for spelling in self._by_length.get(length, ())]
        near = process.extract(wanted, choices, scorer=OSA.distance, score_cutoff=slips, limit=None)
        least = min((distance for _, distance, _ in near), default=0)
        return [spelling for spelling, distance, _ in near if distance == least]
