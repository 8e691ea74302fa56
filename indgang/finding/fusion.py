"""One ranking of two: what the words say, and what was learned."""

import numpy as np

from indgang.finding.learned import UNMOVED
from indgang.finding.postings import Floats

WORDS_COUNT = 0.35
"""What the words say of the whole, against what was learned: chosen by measurement (`benchmarks/find.md`)."""


def fused(words: Floats, learned: Floats) -> Floats:
    """Give each document's score, ≥ 0, by its BM25F score and the model's; above zero only what something speaks for.

    Both are brought to 0 … 1 within the question. A document the model does not know (not a number) goes by its words
    alone; where it knows none, the BM25F scores are given as they are.
    """
    known = ~np.isnan(learned)
    if not known.any():
        return words
    highest = words.max(initial=0.0)
    relative = words / highest if highest else words
    low, high = learned[known].min(), learned[known].max()
    likely = np.where(known, (learned - low) / ((high - low) or 1.0), relative)
    is_spoken_for = (words > 0) | (known & (np.nan_to_num(learned, nan=-1.0) > UNMOVED))
    total: Floats = np.where(is_spoken_for, WORDS_COUNT * relative + (1 - WORDS_COUNT) * likely, 0.0)
    return total


SENTENCE_COUNTS = 0.4
"""What the best sentence for a document adds to the whole text's score, above no: chosen by measurement."""
FIRST_SENTENCE, LAST_SENTENCE = 0.6, 1.0
"""A mail tells its story first and asks last, so that a later sentence counts more."""


def emphasised(scores: Floats) -> Floats:
    """Give each document's learned score with its best sentence told louder.

    `scores` are the model's, with the whole text in the first row and its sentences below; one row is given as it is.
    """
    whole: Floats = scores[0]
    sentences: Floats = scores[1:]
    if not len(sentences):
        return whole
    turn: Floats = np.linspace(FIRST_SENTENCE, LAST_SENTENCE, len(sentences))[:, np.newaxis]
    best: Floats = np.max(turn * (sentences + 1), axis=0)
    louder: Floats = whole + SENTENCE_COUNTS * best
    return louder
