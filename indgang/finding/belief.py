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
    a part of its own; learned: the model's score, None where it has none; learned_lead: how far before the second.
    """

    strength: float
    share: float
    lead: float
    elsewhere: float
    learned: float | None
    learned_lead: float

    @classmethod
    def of(cls, found: Found) -> "Signs":
        """Read the signs of what was found; there must be a hit."""
        best, second = found.hits[0], found.hits[1] if len(found.hits) > 1 else None
        score = best.score or 1.0
        other = found.elsewhere.score if found.elsewhere else 0.0
        rival = second.learned if second is not None and second.learned is not None else -1.0
        return cls(
            strength=best.strength,
            share=best.share,
            lead=1.0 - (second.score / score if second else 0.0),
            elsewhere=min(other / score, 2.0),
            learned=best.learned,
            learned_lead=0.0 if best.learned is None else best.learned - rival,
        )

    def row(self) -> list[float]:
        """Give the signs as numbers, in the order of the coefficients."""
        common = [min(self.strength, STRONGEST), self.share, self.lead, self.elsewhere]
        return common if self.learned is None else [*common, self.learned, self.learned_lead]


STRONGEST = 4.0
"""More strength than this says no more."""
BY_WORDS: Sequence[float] = (-3.0, 1.0, 2.0, 3.0, -1.0)
"""Intercept and coefficients of strength, share, lead and elsewhere, where nothing was learned."""
BY_ALL: Sequence[float] = (-1.0, 0.5, 1.0, 2.0, -1.0, 2.0, 1.0)
"""The same with learned and learned_lead."""
BELIEVED = 0.8
"""The probability from which an answer is given with confidence."""


def belief(signs: Signs) -> float:
    """Give the probability, 0 … 1, that the first document is right."""
    row = signs.row()
    weights = BY_WORDS if signs.learned is None else BY_ALL
    return 1 / (1 + exp(-(weights[0] + sum(w * value for w, value in zip(weights[1:], row, strict=True)))))
