"""One round: the pairing of everybody that is worth most, by Edmonds' blossom."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import rustworkx

from indgang.mixing.pairs.rest import Indices
from indgang.mixing.people import Values

FINE = 2**36  # the library counts in whole numbers: a value is told from another by this part of the largest
TIES = 2**20  # below that, chance decides between what is worth the same, so that there is one best pairing


def best_matching(
    pairs: Indices, weights: Values, places: Collection[int], random: np.random.Generator
) -> list[tuple[int, int]] | None:
    """Of the pairs (P × 2) those that pair up all ``places`` and weigh most; nothing if none do."""
    largest = float(np.abs(weights).max(initial=0.0)) or 1.0
    whole = [int(weight) for weight in np.rint(weights / largest * FINE)]
    matched = widest_matching(pairs, whole, random)
    return matched if 2 * len(matched) == len(places) else None


def widest_matching(
    pairs: Indices, weights: Sequence[int], random: np.random.Generator
) -> list[tuple[int, int]]:
    """As many pairs as can be without anybody in two, and of those the ones that weigh most together.

    The same for the same seed: chance, and not the library, decides between equals.
    """
    ties = random.integers(TIES, size=len(weights)).tolist()
    whole = [weight * TIES + tie for weight, tie in zip(weights, ties, strict=True)]
    graph: rustworkx.PyGraph[int | None, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(int(pairs.max(initial=-1)) + 1))
    graph.extend_from_weighted_edge_list(list(zip(*pairs.T.tolist(), whole, strict=True)))
    matched = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    return sorted((min(pair), max(pair)) for pair in matched)
