"""A question as it is searched for: which of its words lead to which roots of the catalogue, and why.

Every way from a word to a root is one `Sought`, with the reason beside it. A further way (an everyday word of
a lexicon, a word in another language) is a further `Because` and one more step in `read_question`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from indgang.finding.analysis import Analyser, Term, unique
from indgang.finding.vocabulary import Vocabulary

LONGEST_QUESTION = 20_000
"""Characters of a question that are read: ten pages. What comes after is left out."""
MOST_CORRECTED = 5
"""Unknown words of one question that are looked up for slips; more means another language or no language."""
SHORTEST_BEGINNING = 2


class Because(StrEnum):
    """Why a word leads to a root."""

    WORD = "word"
    PART = "part"
    BEGINNING = "beginning"
    SPELLING = "spelling"


WEIGHTS = {Because.WORD: 1.0, Because.PART: 1.0, Because.BEGINNING: 0.7, Because.SPELLING: 0.8}
"""What a root is worth by how it was reached. Whole words and parts weigh the same, as in the
trial on another catalogue; the other two are guesses, not yet measured."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A word of the question and the roots (by number) it leads to; of several roots the best counts,
    once."""

    term: Term
    roots: tuple[int, ...]
    because: Because

    @property
    def weight(self) -> float:
        """Give what a root reached this way is worth, 0 … 1."""
        return WEIGHTS[self.because]


@dataclass(frozen=True, slots=True)
class Correction:
    """A word nobody knows, as the asker wrote it, and the catalogue's words that were searched for
    instead."""

    word: str
    instead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A text as it is searched for. `terms` are its words of meaning; not every one of them leads
    somewhere."""

    text: str
    terms: tuple[Term, ...]
    sought: tuple[Sought, ...]
    also_searched_for: tuple[Correction, ...]


def read_question(text: str, analyser: Analyser, vocabulary: Vocabulary, *, typing: bool = False) -> Question:
    """Read any text as a question. With `typing` a last word without anything after it may be unfinished."""
    text = text[:LONGEST_QUESTION]
    terms = analyser.content(text)
    unfinished = terms[-1] if typing and terms and terms[-1].end == len(text) else None
    sought = list(_direct(terms, vocabulary))
    if unfinished:
        sought += _beginnings(unfinished, vocabulary)
    corrections = dict(_corrections(terms, {way.term for way in sought}, vocabulary))
    sought += (
        Sought(term, vocabulary.roots_of(words), Because.SPELLING) for term, words in corrections.items()
    )
    also = tuple(Correction(term.text, words) for term, words in corrections.items())
    return Question(text, tuple(terms), tuple(sought), also)


def _direct(terms: Iterable[Term], vocabulary: Vocabulary) -> Iterator[Sought]:
    """Give the whole words and parts of words that the catalogue has, each root once."""
    taken: set[int] = set()
    for term in terms:
        for place, root in enumerate(term.roots):
            for number in vocabulary.numbers((root,)):
                if number not in taken:
                    taken.add(number)
                    yield Sought(term, (number,), Because.PART if place else Because.WORD)


def _beginnings(term: Term, vocabulary: Vocabulary) -> Iterator[Sought]:
    if len(term.word) >= SHORTEST_BEGINNING:
        roots = vocabulary.roots_of(vocabulary.beginning_with(term.word))
        longer = tuple(root for root in roots if root != vocabulary.root(term.word))
        if longer:
            yield Sought(term, longer, Because.BEGINNING)


def _corrections(
    terms: Iterable[Term], found: set[Term], vocabulary: Vocabulary
) -> Iterator[tuple[Term, tuple[str, ...]]]:
    """Give the nearest words for the words that led nowhere, each word once."""
    met = {term.word for term in found}
    lost = {term.word: term for term in terms if term.word not in met and not term.word[0].isdigit()}
    for word in unique(lost)[:MOST_CORRECTED]:
        if near := vocabulary.near(word):
            yield lost[word], near
