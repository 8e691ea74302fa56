"""What was learned of example questions: a linear model over runs of letters, read here and made in `learning`.

Runs of two to five letters within a word (Cavnar and Trenkle, "N-Gram-Based Text Categorization", 1994) see what
stems and compounds do not: slips, missing æ ø å, and words that merely begin alike. A run weighs by tf-idf with a
sublinear tf; a text's weights are scaled to length 1. Finding works without it.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from indgang.finding.postings import Floats, Integers
from indgang.finding.words import stripped

FORMAT = "indgang-learned 2"
SIZES = (2, 3, 4, 5)
"""Letters of a run; a word is given a space before and after."""
MOST_RUNS = 400
"""Runs of one text that are weighed: those that say most. A mail has some thousand; the rest changes little."""
UNMOVED = -0.95
"""A score from which a document is a candidate: −1 is what the model gives a document that nothing speaks for."""


@lru_cache(maxsize=65_536)
def runs(word: str) -> tuple[str, ...]:
    """Give the runs of letters of a canonical word, as often as they stand there."""
    padded = f" {stripped(word)} "
    return tuple(
        padded[start : start + size] for size in SIZES for start in range(max(len(padded) - size + 1, 0))
    )


class Learned:
    """A model: for each run of letters how much it speaks for each document. Immutable; threads share it.

    `keys` are the documents it knows, `grams` the runs it knows, `rarity` their idf (shape (grams,)), `weights` (shape
    (grams, keys)) in whole steps of `step` (shape (keys,)), `bias` (shape (keys,)); `stamp` says what it was made of.
    """

    def __init__(
        self,
        keys: Sequence[str],
        grams: Sequence[str],
        rarity: Floats,
        weights: NDArray[np.int8],
        step: Floats,
        bias: Floats,
        stamp: str,
    ) -> None:
        """Take the parts. `grams` are in the order of the rows of `rarity` and `weights`."""
        self.keys, self.grams, self.rarity, self.stamp = tuple(keys), tuple(grams), rarity, stamp
        self.weights, self.step, self.bias = weights, step, bias
        self._numbers = {gram: number for number, gram in enumerate(self.grams)}
        # How far a run can move any document at all: what is cut first where a text has very many.
        self._reach = rarity * (np.abs(weights.astype(np.float32)) * step).max(axis=1, initial=0)
        self._rows = lru_cache(maxsize=65_536)(self._rows_of)

    def scores(self, words: Sequence[str]) -> Floats:
        """Give each document's score, in the order of `keys`: about −1 for no, above 0 for yes, seldom above 1."""
        whole: Floats = self.scores_of_parts([words])[0]
        return whole

    def scores_of_parts(self, parts: Sequence[Sequence[str]]) -> Floats:
        """Give the scores of the whole text, and below it those of each of its parts: shape (1 + parts, keys).

        Of a text of one part only its own row.
        """
        own = [self._counted(words) for words in parts]
        whole = self._counted([word for words in parts for word in words])
        rows, values = whole
        if len(rows) > MOST_RUNS:
            best = np.argpartition(values * self._reach[rows], -MOST_RUNS)[-MOST_RUNS:]
            rows = np.sort(rows[best])
        weighed = [whole, *own] if len(own) > 1 else [whole]
        table = np.zeros((len(weighed), len(rows)), dtype=np.float32)
        for number, (found, amount) in enumerate(weighed):
            places = np.searchsorted(rows, found)
            is_kept = (
                (places < len(rows)) & (rows[np.minimum(places, len(rows) - 1)] == found) if len(rows) else []
            )
            table[number, places[is_kept]] = amount[is_kept]
        said: Floats = table @ self.weights[rows].astype(np.float32) * self.step + self.bias
        return said

    def _counted(self, words: Sequence[str]) -> tuple[Integers, Floats]:
        """Give the rows of a text's runs, ascending, and their weights, which together have length 1."""
        found = [self._rows(word) for word in words]
        rows, counts = np.unique(np.concatenate(found or [np.empty(0, np.int64)]), return_counts=True)
        values = (1 + np.log(counts)) * self.rarity[rows]
        return rows, values / (np.sqrt(values @ values) or 1.0)

    def _rows_of(self, word: str) -> Integers:
        return np.array([self._numbers[run] for run in runs(word) if run in self._numbers], dtype=np.int64)

    def save(self, target: Path) -> None:
        """Write the model to a file, whole or not at all. Raises `OSError`."""
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_name(f"{target.name}.unfinished")
        names = json.dumps(
            {"format": FORMAT, "stamp": self.stamp, "keys": self.keys, "grams": self.grams},
            ensure_ascii=False,
        )
        with unfinished.open("wb") as file:
            np.savez(
                file,
                names=np.frombuffer(names.encode(), dtype=np.uint8),
                rarity=self.rarity,
                weights=self.weights,
                step=self.step,
                bias=self.bias,
            )
        unfinished.replace(target)

    @classmethod
    def load(cls, source: Path) -> Self:
        """Read a model. Raises `OSError` when the file is missing, `ValueError` when it is something else."""
        with np.load(source, allow_pickle=False) as parts:
            try:
                names: dict[str, Any] = json.loads(parts["names"].tobytes().decode())
                if names["format"] != FORMAT:
                    raise ValueError(f"{source} is {names['format']}, not {FORMAT}.")
                return cls(
                    names["keys"],
                    names["grams"],
                    parts["rarity"],
                    parts["weights"],
                    parts["step"],
                    parts["bias"],
                    names["stamp"],
                )
            except (KeyError, UnicodeDecodeError) as error:
                raise ValueError(f"{source} is no {FORMAT}: {error}") from error
