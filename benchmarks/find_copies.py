"""Whether the starter catalogue repeats itself, and whether a held-out question is a near-copy of one that teaches.

Run: ``python -m benchmarks.find_copies``. Two texts are near-copies when the cosine of their runs of letters (as
finding learns of them, weighed by rarity) is at least 0.8. Words pull wrongly when their own task is not among the
first five for them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from scipy import sparse

from benchmarks.find_gold import read_gold
from benchmarks.find_systems import Catalogue, Parts, as_system, indgang_index
from indgang.catalogue.starter_catalogue import StarterCatalogue, read_starter_catalogue
from indgang.finding.learned import runs
from indgang.finding.learning import words_of

NEAR = 0.8
FEWEST_WORDS = 3
"""Of one or two typed words two people may well choose the same."""

Pair = tuple[float, str, str]


def near_copies(one: Sequence[str], other: Sequence[str] | None = None) -> list[Pair]:
    """The pairs, one of each side (or both of the one side), that are near-copies, the nearest first."""
    texts = [*one, *(other or ())]
    counts = [Counter(run for word in words_of(text) for run in runs(word)) for text in texts]
    table = _table(counts)
    left, right = (table[: len(one)], table[len(one) :]) if other is not None else (table, table)
    alike = (left @ right.T).tocoo()
    near = np.flatnonzero(alike.data >= NEAR)  # of millions of pairs a few
    found = [
        (float(value), texts[row], texts[column + (len(one) if other is not None else 0)])
        for row, column, value in zip(alike.row[near], alike.col[near], alike.data[near], strict=True)
        if other is not None or row < column
    ]
    return sorted(
        (pair for pair in found if min(len(words_of(text)) for text in pair[1:]) >= FEWEST_WORDS),
        reverse=True,
    )


def _table(counts: Sequence[Counter[str]]) -> sparse.csr_matrix:
    spread = Counter(run for counter in counts for run in counter)
    number = {run: place for place, run in enumerate(sorted(spread))}
    rows = [row for row, counter in enumerate(counts) for _ in counter]
    columns = [number[run] for counter in counts for run in counter]
    values = [
        (1 + np.log(count)) * np.log(len(counts) / spread[run] + 1)
        for counter in counts
        for run, count in counter.items()
    ]
    table = sparse.csr_matrix((values, (rows, columns)), shape=(len(counts), len(number)))
    lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    return sparse.diags(1 / np.where(lengths > 0, lengths, 1)) @ table


def repeated(starter: StarterCatalogue) -> list[Pair]:
    return near_copies([text for task in starter.tasks for text in task.questions])


def held_out_copies(starter: StarterCatalogue) -> list[Pair]:
    taught = [text for task in starter.tasks for text in task.questions]
    return near_copies([question.text for question in read_gold(starter)], taught)


def words_that_pull_wrongly(starter: StarterCatalogue) -> Iterator[tuple[str, str, str]]:
    """Task, word, and the task found first instead; by the words alone, as nothing learned would hide it."""
    index = indgang_index(Catalogue.of(starter), Parts(learned=False))
    ask = as_system(index)
    for task in starter.tasks:
        for word in task.words:
            found = ask(word)
            if task.key not in found:
                yield task.key, word, found[0] if found else "–"


def main() -> None:
    starter = read_starter_catalogue()
    for name, pairs in (
        ("repeated in the starter catalogue", repeated(starter)),
        ("held out, and near one that teaches", held_out_copies(starter)),
    ):
        print(f"{name}: {len(pairs)}")
        for likeness, one, other in pairs[:20]:
            print(f"  {likeness:.2f}  {one[:90]!r}  ~  {other[:90]!r}")
    wrong = list(words_that_pull_wrongly(starter))
    number = sum(len(task.words) for task in starter.tasks)
    print(f"words that pull wrongly: {len(wrong)} of {number}")
    for key, word, found in wrong[:40]:
        print(f"  {word!r} of {key} leads to {found}")


if __name__ == "__main__":
    main()
