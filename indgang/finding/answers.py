"""From hits to an answer that says how far it can be believed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from indgang.finding.analysis import unique
from indgang.finding.exact import Kind
from indgang.finding.index import Hit, Index
from indgang.finding.question import Correction


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when an answer is believed. Provisional: to be measured on held-out questions of the catalogue.

    strength: the best hit's score against the rarest word there can be in the catalogue (1 is about one such
    word in its text); share: the part of the question the best hit has, 0 … 1; lead: how far
    the best hit is before the second, as a part of its own score, 0 … 1.
    """

    strength: float = 0.8
    share: float = 0.4
    lead: float = 0.05


class Weak(StrEnum):
    """Why an answer is not to be relied on."""

    NO_WORDS = "no-words"
    NOTHING_FOUND = "nothing-found"
    LITTLE_IN_COMMON = "little-in-common"
    SEVERAL_ALIKE = "several-alike"


@dataclass(frozen=True, slots=True)
class Answer:
    """The best hits, first the best; whether it can be believed, else why not.

    `matched` are the asker's own words that led to the first hit, as written. `also_searched_for` are the
    words nobody knows, with what was searched for instead. `roots` are the roots searched for, for
    `highlight.spans`.
    """

    hits: tuple[Hit, ...]
    weak: Weak | None
    matched: tuple[str, ...]
    also_searched_for: tuple[Correction, ...]
    roots: frozenset[str]

    @property
    def confident(self) -> bool:
        """Tell whether the first hit can be believed."""
        return self.weak is None


def answer(
    index: Index, text: str, limit: int = 5, *, typing: bool = False, thresholds: Thresholds | None = None
) -> Answer:
    """Answer any text with at most `limit` hits. With `typing` the last word may be unfinished."""
    question = index.read(text, typing=typing)
    # One hit more than nothing is needed to see the lead, also when only one is shown.
    hits = index.find(question, max(limit, 2), typing=typing)
    weak = weakness(hits, thresholds or Thresholds(), rarest=index.rarest, has_words=bool(question.terms))
    shown = tuple(hits[: max(limit, 0)])
    return Answer(shown, weak, matched(text, shown), question.also_searched_for, index.roots(question))


def weakness(hits: Sequence[Hit], thresholds: Thresholds, *, rarest: float, has_words: bool) -> Weak | None:
    """Give the reason not to believe the hits, None when the first can be believed."""
    if not hits:
        return Weak.NOTHING_FOUND if has_words else Weak.NO_WORDS
    best = hits[0]
    if best.kind in (Kind.NUMBER, Kind.TITLE):
        return None
    if best.score < thresholds.strength * rarest or best.share < thresholds.share:
        return Weak.LITTLE_IN_COMMON
    if len(hits) > 1 and best.score - hits[1].score < thresholds.lead * best.score:
        return Weak.SEVERAL_ALIKE
    return None


def matched(text: str, hits: Sequence[Hit]) -> tuple[str, ...]:
    """Give the words of the text that led to the first hit, in the asker's spelling, each once."""
    if not hits:
        return ()
    spans = {*hits[0].spans, *((match.start, match.end) for match in hits[0].matched)}
    return unique(text[start:end] for start, end in sorted(spans))
