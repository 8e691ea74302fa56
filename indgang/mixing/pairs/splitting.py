"""Cuts a set of meetings into rounds, and chooses anew for what is left when it does not divide."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indgang.mixing.pairs.choosing import Chosen, choose
from indgang.mixing.pairs.columns import PAIRS_OF_THREE, best_threes
from indgang.mixing.pairs.few import best_of_few, is_of_few, is_of_fewest
from indgang.mixing.pairs.matching import best_matching
from indgang.mixing.pairs.prices import Prices, find_prices
from indgang.mixing.pairs.rest import Group, Indices, Rest, Round, pairs_of, worth_of
from indgang.mixing.people import Values
from indgang.mixing.watching import Watch

MOST_TRIES = 60
TAKEN_BACK = 2
THREES_TRIED = 20
TRIED_PLACES = 2_000  # tries × places: large rooms hardly ever fail, and each try costs


def arrange(
    rest: Rest,
    prices: Prices | None,
    forbidden: int,
    floor: float | None,
    random: np.random.Generator,
    watch: Watch,
) -> list[Round] | None:
    """Rounds for all of the rest, the one worth most first; nothing when a dead end was met.

    ``prices`` are those of the rest where they are known already.
    """
    if is_of_fewest(rest):
        return best_of_few(rest, forbidden, floor)
    rounds = arrange_many(rest, prices, forbidden, floor, random, watch)
    if rounds is None and floor is None and is_of_few(rest):
        return best_of_few(rest, forbidden, None)
    return rounds


def arrange_many(
    rest: Rest,
    prices: Prices | None,
    forbidden: int,
    floor: float | None,
    random: np.random.Generator,
    watch: Watch,
) -> list[Round] | None:
    rounds: list[Round] = []
    while rest.rounds:
        watch.at(len(rounds) / (len(rounds) + rest.rounds), "rounds")
        prices = prices or find_prices(rest, forbidden, random)
        chosen = choose(rest, prices, forbidden, floor) if prices else None
        if chosen is None and floor is not None:
            return None
        made = split(rest, chosen, prices, random) if chosen and prices else []
        made = made or by_one_round(rest, prices, chosen, random)
        if not made:
            return None
        forbidden = max(0, forbidden - sum(bool(rest.forbidden[pair]) for pair in pairs_of(made)))
        rest, prices = rest.after(made), None
        rounds += made
    return rounds


def split(rest: Rest, chosen: Chosen, prices: Prices, random: np.random.Generator) -> list[Round]:
    """As many rounds as a good try gives: all of them nearly always, and none when not even one can be filled.

    When it does not come out even, two of the rounds go back among what is left, and it is tried again from there.
    """
    # Above their prices the values are small and tell the same pairings apart: the blossom is much quicker on them.
    values = prices.above(rest)[chosen.pairs[:, 0], chosen.pairs[:, 1]]
    rounds, left = peel(len(rest), chosen, values, rest.rounds, random)
    for _turn in range(min(MOST_TRIES, max(MOST_TRIES // 4, TRIED_PLACES // len(rest)))):
        if len(rounds) == rest.rounds:
            break
        back = set(random.permutation(len(rounds))[:TAKEN_BACK].tolist())
        mixed = put_back(left, [groups for at, groups in enumerate(rounds) if at in back])
        again, remains = peel(
            len(rest), mixed, random.random(len(mixed.pairs)), rest.rounds - len(rounds) + len(back), random
        )
        if len(again) >= len(back):
            rounds, left = [groups for at, groups in enumerate(rounds) if at not in back] + again, remains
    return sorted(rounds, key=lambda one: -worth_of(rest.values, [one]))


def peel(
    size: int, chosen: Chosen, weights: Values, count: int, random: np.random.Generator
) -> tuple[list[Round], Chosen]:
    """Takes one pairing of everybody after another out of the meetings; and what is left where one cannot be filled."""
    pairs, rounds = chosen.pairs, list[Round]()
    threes = random.permutation(chosen.threes)
    for turn in range(count):
        three = [int(place) for place in threes[turn : turn + 1].ravel()]
        busy = np.isin(pairs, three).any(axis=1)
        left = np.setdiff1d(np.arange(size), three)
        matched = best_matching(pairs[~busy], weights[~busy], left, random)
        if matched is None:
            break
        rounds.append(tuple(sorted([*matched, *([tuple(three)] if three else [])])))
        taken = np.isin(codes(pairs), codes(np.array(matched, dtype=np.int64).reshape(-1, 2)))
        pairs, weights = pairs[~taken], weights[~taken]
    return rounds, Chosen(pairs, threes[len(rounds) :])


def put_back(left: Chosen, rounds: Sequence[Round]) -> Chosen:
    """The meetings that are left and those of some rounds again."""
    groups = [group for groups in rounds for group in groups]
    pairs = np.array([group for group in groups if len(group) == 2], dtype=np.int64).reshape(-1, 2)
    threes = np.array([group for group in groups if len(group) == 3], dtype=np.int64).reshape(-1, 3)
    return Chosen(np.concatenate([left.pairs, pairs]), np.concatenate([left.threes, threes]))


def codes(pairs: Indices) -> Indices:
    """One number for each pair."""
    made: Indices = pairs[:, 0] << 32 | pairs[:, 1]
    return made


def by_one_round(
    rest: Rest, prices: Prices | None, chosen: Chosen | None, random: np.random.Generator
) -> list[Round]:
    """One good round by itself, of those chosen as far as they go; nothing when none can be filled."""
    value = rest.values if prices is None else prices.above(rest)
    spread = 1.0 + float(np.abs(value).max())
    value = value - 2 * spread * len(rest) * rest.forbidden
    if chosen:
        one, other = chosen.pairs.T
        value[one, other] += spread
    for pairs in ([prices.columns.pairs] if prices else []) + [np.argwhere(np.triu(rest.allowed, 1))]:
        for three in threes_to_try(rest, chosen, value):
            free = ~np.isin(pairs, three).any(axis=1)
            left = np.setdiff1d(np.arange(len(rest)), three)
            matched = best_matching(pairs[free], value[pairs[free, 0], pairs[free, 1]], left, random)
            if matched is not None:
                return [tuple(sorted([*matched, *([three] if three else [])]))]
    return []


def threes_to_try(rest: Rest, chosen: Chosen | None, value: Values) -> list[Group]:
    """Groups of three for one round, the best first; an empty one where nobody is one of three."""
    if not rest.has_threes:
        return [()]
    found = chosen.threes if chosen else np.zeros((0, 3), dtype=np.int64)
    if not len(found):
        found, _most = best_threes(rest, value, THREES_TRIED)
    worth = sum(value[found[:, a], found[:, b]] for a, b in PAIRS_OF_THREE)
    best = np.argsort(-worth, kind="stable")[:THREES_TRIED]
    return [(int(a), int(b), int(c)) for a, b, c in found[best]]
