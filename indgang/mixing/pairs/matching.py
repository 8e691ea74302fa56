"""One round: the pairing of everybody that is worth most, by Edmonds' blossom."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import rustworkx

from indgang.mixing.pairs.rest import Indices
from indgang.mixing.people import Values

FINE = 2**36  # the library counts in whole numbers: a value is told from another by this part of the largest
TIES = 2**20  # below that, chance decides between what is worth the same, so that there is one best pairing


def best_matching(
    pairs: Indices, weights: Values, places: Collection[int], random: np.random.Generator
) -> list[tuple[int, int]] | None:
    """Pairs (P × 2) with their weights (P) that pair up all of ``places`` and weigh most; nothing if none can."""
    largest = float(np.abs(weights).max(initial=0.0)) or 1.0
    whole = np.rint(weights / largest * FINE).astype(np.int64) * TIES
    whole += random.integers(TIES, size=len(whole))
    graph: rustworkx.PyGraph[int, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(int(pairs.max(initial=-1)) + 1))
    graph.extend_from_weighted_edge_list(list(zip(*pairs.T.tolist(), whole.tolist(), strict=True)))
    matched = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    if 2 * len(matched) < len(places):
        return None
    return sorted((min(pair), max(pair)) for pair in matched)
