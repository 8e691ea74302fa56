"""Making the linear model of `learned` from example texts.

One separating plane a document (linear support vectors with squared hinge loss, one against the rest), by the solver
of Fan and others, "LIBLINEAR: A Library for Large Linear Classification" (2008), as scikit-learn carries it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indgang.finding.learned import FORMAT, Learned, runs
from indgang.finding.letters import matter
from indgang.finding.postings import Floats, Integers
from indgang.finding.words import WORD, canonical

FEWEST_TEXTS = 2
"""Texts that a run of letters must stand in to be learned."""
MOST_GRAMS = 40_000
"""Runs of letters that are kept: those that stand in most texts. It bounds memory where there are many documents."""
STRICTNESS = 0.8
"""The solver's C: how dearly a wrong example is paid for, against large weights."""
MOST_AGAINST = 12_000
"""Texts of others that a document is told apart from: all of them in a catalogue of some hundred tasks, a sample of a
larger one. It keeps the time proportional to the number of documents."""


FEWEST_DOCUMENTS = 2
MOST_STEPS = 127


class TooLittleToLearn(ValueError):
    """There are not two documents with texts of their own."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the key of the document that answers it."""

    text: str
    key: str


def words_of(text: str) -> list[str]:
    """Give the canonical words of a text's matter, with the small words."""
    return [canonical(word) for word in WORD.findall(matter(text))]


def stamp_of(examples: Iterable[Example]) -> str:
    """Give what tells one set of examples from another, whatever their order."""
    rows = sorted(f"{example.key}\0{example.text}" for example in examples)
    return sha256("\1".join([FORMAT, *rows]).encode()).hexdigest()[:16]


def learn(examples: Sequence[Example]) -> Learned:
    """Make a model of the examples; the same examples give the same model.

    Some seconds for ten thousand texts. Raises `TooLittleToLearn` where there are fewer than two documents.
    """
    keys = sorted({example.key for example in examples})
    if len(keys) < FEWEST_DOCUMENTS:
        raise TooLittleToLearn("There must be examples of two documents at least.")
    ordered = sorted(examples, key=lambda example: (example.key, example.text))
    counts = [Counter(run for word in words_of(example.text) for run in runs(word)) for example in ordered]
    grams, rarity = _rarity(counts)
    place = {key: number for number, key in enumerate(keys)}
    own = np.array([place[example.key] for example in ordered])
    weights, step, bias = _planes(_table(counts, grams, rarity), own, len(keys))
    return Learned(keys, grams, rarity, weights, step, bias, stamp_of(examples))


def _planes(
    table: sparse.csr_matrix, own: Integers, documents: int
) -> tuple[NDArray[np.int8], Floats, Floats]:
    """Give one plane a document: weights of shape (grams, documents) in steps, the size of a step, and the bias.

    A weight is kept in 127 steps either way: a hundredth of the largest moves no ranking, and reading is four times
    as fast as with fractions.
    """
    # Large, and needed by nobody who only asks.
    from sklearn.svm import LinearSVC

    chance = np.random.default_rng(0)
    weights = np.empty((table.shape[1], documents), dtype=np.int8)
    step, bias = np.empty(documents), np.empty(documents)
    for document in range(documents):
        others = np.flatnonzero(own != document)
        if len(others) > MOST_AGAINST:
            others = np.sort(chance.choice(others, MOST_AGAINST, replace=False))
        rows = np.concatenate([np.flatnonzero(own == document), others])
        solver = LinearSVC(C=STRICTNESS, random_state=0).fit(table[rows], own[rows] == document)
        step[document] = np.abs(solver.coef_[0]).max() / MOST_STEPS or 1.0
        weights[:, document] = np.round(solver.coef_[0] / step[document])
        bias[document] = solver.intercept_[0]
    return weights, step.astype(np.float32), bias.astype(np.float32)


def _rarity(counts: Sequence[Counter[str]]) -> tuple[list[str], Floats]:
    spread = Counter(run for counter in counts for run in counter)
    common = [run for run, number in spread.items() if number >= FEWEST_TEXTS]
    grams = sorted(sorted(common, key=lambda run: (-spread[run], run))[:MOST_GRAMS])
    numbers = np.array([spread[run] for run in grams], dtype=np.float64)
    return grams, np.log((1 + len(counts)) / (1 + numbers)) + 1


def _table(counts: Sequence[Counter[str]], grams: Sequence[str], rarity: Floats) -> sparse.csr_matrix:
    """Give one row a text, one column a run, each row of length 1."""
    number = {run: place for place, run in enumerate(grams)}
    own = [[(number[run], count) for run, count in text.items() if run in number] for text in counts]
    columns, times = np.array([pair for pairs in own for pair in pairs], dtype=np.int64).reshape(-1, 2).T
    lengths = np.array([len(pairs) for pairs in own])
    # How often a run stands is a small number: its logarithm is taken once for all of them.
    sublinear = np.array([1 + np.log(count) for count in range(1, times.max(initial=1) + 1)])
    said = sublinear[times - 1] * rarity[columns]
    for text in np.split(said, np.cumsum(lengths)[:-1]):
        text /= np.sqrt(text @ text) if len(text) else 1.0
    rows = np.repeat(np.arange(len(counts)), lengths)
    return sparse.csr_matrix((said, (rows, columns)), shape=(len(counts), len(grams)))
