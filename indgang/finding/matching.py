"""Why a document was found: which words of the question met which words of the document, and how much that
is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indgang.finding.analysis import Term
from indgang.finding.postings import Postings
from indgang.finding.question import Because, Question, Sought
from indgang.finding.vocabulary import Vocabulary

UNKNOWN_COUNTS = 0.5
"""What a word that leads nowhere weighs in the share, against the rarest word there can be."""

FormsByField = Sequence[tuple[str, Sequence[int]]]
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
        self._rarity = postings.rarity
        self._ways: dict[Term, list[Sought]] = {term: [] for term in question.terms}
        for way in question.sought:
            self._ways[way.term].append(way)
        self._unknown = UNKNOWN_COUNTS * postings.rarest
        self._whole = sum(self._mass(term, None) for term in self._ways)

    def share(self, roots: set[int]) -> float:
        """Give the part of the question, 0 … 1, that a document with these roots has."""
        return sum(self._mass(term, roots) for term in self._ways) / self._whole if self._whole else 0.0

    def _mass(self, term: Term, roots: set[int] | None) -> float:
        """Give the weight of a word: of its best root among `roots`, or of its best root at all for None."""
        masses = (
            way.weight * float(self._rarity[root])
            for way in self._ways[term]
            for root in way.roots
            if roots is None or root in roots
        )
        return max(masses, default=self._unknown if roots is None else 0.0)


def matches(question: Question, document: FormsByField, vocabulary: Vocabulary) -> tuple[Match, ...]:
    """Give what question and document have in common, in the question's order; one `Match` a word."""
    wanted = {root for way in question.sought for root in way.roots}
    having = _having(wanted, document, vocabulary)
    ways: dict[Term, list[Sought]] = defaultdict(list)
    for way in question.sought:
        if not having.keys().isdisjoint(way.roots):
            ways[way.term].append(way)
    return tuple(
        Match(term.text, term.start, term.end, own[0].because, _found(own, having, vocabulary))
        for term, own in sorted(ways.items(), key=lambda item: item[0].start)
    )


def _having(
    wanted: set[int], document: FormsByField, vocabulary: Vocabulary
) -> dict[int, list[tuple[str, int]]]:
    """Give, for each wanted root the document has, the fields and forms that have it."""
    having: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for name, forms in document:
        for form in forms:
            for root in vocabulary.roots_of_form[form]:
                if root in wanted:
                    having[root].append((name, form))
    return having


def _found(
    ways: Iterable[Sought], having: dict[int, list[tuple[str, int]]], vocabulary: Vocabulary
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    fields: dict[str, dict[str, None]] = defaultdict(dict)
    for way in ways:
        for root in way.roots:
            for name, form in having.get(root, ()):
                fields[name][vocabulary.forms[form]] = None
    return tuple((name, tuple(forms)) for name, forms in fields.items())


def roots_in(document: FormsByField, vocabulary: Vocabulary) -> set[int]:
    """Give all the roots of a document."""
    return {root for _, forms in document for form in forms for root in vocabulary.roots_of_form[form]}
