"""A question as it is searched for: which of its words lead to which roots of the catalogue, and why.

Every way from a word to a root is one `Sought`, with the reason beside it. A mail is read without its greeting,
signature and quotations (`letters`); everyday and foreign words lead on by the lexicon.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from indgang.finding.analysis import Analyser, Term, unique
from indgang.finding.letters import matter, sentences
from indgang.finding.lexicon import DANISH, Lead, Lexicon, small_words
from indgang.finding.vocabulary import Vocabulary
from indgang.finding.words import WORD, canonical

LONGEST_QUESTION = 20_000
"""Characters of a question that are read: ten pages. What comes after is left out."""
MOST_CORRECTED = 5
"""Unknown words of one question that are looked up for slips; more means another language or no language."""
SHORTEST_BEGINNING = 2
MOST_SENTENCES = 40


class Because(StrEnum):
    """Why a word leads to a root."""

    WORD = "word"
    PART = "part"
    BEGINNING = "beginning"
    SPELLING = "spelling"
    LEXICON = "lexicon"


WEIGHTS = {
    Because.WORD: 1.0,
    Because.PART: 1.0,
    Because.BEGINNING: 0.7,
    Because.SPELLING: 0.8,
    Because.LEXICON: 0.6,
}
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
    somewhere.

    `parts` are the canonical words of its matter by sentence, for what was learned; of another language those that the
    lexicon leads to stand last. `language` is the one it is written in (`da`, or one the lexicon knows).
    """

    text: str
    terms: tuple[Term, ...]
    sought: tuple[Sought, ...]
    also_searched_for: tuple[Correction, ...]
    parts: tuple[tuple[str, ...], ...] = ()
    language: str = DANISH


def read_question(
    text: str,
    analyser: Analyser,
    vocabulary: Vocabulary,
    *,
    typing: bool = False,
    lexicon: Lexicon | None = None,
) -> Question:
    """Read any text as a question. With `typing` a last word without anything after it may be unfinished."""
    text = text[:LONGEST_QUESTION]
    asked = matter(text)
    terms = analyser.content(asked)
    said = _Said.of(asked, lexicon or Lexicon(), analyser.splitter.is_simple)
    unfinished = terms[-1] if typing and terms and terms[-1].end == len(text) else None
    sought = list(_direct(terms, vocabulary))
    if unfinished:
        sought += _beginnings(unfinished, vocabulary)
    sought += said.leads(terms, analyser, vocabulary, {root for way in sought for root in way.roots})
    found = {way.term for way in sought} | {term for term in terms if term.start in said.met}
    corrections = dict(_corrections(terms, found, vocabulary)) if said.language == DANISH else {}
    sought += (
        Sought(term, vocabulary.roots_of(words), Because.SPELLING) for term, words in corrections.items()
    )
    also = tuple(Correction(term.text, words) for term, words in corrections.items())
    return Question(text, tuple(terms), tuple(sought), also, said.parts, said.language)


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a text and what the lexicon makes of them. `met` are the places of the words it knows."""

    places: tuple[tuple[int, int], ...]
    text: str
    language: str
    led: tuple[Lead, ...]
    parts: tuple[tuple[str, ...], ...]
    met: frozenset[int]

    @classmethod
    def of(cls, text: str, lexicon: Lexicon, is_danish: Callable[[str], bool]) -> Self:
        """Read the text. Of another language only what the lexicon knows is kept, and what no small word is."""
        places = tuple(match.span() for match in WORD.finditer(text))
        words = [canonical(text[start:end]) for start, end in places]
        language = lexicon.language(words, is_danish)
        led = tuple(lexicon.leads(words, language))
        met = {place for lead in led for place in range(lead.first, lead.after)}
        parts = _by_sentence(text, places, words)
        if language != DANISH:
            known = {words[place] for place in met} | small_words(language)
            parts = [[word for word in part if word not in known] for part in parts]
            parts.append([word for lead in led for word in lead.words])
        starts = frozenset(places[place][0] for place in met)
        return cls(places, text, language, led, tuple(tuple(part) for part in parts if part), starts)

    def leads(
        self, terms: Iterable[Term], analyser: Analyser, vocabulary: Vocabulary, taken: set[int]
    ) -> Iterator[Sought]:
        """Give the roots the lexicon leads to, each once and none that the words themselves lead to."""
        term_at = {term.start: term for term in terms}
        for lead in self.led:
            start, end = self.places[lead.first][0], self.places[lead.after - 1][1]
            text = self.text[start:end]
            term = term_at.get(start) or Term(text, start, end, canonical(text), "", ())
            for word in lead.words:
                for number in vocabulary.numbers(analyser.roots(word)):
                    if number not in taken:
                        taken.add(number)
                        yield Sought(term, (number,), Because.LEXICON)


def _by_sentence(text: str, places: Sequence[tuple[int, int]], words: Sequence[str]) -> list[list[str]]:
    """Give the words of each sentence; all that comes after the fortieth is read as one."""
    ends = [end for _, end in sentences(text)][: MOST_SENTENCES - 1]
    parts: list[list[str]] = [[] for _ in range(len(ends) + 1)]
    for (start, _), word in zip(places, words, strict=True):
        parts[bisect_right(ends, start)].append(word)
    return parts


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
