"""The index: documents in, the best documents for a question out, with the reasons.

Steps of a search: read the question → look up what is named exactly → rank the rest by BM25F and by what was
learned (`fusion`) → say which words of the question met which words of the document.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from indgang.finding.analysis import Analyser
from indgang.finding.exact import Exact, Exacts, Kind, Span
from indgang.finding.fusion import emphasised, fused
from indgang.finding.learned import Learned
from indgang.finding.lexicon import Lexicon
from indgang.finding.matching import FormsByField, Match, Wanted, Weighing, matches
from indgang.finding.postings import Counts, FieldSetting, Floats, Integers, Postings
from indgang.finding.question import Question, read_question
from indgang.finding.vocabulary import Vocabulary
from indgang.finding.words import canonical

TITLE = "title"
"""The field that an exact title is looked up in."""

FIELDS: Mapping[str, FieldSetting] = {
    TITLE: FieldSetting(3.0, 0.6),
    "words": FieldSetting(2.0, 0.0),
    "questions": FieldSetting(1.0, 0.0),
    "unit": FieldSetting(1.0, 0.6),
    "text": FieldSetting(1.0, 0.75),
}
"""A first setting, carried over from a trial on another catalogue and not yet measured on this one. Lists of words
and of questions are not held back by length."""

LEADS = {Kind.NUMBER: 3, Kind.TITLE: 2, Kind.NAME: 1}
"""What is named goes before what is ranked, in this order. Its score is lifted, so that scores fall all the way."""


CountedDocument = Sequence[tuple[str, Counter[int]]]


@dataclass(frozen=True, slots=True)
class Document:
    """What can be found: its key, its texts by field, its KLE numbers, and its people by name.

    One that is `elsewhere` is somebody else's matter: it is ranked beside the others, and found apart from them.
    """

    key: str
    fields: Mapping[str, str | Sequence[str]]
    numbers: Sequence[str] = ()
    names: Sequence[str] = ()
    is_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found. `score` ranks it (any size ≥ 0); `share` says how much of the question it has, 0 … 1.

    `strength` is its BM25F score against the rarest word there can be (1 is about one such word in its text);
    `learned` is the model's own score, about −1 for no and above 0 for yes, None where the model does not know it.
    """

    key: str
    score: float
    kind: Kind
    share: float
    matched: tuple[Match, ...]
    spans: tuple[Span, ...] = ()
    strength: float = 0.0
    learned: float | None = None


