"""How often 95 % intervals of few answers hold what they promise, by exact enumeration of all that could be answered.

Run: ``python -m benchmarks.intervals`` (two to three minutes). Its tables stand in ``benchmarks/intervals.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from scipy import special

from indgang.surveys.intervals import (
    Z95,
    Floats,
    clopper_pearson,
    difference_of_shares,
    jeffreys,
    mean_interval,
    wilson,
)

SIZES = (5, 8, 10, 15, 20, 30, 40, 60)
SHARES = np.linspace(0.005, 0.995, 991)
SCORES = np.arange(1, 6).astype(np.float64)
PROFILES: Mapping[str, Sequence[int]] = {  # percent that would give 1, 2, 3, 4, 5
    "DI's question, Syddjurs 2012": (5, 12, 33, 44, 6),
    "satisfied": (3, 4, 10, 38, 45),
    "very satisfied": (1, 1, 3, 25, 70),
    "nearly all give 5": (1, 0, 1, 8, 90),
    "4 and 5 alone": (0, 0, 0, 30, 70),
    "one in ten gives 1, the others 5": (10, 0, 0, 0, 90),
    "divided": (30, 10, 10, 10, 40),
    "even": (20, 20, 20, 20, 20),
    "3 and 4 alone": (0, 0, 50, 50, 0),
    "nearly all give 4": (0, 2, 3, 90, 5),
    "dissatisfied": (50, 25, 15, 7, 3),
}
DRAWN = 200
SEED = 1927
ROUNDING = 1e-9

Intervals = Callable[[Floats], tuple[Floats, Floats]]


def main() -> None:
    print("## A share\n")
    report_shares({"Wilson": wilson, "Jeffreys": jeffreys, "Clopper-Pearson": clopper_pearson})
    print("\n## The mean of scores from 1 to 5\n")
    report_means()
    print("\n## The difference of two shares\n")
    report_differences()


# Shares ----------------------------------------------------------------------------------------------------


def report_shares(methods: Mapping[str, Callable[[int, int], tuple[float, float]]]) -> None:
    print("| n | " + " | ".join(methods) + " |\n|---|" + "---|" * len(methods))
    for size in SIZES:
        hits = np.arange(size + 1)
        chances = _binomial(size, SHARES)
        cells = []
        for method in methods.values():
            low, high = np.array([method(int(one), size) for one in hits]).T
            is_held = (low <= SHARES[:, None] + ROUNDING) & (SHARES[:, None] <= high + ROUNDING)
            covered, width = (chances * is_held).sum(axis=1), (chances @ (high - low)).mean()
            worst = np.quantile(covered, 0.05)
            cells.append(f"{covered.mean():.3f} / {worst:.3f} / {covered.min():.3f} / {width:.2f}")
        print(f"| {size} | " + " | ".join(cells) + " |")


def _binomial(size: int, shares: Floats) -> Floats:
    """The chance of 0 … ``size`` hits, a row for each share."""
    hits = np.arange(size + 1)
    chances: Floats = (
        special.binom(size, hits) * shares[:, None] ** hits * (1 - shares[:, None]) ** (size - hits)
    )
    return chances


def report_differences() -> None:
    """Newcombe's method beside the simple one, over pairs of shares."""
    shares = np.linspace(0.02, 0.98, 49)
    print("| n and n | Newcombe | simple (Wald) |\n|---|---|---|")
    for size, other in ((5, 5), (5, 20), (10, 10), (20, 20), (20, 60), (60, 60)):
        one, two = np.meshgrid(np.arange(size + 1), np.arange(other + 1), indexing="ij")
        pairs = [
            difference_of_shares(int(a), size, int(b), other) for a, b in zip(one.flat, two.flat, strict=True)
        ]
        newcombe = np.array([(pair.low, pair.high) for pair in pairs]).T
        p, q = one.ravel() / size, two.ravel() / other
        half = Z95 * np.sqrt(p * (1 - p) / size + q * (1 - q) / other)
        chances = np.einsum("ai,bj->abij", _binomial(size, shares), _binomial(other, shares))
        flat = chances.reshape(len(shares) ** 2, -1)
        truth = (shares[:, None] - shares[None, :]).ravel()[:, None]
        cells = []
        for low, high in (newcombe, (p - q - half, p - q + half)):
            covered = (flat * ((low <= truth + ROUNDING) & (truth <= high + ROUNDING))).sum(axis=1)
            cells.append(f"{covered.mean():.3f} / {covered.min():.3f}")
        print(f"| {size} and {other} | " + " | ".join(cells) + " |")


# Means -----------------------------------------------------------------------------------------------------


