"""Which coded answers an answer is like, so that a theme can be suggested, with why. Pure.

Each text is its stems, weighed by how rare they are (tf-idf), as Indgang's text engine takes Danish apart: *skiltning*
and *skilte* meet. A suggestion is the theme that the nearest coded answers have; nothing is ever coded by it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log, sqrt

from indgang.finding.analysis import Analyser

NEIGHBOURS = 5
"""So many of the nearest have a say, each by how near it is."""
NEAR_ENOUGH = 0.14
"""Less like than this (cosine, 0 to 1) nothing is suggested (docs/gatherings-after.md)."""
MOST_WORDS = 4

Weights = Mapping[str, float]


@dataclass(frozen=True)
class Coded:
    """An answer that has a theme; ``theme`` is its id. A theme's own name counts as one, with ``is_name``."""

    text: str
    theme: int
    is_name: bool = False


@dataclass(frozen=True)
class Suggestion:
    """``nearest`` is the coded answer most like it, empty where only the theme's name is; ``words`` they share."""

    theme: int
    nearest: str
    words: tuple[str, ...]
    likeness: float


class Likeness:
    """The coded answers, weighed and laid out by stem, to be asked again and again."""

    def __init__(self, analyser: Analyser, coded: Sequence[Coded]) -> None:
        self.analyser, self.coded = analyser, coded
        stems = [self._stems(one.text) for one in coded]
        seen = Counter(chain.from_iterable(stems))
        self.rarity = {stem: log((1 + len(coded)) / (1 + count)) + 1 for stem, count in seen.items()}
        self.unseen = log(1 + len(coded)) + 1
        self.weighed = [self._weighed(one) for one in stems]
        self.by_stem: dict[str, list[int]] = defaultdict(list)
        for place, weights in enumerate(self.weighed):
            for stem in weights:
                self.by_stem[stem].append(place)

    def suggest(self, text: str) -> Suggestion | None:
        """The theme of what it is most like; None where it is like nothing that has a theme."""
        near = self._near(self._weighed(self._stems(text)))[:NEIGHBOURS]
        if not near or near[0][1] < NEAR_ENOUGH:
            return None
        votes: dict[int, float] = defaultdict(float)
        for place, likeness in near:
            votes[self.coded[place].theme] += likeness
        theme = max(votes, key=lambda one: (votes[one], -one))
        place, likeness = next(one for one in near if self.coded[one[0]].theme == theme)
        found = self.coded[place]
        return Suggestion(theme, "" if found.is_name else found.text, self._shared(text, place), likeness)

    def _near(self, weights: Weights) -> list[tuple[int, float]]:
        """Places of coded answers by how like they are, the nearest first."""
        likeness: dict[int, float] = defaultdict(float)
        for stem, weight in weights.items():
            for place in self.by_stem.get(stem, ()):
                likeness[place] += weight * self.weighed[place][stem]
        return sorted(likeness.items(), key=lambda one: (-one[1], one[0]))

    def _shared(self, text: str, place: int) -> tuple[str, ...]:
        """The words that make the two alike, as they stand in the text; the rarest first."""
        theirs = self.weighed[place]
        words = {
            term.word: max(theirs.get(stem, 0.0) for stem in term.roots) for term in self.analyser.terms(text)
        }
        shared = [word for word in words if words[word]]
        return tuple(sorted(shared, key=lambda word: -words[word])[:MOST_WORDS])

    def _stems(self, text: str) -> frozenset[str]:
        return frozenset(chain.from_iterable(term.roots for term in self.analyser.terms(text)))

    def _weighed(self, stems: Iterable[str]) -> Weights:
        """Of length one, so that the product of two is their cosine."""
        weights = {stem: self.rarity.get(stem, self.unseen) for stem in stems}
        length = sqrt(sum(weight * weight for weight in weights.values()))
        return {stem: weight / length for stem, weight in weights.items()}
