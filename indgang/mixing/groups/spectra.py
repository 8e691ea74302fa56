"""The spectral bound: who sits with whom as a matrix that has few eigenvalues.

The N × N matrix X of one rotation (1 where two sit together, and on the diagonal) has trace N, eigenvalues between 0
and the largest table's size, entries between 0 and 1, and with equal tables X1 = S·1. For any symmetric Z

    max ⟨W, X⟩  ≤  max over the spectrum ⟨W − Z, X⟩  +  max over the entries ⟨Z, X⟩,

and both are found at once; Z is the multiplier of alternating directions between the two. (Donath & Hoffman,
IBM J. Res. Dev. 17, 1973; with entries not negative: Povh, Rendl & Wiegele, Computing 78, 2006.) Any Z gives a
proven bound.
"""

from __future__ import annotations

import numpy as np

from indgang.mixing.groups.pricing import Floats
from indgang.mixing.watching import Watch

EVERY = 10


def spectral_bound(worth: Floats, sizes: tuple[int, ...], watch: Watch, turns: int) -> float:
    """For one rotation; ``worth`` is N × N with 0 on the diagonal."""
    number, largest = len(worth), max(sizes)
    even = min(sizes) == largest
    stiffness = float(worth.std()) or 1.0
    entries = np.full((number, number), 1.0 / len(sizes))
    np.fill_diagonal(entries, 1.0)
    debt = np.zeros_like(worth)
    best = np.inf
    for turn in range(1, turns + 1):
        watch.at(turn / turns, "bounding")
        spectrum = nearest_spectrum(entries - debt + worth / stiffness, largest, even)
        entries = np.clip(spectrum + debt, 0.0, 1.0)
        np.fill_diagonal(entries, 1.0)
        debt += spectrum - entries
        if turn % EVERY == 0:
            best = min(best, dual_value(worth, stiffness * (debt + debt.T) / 2, largest, even))
    return best


def split(matrix: Floats, largest: int, even: bool) -> tuple[Floats, Floats]:
    """Without its part along 1, which is fixed when tables are equal, and that part itself."""
    if not even:
        return matrix, np.zeros_like(matrix)
    rows = matrix - matrix.mean(axis=0)[None, :]
    level = np.full_like(matrix, largest / len(matrix))
    return rows - rows.mean(axis=1)[:, None], level


def nearest_spectrum(matrix: Floats, largest: int, even: bool) -> Floats:
    inner, level = split((matrix + matrix.T) / 2, largest, even)
    values, vectors = np.linalg.eigh(inner)
    if even:
        along = int(np.argmax(np.abs(vectors.sum(axis=0))))
        values, vectors = np.delete(values, along), np.delete(vectors, along, axis=1)
    total = len(matrix) - (largest if even else 0)
    kept = capped(values, largest, total)
    nearest: Floats = level + (vectors * kept) @ vectors.T
    return nearest


def capped(values: Floats, most: float, total: float) -> Floats:
    """The nearest numbers between 0 and ``most`` with that sum."""
    low, high = float(values.min()) - most, float(values.max())
    for _ in range(60):
        middle = (low + high) / 2
        if np.clip(values - middle, 0.0, most).sum() > total:
            low = middle
        else:
            high = middle
    return np.clip(values - high, 0.0, most)


def dual_value(worth: Floats, multiplier: Floats, largest: int, even: bool) -> float:
    inner, level = split(worth - multiplier, largest, even)
    values = np.sort(np.linalg.eigvalsh((inner + inner.T) / 2))[::-1]
    total = len(worth) - (largest if even else 0)
    weights = np.clip(total - largest * np.arange(len(values)), 0, largest)
    fixed = float(((worth - multiplier) * level).sum())
    diagonal = float(np.trace(multiplier))
    off = float(np.maximum(multiplier, 0.0).sum() - np.maximum(np.diag(multiplier), 0.0).sum())
    margin = 1e-9 * float(np.abs(worth).sum() + np.abs(multiplier).sum())
    return (fixed + float(values @ weights) + diagonal + off + margin) / 2
