"""From hits to an answer that says how far it can be believed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from indgang.finding.analysis import unique
from indgang.finding.belief import BELIEVED, Signs, belief
from indgang.finding.exact import Kind
from indgang.finding.index import Elsewhere, Found, Hit, Index
from indgang.finding.question import Correction


class Weak(StrEnum):
    """Why an answer is not to be relied on."""

    NO_WORDS = "no-words"
    NOTHING_FOUND = "nothing-found"
    LITTLE_IN_COMMON = "little-in-common"
    SEVERAL_ALIKE = "several-alike"
    ELSEWHERE = "elsewhere"


NAME_LEAD = 0.05
"""How far a person's task must be before the second to be the one that was meant by the name."""
NEAR_LEAD, NEAR_SHARE = 0.1, 0.4
"""Two answers so near each other, with so much of the question, are told as two that may be meant."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The best hits, first the best; how far the first can be believed, and if it cannot, why not.

    `matched` are the asker's own words that led to the first hit, as written. `also_searched_for` are the
    words nobody knows, with what was searched for instead. `roots` are the roots searched for, for
    `highlight.spans`. `elsewhere` is the other door that the question rather belongs to, if there is one.
    """

    hits: tuple[Hit, ...]
    weak: Weak | None
    probability: float
    matched: tuple[str, ...]
    also_searched_for: tuple[Correction, ...]
    roots: frozenset[str]
    elsewhere: Elsewhere | None = None

    @property
    def confident(self) -> bool:
        """Tell whether the first hit can be believed."""
        return self.weak is None


def answer(index: Index, text: str, limit: int = 5, *, typing: bool = False) -> Answer:
    """Answer any text with at most `limit` hits. With `typing` the last word may be unfinished."""
    question = index.read(text, typing=typing)
    # One hit more than nothing is needed to see the lead, also when only one is shown.
    found = index.find(question, max(limit, 2), typing=typing)
    shown = found.hits[: max(limit, 0)]
    weak, probability = weakness(found, has_words=bool(question.terms))
    return Answer(
        shown,
        weak,
        probability,
        matched(text, shown),
        question.also_searched_for,
        index.roots(question),
        found.elsewhere if weak is Weak.ELSEWHERE else None,
    )


def weakness(found: Found, *, has_words: bool) -> tuple[Weak | None, float]:
    """Give the reason not to believe the hits, None when the first can be believed; and the probability, 0 … 1."""
    leads_elsewhere = found.elsewhere is not None and (
        not found.hits or found.elsewhere.score > found.hits[0].score
    )
    if not found.hits:
        nothing = Weak.NOTHING_FOUND if has_words else Weak.NO_WORDS
        return (Weak.ELSEWHERE if leads_elsewhere else nothing), 0.0
    best = found.hits[0]
    if best.kind in (Kind.NUMBER, Kind.TITLE):
        return None, 1.0
    signs = Signs.of(found)
    if best.kind is Kind.NAME:
        return (None, 1.0) if signs.lead > NAME_LEAD else (Weak.SEVERAL_ALIKE, 0.5)
    probability = belief(signs)
    if leads_elsewhere:
        return Weak.ELSEWHERE, probability
    if probability >= BELIEVED:
        return None, probability
    is_near = signs.lead < NEAR_LEAD and signs.share >= NEAR_SHARE
    return (Weak.SEVERAL_ALIKE if is_near else Weak.LITTLE_IN_COMMON), probability


def matched(text: str, hits: Sequence[Hit]) -> tuple[str, ...]:
    """Give the words of the text that led to the first hit, in the asker's spelling, each once."""
    if not hits:
        return ()
    spans = {*hits[0].spans, *((match.start, match.end) for match in hits[0].matched)}
    return unique(text[start:end] for start, end in sorted(spans))
