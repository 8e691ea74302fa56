"""What an index goes by: what each document is found by, and which documents pull the same words."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from indgang.finding.index import Index

MOST_SHARED = 8
"""Words shown of a pair that pulls the same: those that count most."""


@dataclass(frozen=True, slots=True)
class FoundBy:
    """A word a document is found by, how much it counts there (BM25's impact, ≥ 0), and how many others have it."""

    word: str
    impact: float
    others: int


@dataclass(frozen=True, slots=True)
class Pull:
    """Two documents that pull the same words: how alike they are, 0 … 1 (cosine), and the words that make it so."""

    one: str
    other: str
    likeness: float
    words: tuple[str, ...]


def found_by(index: Index, key: str, most: int = 40) -> list[FoundBy]:
    """Give the words a document is found by, those that count most first. Raises `ValueError` for an unknown key."""
    place = index.keys.index(key)
    row = _table(index).getrow(place)
    spread = np.diff(index.postings.starts)
    told = zip(row.indices, row.data, strict=True)
    ordered = sorted(told, key=lambda pair: (-pair[1], pair[0]))[:most]
    return [
        FoundBy(index.word_of(int(root), place), float(impact), int(spread[root]) - 1)
        for root, impact in ordered
    ]


def pulls(index: Index, most: int = 40) -> list[Pull]:
    """Give the pairs of documents that are most alike by the words they pull, the most alike first."""
    table = _table(index)
    lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    alike = sparse.triu(_scaled(table, lengths) @ _scaled(table, lengths).T, k=1).tocoo()
    order = sorted(range(len(alike.data)), key=lambda at: (-alike.data[at], alike.row[at], alike.col[at]))[
        :most
    ]
    return [
        _pull(index, table, int(alike.row[at]), int(alike.col[at]), float(alike.data[at])) for at in order
    ]


def _pull(index: Index, table: sparse.csr_matrix, one: int, other: int, likeness: float) -> Pull:
    shared = table.getrow(one).multiply(table.getrow(other)).tocsr()
    told = sorted(zip(shared.indices, shared.data, strict=True), key=lambda pair: (-pair[1], pair[0]))
    words = tuple(index.word_of(int(root), one) for root, _ in told[:MOST_SHARED])
    return Pull(index.keys[one], index.keys[other], min(likeness, 1.0), tuple(dict.fromkeys(words)))


def _table(index: Index) -> sparse.csr_matrix:
    """Give the impacts with a row for each document and a column for each root."""
    postings = index.postings
    shape = len(postings.starts) - 1, len(index.keys)
    by_root = sparse.csr_matrix((postings.impacts, postings.documents, postings.starts), shape=shape)
    return by_root.T.tocsr()


def _scaled(
    table: sparse.csr_matrix, lengths: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> sparse.csr_matrix:
    return sparse.diags(1 / np.where(lengths > 0, lengths, 1.0)) @ table
