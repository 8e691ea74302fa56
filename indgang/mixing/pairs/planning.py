"""Plans an evening of conversations two and two, from the beginning or from the middle of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np

from indgang.mixing.errors import Impossible, OutOfTime
from indgang.mixing.pairs.columns import circle_rounds
from indgang.mixing.pairs.fairness import evenings, fairest, floor_of, is_kept, most_for_anybody
from indgang.mixing.pairs.few import is_of_few, is_of_fewest, least_of_few, most_rounds, seldom_enough
from indgang.mixing.pairs.forbidden import least_forbidden
from indgang.mixing.pairs.plan import Evening, Odd, PairPlan
from indgang.mixing.pairs.prices import Prices, find_prices
from indgang.mixing.pairs.rest import Indices, Rest, Round, pairs_of, worth_of
from indgang.mixing.pairs.seating import seat
from indgang.mixing.pairs.splitting import arrange
from indgang.mixing.pairs.telling import broken_wishes
from indgang.mixing.watching import Watch, on_one_core
from indgang.mixing.words import Words

STARTS = 4
MORE_FORBIDDEN = 3  # than the proven least, step by step, before any number is let in
SMALL, LARGE = (
    64,
    250,
)  # people up to which a floor is tried several times, and the fairest found rather than bounded
CIRCLES = 200
HALVINGS = 4


@on_one_core
def plan_pairs(evening: Evening, watch: Watch | None = None) -> PairPlan:
    """The plan, with its proven bound.

    Raises Impossible when somebody is to be in more rounds than there are others to meet, or so few people have no such
    rounds with a group of three in each; OutOfTime when no rounds were found that keep everybody from meeting twice;
    and Cancelled by the watch.
    """
    watch = watch or Watch()
    rest = rest_of(evening)
    refuse_too_many(evening, rest)
    if is_of_few(rest) and rest.has_threes and rest.rounds:
        rest = with_threes_enough(evening, rest)
    arranged = Arranged([], 0, 0.0, 0.0, 0.0, 0.0)
    if rest.rounds:
        arranged = arrange_fairly(rest, evening, np.random.default_rng(evening.seed), watch)
    return plan_of(evening, rest, arranged, watch)


def rest_of(evening: Evening) -> Rest:
    """Those present by their place among them, and whom they may meet after what has happened."""
    present = np.array(evening.present, dtype=np.int64)
    has_pause = len(present) % 2 == 1 and evening.odd == Odd.PAUSE
    size = len(present) + has_pause
    values, forbidden = np.zeros((size, size)), np.zeros((size, size), dtype=bool)
    people = np.ix_(range(len(present)), range(len(present)))
    values[people] = evening.room.values[np.ix_(present, present)]
    forbidden[people] = evening.room.forbidden[np.ix_(present, present)]
    rounds = evening.rounds - len(evening.happened)
    rest = Rest(
        values=values,
        allowed=~np.eye(size, dtype=bool),
        forbidden=forbidden & ~np.eye(size, dtype=bool),
        rounds=rounds,
        earned=np.zeros(size),
        has_pause=has_pause,
        threes=np.zeros(size, dtype=np.int64),
        is_under_way=bool(evening.happened),
    )
    return with_the_past(rest, evening)


def with_the_past(rest: Rest, evening: Evening) -> Rest:
    """The rest as what has happened leaves it: who has met, what it was worth, who has paused or been one of three."""
    place = {person: at for at, person in enumerate(evening.present)}
    allowed, earned = rest.allowed.copy(), rest.earned.copy()
    for one, other in pairs_of(evening.happened):
        for person in {one, other} & place.keys():
            earned[place[person]] += evening.room.values[one, other]
        if one in place and other in place:
            allowed[place[one], place[other]] = allowed[place[other], place[one]] = False
    in_three = Counter(
        one for groups in evening.happened for group in groups if len(group) > 2 for one in group
    )
    met = Counter(one for groups in evening.happened for group in groups for one in group)
    been = np.array([len(evening.happened) - met[person] for person in evening.present], dtype=np.int64)
    if rest.has_pause:
        allowed[-1, :-1] = allowed[:-1, -1] = turns_left(been, rest.rounds, 1) > 0
    times = np.array([in_three[person] for person in evening.present], dtype=np.int64)
    is_three = evening.odd == Odd.TRIPLE and len(rest) % 2
    threes = turns_left(times, rest.rounds, 3) if is_three else rest.threes
    return replace(rest, allowed=allowed, earned=earned, threes=threes)


def turns_left(had: Indices, rounds: int, at_a_time: int) -> Indices:
    """How many more turns each may have, when ``at_a_time`` have one each round: as few as can be for anybody."""
    most = 1
    while np.maximum(0, most - had).sum() < rounds * at_a_time:
        most += 1
    left: Indices = np.maximum(0, most - had)
    return left


def refuse_too_many(evening: Evening, rest: Rest) -> None:
    """Refuses when somebody is to be in more rounds than there are others left to meet."""
    people = evening.room.people
    if rest.people < 2:
        raise Impossible(Words("{people} people cannot meet two and two.", people=rest.people))
    others = rest.allowed.sum(axis=1)[: rest.people]
    fewest = int(others.argmin())
    if others[fewest] < rest.rounds:
        raise Impossible(
            Words(
                "{name} has only {others} left to meet in {rounds} rounds: ask for at most {most} rounds.",
                name=people[evening.present[fewest]].name,
                others=int(others[fewest]),
                rounds=rest.rounds,
                most=len(evening.happened) + int(others[fewest]),
            )
        )


def with_threes_enough(evening: Evening, rest: Rest) -> Rest:
    """Some may be one of three once more where a few people have no other rounds; refuses where there are none."""
    threes = seldom_enough(rest)
    if threes is None:
        raise Impossible(
            Words(
                "{people} people cannot have {rounds} rounds with a group of three in each and meet nobody twice: "
                "ask for at most {most} rounds, or let one pause in each.",
                people=rest.people,
                rounds=rest.rounds,
                most=len(evening.happened) + most_rounds(rest),
            )
        )
    return replace(rest, threes=threes)


@dataclass(frozen=True)
class Arranged:
    """The rounds to come, by places in the rest, and what is known of them."""

    rounds: list[Round]
    least_forbidden: int
    bound: float
    fairest: float
    floor: float
    fairness_price: float
    unpaid_price: float = 0.0


@dataclass(frozen=True)
class Outline:
    """A rest with its prices and how many forbidden pairs are let in."""

    rest: Rest
    prices: Prices
    forbidden: int


def arrange_fairly(rest: Rest, evening: Evening, random: np.random.Generator, watch: Watch) -> Arranged:
    """The best rounds; and again with a floor under every evening where the best leave somebody below it."""
    least = fewest_forbidden(rest)
    outline, rounds = best_rounds(rest, least, random, watch)
    bound = bound_of(rest, outline, used_of(rest, rounds), random)
    if not evening.floor:
        poorest = float(evenings(rest, rounds).min())
        return Arranged(rounds, least, bound, poorest, -np.inf, 0.0)
    watch.at(0.5, "fairness")
    most, fair = most_for_anybody(rest), rounds
    if not is_kept(rest, rounds, floor_of(most, evening.floor)) and len(rest) <= LARGE:
        most = fairest(outline.rest, outline.prices, outline.forbidden, is_whole=False)
    fair = raised(outline, rounds, floor_of(most, evening.floor), random, watch)
    if not is_kept(rest, fair, floor_of(most, evening.floor)) and len(rest) <= LARGE:
        most = fairest(outline.rest, outline.prices, outline.forbidden, is_whole=True)
        fair = raised(outline, rounds, floor_of(most, evening.floor), random, watch)
    arranged = Arranged(fair, least, bound, most, floor_of(most, evening.floor), price_of(rest, rounds, fair))
    if evening.most_price is None:
        return arranged
    watch.at(0.8, "fairness")
    return afforded(outline, rounds, arranged, evening.most_price, random, watch)


def fewest_forbidden(rest: Rest) -> int:
    """Proven: no rounds have fewer forbidden pairs, and of few people some have no more."""
    if not rest.forbidden.any():
        return 0
    return least_of_few(rest) if is_of_fewest(rest) else least_forbidden(rest)


def starts_of(rest: Rest, most: int) -> int:
    """How often it is tried anew: of few people the first try is the best there is."""
    return 1 if is_of_fewest(rest) else most


def price_of(rest: Rest, rounds: list[Round], fair: list[Round]) -> float:
    """What the fairer rounds are worth less than the best."""
    return max(0.0, worth_of(rest.values, rounds) - worth_of(rest.values, fair))


def afforded(
    outline: Outline,
    rounds: list[Round],
    asked: Arranged,
    most_price: float,
    random: np.random.Generator,
    watch: Watch,
) -> Arranged:
    """The rounds asked for where they cost no more; else, by halving, those of the highest floor that does not."""
    rest = outline.rest
    most = most_price * abs(worth_of(rest.values, rounds))
    if asked.fairness_price <= most:
        return asked
    best, low, high = rounds, float(evenings(rest, rounds).min()), asked.floor
    for _halving in range(HALVINGS if len(rest) <= LARGE else 0):
        floor = (low + high) / 2
        tried = raised(outline, rounds, floor, random, watch)
        if is_kept(rest, tried, floor) and price_of(rest, rounds, tried) <= most:
            best, low = tried, floor
        else:
            high = floor
    return replace(
        asked,
        rounds=best,
        floor=float(evenings(rest, best).min()),
        fairness_price=price_of(rest, rounds, best),
        unpaid_price=asked.fairness_price,
    )


def raised(
    outline: Outline, rounds: list[Round], floor: float, random: np.random.Generator, watch: Watch
) -> list[Round]:
    """Rounds that keep the floor where any are found; else those whose poorest evening is the richest."""
    rest = outline.rest
    if is_kept(rest, rounds, floor):
        return rounds
    candidates = [rounds]
    for _start in range(starts_of(rest, STARTS if len(rest) <= SMALL else 1)):
        fair = arrange(rest, outline.prices, outline.forbidden, floor, random, watch)
        if fair is not None and used_of(rest, fair) <= used_of(rest, rounds):
            candidates.append(fair)
        if is_kept(rest, candidates[-1], floor):
            return candidates[-1]
    return max(candidates, key=lambda one: float(evenings(rest, one).min()))


def best_rounds(
    rest: Rest, least: int, random: np.random.Generator, watch: Watch
) -> tuple[Outline, list[Round]]:
    """Rounds with as few forbidden pairs as are found, and of those the ones worth most."""
    best: tuple[Outline, list[Round]] | None = None
    for forbidden in [*range(least, least + MORE_FORBIDDEN + 1), rest.meetings]:
        outline = outline_of(rest, forbidden, random)
        if outline is None:
            continue
        for _start in range(starts_of(rest, STARTS)):
            rounds = arrange(outline.rest, outline.prices, forbidden, None, random, watch)
            if rounds is not None and (best is None or rank(rest, rounds) < rank(rest, best[1])):
                best = outline, rounds
            if best and used_of(rest, best[1]) <= forbidden:
                return best
    return best or by_circle(rest, random)


def outline_of(rest: Rest, forbidden: int, random: np.random.Generator) -> Outline | None:
    """Nothing when no rounds can be filled with so few forbidden pairs."""
    model = rest if forbidden else rest.without_forbidden()
    prices = find_prices(model, forbidden, random)
    return None if prices is None else Outline(model, prices, forbidden)


def by_circle(rest: Rest, random: np.random.Generator) -> tuple[Outline, list[Round]]:
    """The best of many round robins, when all may still meet all: it can always be filled."""
    outline = outline_of(rest, rest.meetings, random)
    if outline is None or rest.has_threes or rest.allowed.sum() < len(rest) * (len(rest) - 1):
        raise OutOfTime(Words("No rounds were found in which nobody meets twice."))
    tried = [circle_rounds(random.permutation(len(rest)), rest.rounds) for _turn in range(CIRCLES)]
    made: list[list[Round]] = [
        [tuple(sorted((min(pair), max(pair)) for pair in groups)) for groups in rounds] for rounds in tried
    ]
    return outline, min(made, key=lambda rounds: rank(rest, rounds))


def rank(rest: Rest, rounds: list[Round]) -> tuple[int, float]:
    return used_of(rest, rounds), -worth_of(rest.values, rounds)


def used_of(rest: Rest, rounds: list[Round]) -> int:
    """How many forbidden pairs meet."""
    return sum(bool(rest.forbidden[pair]) for pair in pairs_of(rounds))


def bound_of(rest: Rest, outline: Outline, used: int, random: np.random.Generator) -> float:
    """What no rounds with as few forbidden pairs as were used are worth more than."""
    if used > outline.forbidden:
        outline = outline_of(rest, used, random) or outline
    return outline.prices.bound(outline.rest, max(used, outline.forbidden))


def plan_of(evening: Evening, rest: Rest, arranged: Arranged, watch: Watch) -> PairPlan:
    """The plan of the whole evening in the room's own places."""
    room, present = evening.room, evening.present
    pause = rest.people if rest.has_pause else None
    to_come = [
        tuple(tuple(sorted(present[at] for at in group)) for group in groups if pause not in group)
        for groups in arranged.rounds
    ]
    rounds = (*evening.happened, *to_come)
    pairs = pairs_of(rounds)
    worth = np.zeros(len(room))
    for one, other in pairs:
        worth[[one, other]] += room.values[one, other]
    busy = [{person for group in groups for person in group} for groups in rounds]
    total = worth_of(room.values, rounds)
    plan = PairPlan(
        rounds=rounds,
        pauses=tuple(tuple(one for one in present if one not in those) for those in busy),
        tables=seat(rounds, evening.steady, evening.happened_tables),
        total=total,
        bound=max(total, worth_of(room.values, evening.happened) + arranged.bound),
        repeats=tuple(sorted(pair for pair, times in Counter(pairs).items() if times > 1)),
        forbidden_used=tuple(sorted(pair for pair in set(pairs) if room.forbidden[pair])),
        least_forbidden=arranged.least_forbidden
        + sum(bool(room.forbidden[pair]) for pair in pairs_of(evening.happened)),
        evenings=tuple(float(one) for one in worth),
        worst_off=min(present, key=lambda one: (worth[one], one)),
        fairest=arranged.fairest,
        floor=arranged.floor,
        fairness_price=arranged.fairness_price,
        unpaid_price=arranged.unpaid_price,
        broken_wishes=(),
        seed=evening.seed,
        seconds=watch.taken,
    )
    return replace(plan, broken_wishes=tuple(broken_wishes(evening, plan)))