def report_means() -> None:
    methods: dict[str, Intervals] = {
        "ours": mean_interval,
        "Beta, ½ at the ends": prior_interval(np.array([0.5, 0, 0, 0, 0.5])),
        "Beta, ½ at each": prior_interval(np.full(5, 0.5)),
        "Wilson, scaled": scaled_wilson,
        "t, clipped": t_interval,
    }
    drawn = np.random.default_rng(SEED).dirichlet(np.full(5, 0.7), DRAWN)
    named = np.array(list(PROFILES.values())) / 100
    by_profile: dict[str, list[str]] = {name: [] for name in PROFILES}
    print("| n | " + " | ".join(methods) + " |\n|---|" + "---|" * len(methods))
    for size in SIZES:
        counts = all_counts(size)
        cells = []
        for name, method in methods.items():
            low, high = method(counts)
            covered, _width = coverage(counts, low, high, named)
            of_drawn, width = coverage(counts, low, high, drawn)
            cells.append(f"{covered.mean():.3f} / {covered.min():.3f} · {of_drawn.min():.3f} / {width:.2f}")
            if name in {"ours", "t, clipped"} and size in {5, 20, 60}:
                for profile, held in zip(PROFILES, covered, strict=True):
                    by_profile[profile].append(f"{held:.3f}")
        print(f"| {size} | " + " | ".join(cells) + " |")
    print(
        "\n| profile | "
        + " | ".join(f"{who}, {size}" for size in (5, 20, 60) for who in ("ours", "t"))
        + " |"
    )
    print("|---|" + "---|" * 6)
    for profile, held_by in by_profile.items():
        print(f"| {profile} | " + " | ".join(held_by) + " |")


def all_counts(size: int) -> Floats:
    """Every way ``size`` answers can fall on five scores, shape (ways, 5)."""
    rows = [(first,) for first in range(size + 1)]
    for _score in range(3):
        rows = [(*row, number) for row in rows for number in range(size - sum(row) + 1)]  # type: ignore[misc]
    return np.array([(*row, size - sum(row)) for row in rows], dtype=np.float64)


def coverage(counts: Floats, low: Floats, high: Floats, profiles: Floats) -> tuple[Floats, float]:
    """How often the interval holds the true mean, for each profile; and how wide it is on the average."""
    ways = special.gammaln(counts[0].sum() + 1) - special.gammaln(counts + 1).sum(axis=1)
    held, widths = [], []
    for profile in profiles:
        chances = np.exp(ways + special.xlogy(counts, profile).sum(axis=1))
        truth = profile @ SCORES
        held.append(chances[(low <= truth + ROUNDING) & (truth <= high + ROUNDING)].sum())
        widths.append(chances @ (high - low))
    return np.array(held), float(np.mean(widths))


def t_interval(counts: Floats) -> tuple[Floats, Floats]:
    """What most would use: mean ± t · s / √n, cut at 1 and 5."""
    size, mean, variance = _moments(counts)
    half = special.stdtrit(size - 1, 0.975) * np.sqrt(variance / (size - 1))
    return np.maximum(mean - half, 1), np.minimum(mean + half, 5)


def prior_interval(prior: Floats) -> Intervals:
    """What is believed after the answers where ``prior`` was imagined before them, as a Beta distribution."""

    def interval(counts: Floats) -> tuple[Floats, Floats]:
        size, mean, variance = _moments(counts + prior)
        share, spread = (mean - 1) / 4, variance / 16 / (size + 1)
        beta = share * (1 - share) / spread - 1
        ends = [special.betaincinv(share * beta, (1 - share) * beta, part) for part in (0.025, 0.975)]
        return 1 + 4 * ends[0], 1 + 4 * ends[1]

    return interval


def scaled_wilson(counts: Floats) -> tuple[Floats, Floats]:
    """Wilson's interval of (mean − 1) / 4, with as many answers as a share of that variance would need."""
    size, mean, _variance = _moments(counts)
    _size, softened, spread = _moments(counts + np.array([0.5, 0, 0, 0, 0.5]))
    worth = size * (softened - 1) * (5 - softened) / spread
    share, squared = (mean - 1) / 4, Z95 * Z95
    middle = (share + squared / (2 * worth)) / (1 + squared / worth)
    half = Z95 / (1 + squared / worth) * np.sqrt(share * (1 - share) / worth + squared / (4 * worth**2))
    return 1 + 4 * (middle - half), 1 + 4 * (middle + half)


def _moments(counts: Floats) -> tuple[Floats, Floats, Floats]:
    """Number, mean and (uncorrected) variance of the scores."""
    size = counts.sum(axis=-1)
    mean = counts @ SCORES / size
    variance: Floats = np.maximum(counts @ SCORES**2 / size - mean**2, 0)
    return size, mean, variance


if __name__ == "__main__":
    main()
