"""BM25F on numpy arrays: how much each root says for each document.

The ranking is that of Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
(2009): a root's counts in the fields are normalised by field length and weighted before they are summed and
saturated, so that a word in the title is worth more than one in the text, yet ten mentions are not ten times
one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

SATURATION = 1.2
"""BM25's k1: how soon more mentions of the same root stop counting."""

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FieldSetting:
    """What a field is worth (`weight` ≥ 0), and how far a long field is held back (`b`, 0 not at all … 1
    fully)."""

    weight: float = 1.0
    b: float = 0.75


@dataclass(frozen=True, slots=True)
class Counts:
    """Equally long columns: root `root` stands `count` times in field `field` of document `document`."""

    root: Integers
    document: Integers
    field: Integers
    count: Integers


@dataclass(frozen=True, slots=True)
class Postings:
    """For each root (by number) the documents that have it, and its impact there (above zero).

    `rarity` is BM25's weight of each root; `rarest` that of a root no document has.
    """

    starts: Integers
    documents: Integers
    impacts: Floats
    rarity: Floats
    rarest: float

    @classmethod
    def build(
        cls, counts: Counts, settings: Mapping[int, FieldSetting], *, documents: int, roots: int
    ) -> Self:
        """Weigh the counts. `settings` is by field number; `documents` and `roots` are how many there are."""
        cell = counts.root * documents + counts.document
        cells, places = np.unique(cell, return_inverse=True)
        frequency = np.bincount(places, _shares(counts, settings, documents), minlength=len(cells))
        root = cells // max(documents, 1)
        spread = np.bincount(root, minlength=roots)
        rarity = np.log1p((documents - spread + 0.5) / (spread + 0.5))
        impacts = rarity[root] * frequency * (SATURATION + 1) / (SATURATION + frequency)
        starts = np.concatenate(([0], np.cumsum(spread)))
        rarest = float(np.log1p((documents + 0.5) / 0.5))
        return cls(starts, cells % max(documents, 1), impacts, rarity, rarest)

    def of(self, root: int) -> tuple[Integers, Floats]:
        """Give the documents that have a root, ascending, and its impact in each."""
        place = slice(int(self.starts[root]), int(self.starts[root + 1]))
        return self.documents[place], self.impacts[place]


def _shares(counts: Counts, settings: Mapping[int, FieldSetting], documents: int) -> Floats:
    """Give each count's share: weighted by its field, and held back where the field is longer than usual."""
    fields = max(settings, default=-1) + 1
    place = counts.document * fields + counts.field
    lengths = np.bincount(place, counts.count, minlength=documents * fields).reshape(documents, fields)
    usual = lengths.sum(axis=0) / np.maximum((lengths > 0).sum(axis=0), 1)
    weight = np.array([settings[field].weight for field in range(fields)])
    b = np.array([settings[field].b for field in range(fields)])
    held_back = 1 - b + b * lengths / np.maximum(usual, 1)
    share: Floats = weight[counts.field] * counts.count / held_back[counts.document, counts.field]
    return share
