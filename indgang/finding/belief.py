"""How far an answer can be believed: the probability that its first document is right.

A logistic regression on a handful of signs, fitted on held-out questions and texts that are nobody's business here:
`python -m benchmarks.find_belief` fits it anew and prints what it gives. The signs are free of the catalogue's size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from indgang.finding.index import Found


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for the first document, and what against it.

    strength: its BM25F score against the rarest word there can be; share: the part of the question it has, 0 … 1;
    lead: how far it is before the second, as a part of its own score, 0 … 1; elsewhere: the best other door's score as
    a part of its own; learned: the model's score, None where it has none.
    """

    strength: float
    share: float
    lead: float
    elsewhere: float
    learned: float | None

    @classmethod
    def of(cls, found: Found) -> "Signs":
        """Read the signs of what was found; there must be a hit."""
        best, second = found.hits[0], found.hits[1] if len(found.hits) > 1 else None
        score = best.score or 1.0
        other = found.elsewhere.score if found.elsewhere else 0.0
        return cls(
            strength=best.strength,
            share=best.share,
            lead=1.0 - (second.score / score if second else 0.0),
            elsewhere=min(other / score, 2.0),
            learned=best.learned,
        )

    def row(self) -> list[float]:
        """Give the signs as numbers, in the order of the coefficients."""
        common = [min(self.strength, STRONGEST), self.share, self.lead, self.elsewhere]
        return common if self.learned is None else [*common, self.learned]


STRONGEST = 4.0
"""More strength than this says no more."""
BY_WORDS: Sequence[float] = (-3.04, 0.78, 3.78, 3.55, -5.1)
"""Intercept and coefficients of strength, share, lead and elsewhere, where nothing was learned."""
BY_ALL: Sequence[float] = (0.37, 0.54, 2.94, 1.58, -5.97, 1.23)
"""The same with learned."""
BELIEVED = 0.75
"""The probability from which an answer is given with confidence."""
LEAST_STRENGTH, LEAST_SHARE = 0.8, 0.4
"""Without these two nothing is believed by its words alone: the fit knows no catalogue as small as a new one's."""


def belief(signs: Signs) -> float:
    """Give the probability, 0 … 1, that the first document is right."""
    if signs.learned is None and (signs.strength < LEAST_STRENGTH or signs.share < LEAST_SHARE):
        return 0.0
    row = signs.row()
    weights = BY_WORDS if signs.learned is None else BY_ALL
    return 1 / (1 + exp(-(weights[0] + sum(w * value for w, value in zip(weights[1:], row, strict=True)))))
