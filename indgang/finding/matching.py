"""Why a document was found: which words of the question met which words of the document, and how much that
is."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from indgang.finding.analysis import Term
from indgang.finding.postings import Postings
from indgang.finding.question import Because, Question, Sought
from indgang.finding.vocabulary import Vocabulary

UNKNOWN_COUNTS = 0.5
"""What a word that leads nowhere weighs in the share, against the rarest word there can be."""

FormsByField = Sequence[tuple[str, frozenset[int]]]
"""A document's words: for each field its name and the numbers of its forms."""


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the question (`text[start:end]`), why it led here, and the document's own words by field."""

    word: str
    start: int
    end: int
    because: Because
    found: tuple[tuple[str, tuple[str, ...]], ...]


class Weighing:
    """How much each word of one question weighs, so that a document's share of it can be told."""

    def __init__(self, question: Question, postings: Postings) -> None:
        """Take the question, and the postings for how rare each root is."""
        self.question = question
        self._rarity = postings.rarity
        self._ways: dict[Term, list[Sought]] = {term: [] for term in question.terms}
        for way in question.sought:
            # A phrase of the lexicon may be made of small words that are no terms of their own.
            self._ways.setdefault(way.term, []).append(way)
        self._unknown = UNKNOWN_COUNTS * postings.rarest
        self._whole = sum(self._mass(term, None) for term in self._ways)

    def share(self, roots: Container[int]) -> float:
        """Give the part of the question, 0 … 1, that a document with these roots has."""
        return sum(self._mass(term, roots) for term in self._ways) / self._whole if self._whole else 0.0

    def _mass(self, term: Term, roots: Container[int] | None) -> float:
        """Give the weight of a word: of its best root among `roots`, or of its best root at all for None."""
        masses = (
            way.weight * float(self._rarity[root])
            for way in self._ways[term]
            for root in way.roots
            if roots is None or root in roots
        )
        return max(masses, default=self._unknown if roots is None else 0.0)


Having = Mapping[int, Sequence[tuple[str, int]]]
"""For each root sought that a document has: the fields and forms that have it, in the document's order."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The roots a question seeks, and the catalogue's forms that have one of them."""

    roots: frozenset[int]
    forms: frozenset[int]

    @classmethod
    def of(cls, question: Question, vocabulary: Vocabulary) -> Self:
        """Gather them once for a question."""
        roots = frozenset(root for way in question.sought for root in way.roots)
        return cls(roots, frozenset(vocabulary.forms_with(roots)))

    def having(self, document: FormsByField, vocabulary: Vocabulary) -> Having:
        """Give what of the roots sought a document has, and where."""
        found: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for name, forms in document:
            for form in sorted(forms & self.forms):
                for root in vocabulary.roots_of_form[form]:
                    if root in self.roots:
                        found[root].append((name, form))
        return found


def matches(question: Question, found: Having, vocabulary: Vocabulary) -> tuple[Match, ...]:
    """Give what question and document have in common, in the question's order; one `Match` a word."""
    ways: dict[Term, list[Sought]] = defaultdict(list)
    for way in question.sought:
        if not found.keys().isdisjoint(way.roots):
            ways[way.term].append(way)
    return tuple(
        Match(term.text, term.start, term.end, own[0].because, _fields(own, found, vocabulary))
        for term, own in sorted(ways.items(), key=lambda item: item[0].start)
    )


def _fields(
    ways: Iterable[Sought], found: Having, vocabulary: Vocabulary
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    fields: dict[str, dict[str, None]] = defaultdict(dict)
    for way in ways:
        for root in way.roots:
            for name, form in found.get(root, ()):
                fields[name][vocabulary.forms[form]] = None
    return tuple((name, tuple(forms)) for name, forms in fields.items())