class Elsewhere(NamedTuple):
    """Somebody else's matter: only that it leads is asked of it, never why. `score` is as a hit's."""

    key: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The documents found, best first, and the best of those that are somebody else's matter, if there is one."""

    hits: tuple[Hit, ...]
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True)
class Index:
    """Documents ready to be searched. Immutable, so threads share it; a changed catalogue gets a new one."""

    keys: tuple[str, ...]
    analyser: Analyser
    vocabulary: Vocabulary
    lexicon: Lexicon
    postings: Postings = field(repr=False)
    _exacts: Exacts = field(repr=False)
    _forms: tuple[FormsByField, ...] = field(repr=False)
    _is_elsewhere: NDArray[np.bool_] = field(repr=False)
    learned: Learned | None = field(default=None, repr=False)
    _columns: Integers = field(default_factory=lambda: np.empty(0, np.int64), repr=False)

    @classmethod
    def build(
        cls,
        documents: Iterable[Document],
        fields: Mapping[str, FieldSetting],
        analyser: Analyser,
        lexicon: Lexicon | None = None,
    ) -> Self:
        """Index the documents. Raises `ValueError` for two with one key, or a field without a setting."""
        ordered = sorted(documents, key=lambda document: document.key)
        _refuse(ordered, fields)
        vocabulary = Vocabulary(analyser)
        forms = tuple(tuple(_counted(document, analyser, vocabulary)) for document in ordered)
        vocabulary.close()
        settings = {place: fields[name] for place, name in enumerate(fields)}
        counts = _counts(forms, list(fields), vocabulary)
        return cls(
            tuple(document.key for document in ordered),
            analyser,
            vocabulary,
            lexicon or Lexicon(),
            Postings.build(counts, settings, documents=len(ordered), roots=len(vocabulary)),
            Exacts((document.numbers, _title(document), document.names) for document in ordered),
            tuple(tuple((name, frozenset(counter)) for name, counter in row) for row in forms),
            np.array([document.is_elsewhere for document in ordered], dtype=np.bool_),
        )

    def with_learned(self, learned: Learned | None) -> Self:
        """Give the same index that also goes by what was learned; documents newer than that are found by words."""
        column = {key: number for number, key in enumerate(learned.keys)} if learned else {}
        columns = np.array([column.get(key, -1) for key in self.keys], dtype=np.int64)
        return replace(self, learned=learned, _columns=columns)

    @property
    def rarest(self) -> float:
        """Give BM25's weight of a word that no document has: the measure for scores of this index."""
        return self.postings.rarest

    def read(self, text: str, *, typing: bool = False) -> Question:
        """Read a text as a question to these documents; any text is one, also an empty or broken one."""
        return read_question(text, self.analyser, self.vocabulary, typing=typing, lexicon=self.lexicon)

    def search(self, text: str, limit: int = 5, *, typing: bool = False) -> list[Hit]:
        """Give the best documents for any text, best first, equal ones by key; `[]` when nothing is in
        common.

        With `typing` the last word may be unfinished. Only the first 20,000 characters of a text are read.
        """
        return list(self.find(self.read(text, typing=typing), limit, typing=typing).hits)

    def find(self, question: Question, limit: int = 5, *, typing: bool = False) -> Found:
        """Give the best documents for a question that has been read; as `search`."""
        exact = self._exacts.find(question.text, typing=typing)
        leading = {found.place: found for found in reversed(exact) if self._leads(found)}
        trailing = {found.place: found for found in exact if found.place not in leading}
        words, learned = self._scores(question), self._learned_scores(question)
        scores = fused(words, learned)
        lift = scores.max(initial=0.0) + self.rarest
        for place, found in leading.items():
            scores[place] += lift * LEADS[found.kind]
        here, there = np.where(self._is_elsewhere, 0.0, scores), np.where(self._is_elsewhere, scores, 0.0)
        order = list(dict.fromkeys([*_best(here, limit), *trailing]))[: max(limit, 0)]
        weighing, wanted = Weighing(question, self.postings), Wanted.of(question, self.vocabulary)

        def hit(place: int) -> Hit:
            having = wanted.having(self._forms[place], self.vocabulary)
            exact = leading.get(place) or trailing.get(place)
            return Hit(
                key=self.keys[place],
                score=float(scores[place]),
                kind=exact.kind if exact else Kind.WORDS,
                share=1.0 if exact and self._leads(exact) else weighing.share(having),
                matched=matches(question, having, self.vocabulary),
                spans=exact.spans if exact else (),
                strength=float(words[place]) / self.rarest,
                learned=None if np.isnan(learned[place]) else float(learned[place]),
            )

        doors = [Elsewhere(self.keys[place], float(scores[place])) for place in _best(there, 1)]
        return Found(tuple(map(hit, order)), next(iter(doors), None))

    def word_of(self, root: int, place: int) -> str:
        """Give the shortest word of the document at a place that has the root, in canonical spelling."""
        forms = {form for _, own in self._forms[place] for form in own}
        having = (form for form in forms if root in self.vocabulary.roots_of_form[form])
        words = sorted((self.vocabulary.forms[form] for form in having), key=lambda word: (len(word), word))
        return words[0]

    def fields_with(self, key: str, word: str) -> tuple[str, ...]:
        """Give the fields of a document in which a word's own root stands. Raises `ValueError` for an unknown key."""
        root = self.vocabulary.root(word)
        forms = self._forms[self.keys.index(key)]
        return tuple(
            name for name, own in forms if any(root in self.vocabulary.roots_of_form[form] for form in own)
        )

    def roots(self, question: Question) -> frozenset[str]:
        """Give the roots a question searches for, to mark them in a shown text."""
        return frozenset(self.vocabulary.names(root for way in question.sought for root in way.roots))

    def _leads(self, found: Exact) -> bool:
        """Tell whether a look-up goes before the ranking. A name that is also a word (Skov) does not."""
        if found.kind is not Kind.NAME:
            return True
        is_a_word = len(found.words) == 1 and self.vocabulary.root(canonical(found.words[0])) is not None
        return found.is_whole and not is_a_word

    def _scores(self, question: Question) -> Floats:
        ways = [
            (way.weight, *self.postings.of(way.roots[0])) for way in question.sought if len(way.roots) == 1
        ]
        documents = np.concatenate([np.empty(0, np.int64), *(documents for _, documents, _ in ways)])
        impacts = np.concatenate([np.empty(0), *(weight * impacts for weight, _, impacts in ways)])
        # Added to zeros: of nothing at all, bincount would give whole numbers.
        scores: Floats = np.zeros(len(self.keys)) + np.bincount(documents, impacts, minlength=len(self.keys))
        for way in question.sought:
            if len(way.roots) > 1:
                scores += way.weight * self._best_of(way.roots)
        return scores

    def _learned_scores(self, question: Question) -> Floats:
        """Give what the model says of each document; not a number where it says nothing."""
        if self.learned is None:
            return np.full(len(self.keys), np.nan)
        scores = emphasised(self.learned.scores_of_parts(question.parts))
        return np.where(self._columns >= 0, scores[self._columns], np.nan)

    def _best_of(self, roots: Sequence[int]) -> Floats:
        best = np.zeros(len(self.keys))
        for root in roots:
            documents, impacts = self.postings.of(root)
            best[documents] = np.maximum(best[documents], impacts)
        return best


def _best(scores: Floats, limit: int) -> list[int]:
    """Give the places of the highest scores above zero; equal ones in the order of their keys."""
    found = np.flatnonzero(scores)
    return [int(place) for place in found[np.argsort(-scores[found], kind="stable")][: max(limit, 0)]]


def _refuse(documents: Sequence[Document], fields: Mapping[str, FieldSetting]) -> None:
    for one, other in pairwise(documents):
        if one.key == other.key:
            raise ValueError(f"Two documents have the key {one.key!r}.")
    for document in documents:
        if unknown := sorted(document.fields.keys() - fields.keys()):
            raise ValueError(f"Document {document.key!r} has fields without a setting: {', '.join(unknown)}.")


def _texts(value: str | Sequence[str]) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value


def _title(document: Document) -> str:
    return " ".join(_texts(document.fields.get(TITLE, "")))


def _counted(
    document: Document, analyser: Analyser, vocabulary: Vocabulary
) -> Iterator[tuple[str, Counter[int]]]:
    """Give, for each field of a document, how often each form stands in it."""
    for name, value in document.fields.items():
        words = (word for text in _texts(value) for word in analyser.words(text))
        yield name, Counter(vocabulary.add(word) for word in words)


def _counts(forms: Sequence[CountedDocument], fields: Sequence[str], vocabulary: Vocabulary) -> Counts:
    """Give the counts of all roots in columns."""
    places = {name: place for place, name in enumerate(fields)}
    rows = [
        (root, document, places[name], count)
        for document, row in enumerate(forms)
        for name, counter in row
        for form, count in counter.items()
        for root in vocabulary.roots_of_form[form]
    ]
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Counts(*columns)
