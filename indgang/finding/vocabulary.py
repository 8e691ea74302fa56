"""The words of a catalogue, numbered: each form as it stands there, and the roots it is found by."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice

from indgang.finding.analysis import Analyser
from indgang.finding.spelling import Speller

MOST_BEGINNINGS = 40
"""Words that an unfinished word is taken to begin, at most; the shortest first."""
MOST_READINGS = 3
"""Ways to read a compound with a slip that are tried, at most."""


class Vocabulary:
    """Numbers for forms and roots. Grows while an index is built; `close` it then, and it no longer
    changes."""

    def __init__(self, analyser: Analyser) -> None:
        """Take the analyser that says which roots a form has."""
        self._analyser = analyser
        self._form_numbers: dict[str, int] = {}
        self._root_numbers: dict[str, int] = {}
        self.forms: list[str] = []
        self.roots_of_form: list[tuple[int, ...]] = []

    def __len__(self) -> int:
        """Give the number of roots."""
        return len(self._root_numbers)

    def add(self, word: str) -> int:
        """Give the number of a canonical word that is no stop word, a new one if it is new."""
        if word not in self._form_numbers:
            numbers = self._root_numbers
            self._form_numbers[word] = len(self.forms)
            self.forms.append(word)
            roots = self._analyser.roots(word)
            self.roots_of_form.append(tuple(numbers.setdefault(root, len(numbers)) for root in roots))
        return self._form_numbers[word]

    def close(self) -> None:
        """Prepare what needs all the words: the list for beginnings and the speller."""
        parts = {part for word in self.forms for part in self._analyser.splitter.split(word)}
        self._sorted = sorted({*self.forms, *(part for part in parts if self.root(part) is not None)})
        self._roots = tuple(self._root_numbers)
        self._forms_of_root: list[list[int]] = [[] for _ in self._roots]
        for form, roots in enumerate(self.roots_of_form):
            for root in roots:
                self._forms_of_root[root].append(form)
        self._speller = Speller(self._sorted)

    def root(self, word: str) -> int | None:
        """Give the number of a canonical word's own root, None when the catalogue does not have it."""
        roots = self._analyser.roots(word)
        return self._root_numbers.get(roots[0]) if roots else None

    def numbers(self, roots: Sequence[str]) -> tuple[int, ...]:
        """Give the numbers of the roots that the catalogue has."""
        return tuple(self._root_numbers[root] for root in roots if root in self._root_numbers)

    def forms_with(self, roots: Iterable[int]) -> set[int]:
        """Give the numbers of the forms that have one of the roots."""
        return {form for root in roots for form in self._forms_of_root[root]}

    def names(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Give the roots with these numbers, as texts."""
        return tuple(self._roots[number] for number in numbers)

    def beginning_with(self, start: str) -> tuple[str, ...]:
        """Give the words that begin so, and parts of words, the shortest first and at most forty."""
        first, after = bisect_left(self._sorted, start), bisect_left(self._sorted, start + "\U0010ffff")
        return tuple(sorted(self._sorted[first:after], key=lambda word: (len(word), word))[:MOST_BEGINNINGS])

    def near(self, word: str) -> tuple[str, ...]:
        """Give the words that a canonical word may have been meant to be; `()` for a word in order.

        For a compound with a slip in one part: its other part, and what that part may have been meant to be.
        """
        splitter = self._analyser.splitter
        if splitter.is_simple(word):
            return ()
        # Nearly anything can be read as two short words (spild+vand), so a whole word one slip away comes
        # first.
        if splitter.split(word):
            return self._speller.nearest(word, most_slips=1)
        return self._speller.nearest(word) or self._near_in_parts(word)

    def _near_in_parts(self, word: str) -> tuple[str, ...]:
        for first, unread, last in islice(self._analyser.splitter.unread(word), MOST_READINGS):
            if near := self._speller.nearest(unread, most_slips=1):
                rest = first or last
                return (*near, rest) if self.root(rest) is not None else near
        return ()

    def roots_of(self, words: Sequence[str]) -> tuple[int, ...]:
        """Give the numbers of the words' own roots, once each."""
        roots = (self.root(word) for word in words)
        return tuple(dict.fromkeys(root for root in roots if root is not None))
