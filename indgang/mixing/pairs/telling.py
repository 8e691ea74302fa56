"""A plan in words: what it promises, what it could not keep, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from indgang.mixing.pairs.plan import Evening, PairPlan
from indgang.mixing.pairs.seating import stays
from indgang.mixing.people import Room
from indgang.mixing.words import Words


def broken_wishes(evening: Evening, plan: PairPlan) -> Iterator[Words]:
    """Each wish that the plan could not keep, in a sentence of its own."""
    people = evening.room.people
    for one, other in plan.forbidden_used:
        names = {"one": people[one].name, "other": people[other].name}
        yield Words("{one} and {other} meet although they were not to.", **names)
    for one, other in plan.repeats:
        names = {"one": people[one].name, "other": people[other].name}
        yield Words("{one} and {other} meet more than once.", **names)
    for person, count in sorted(Counter(one for round_ in plan.pauses for one in round_).items()):
        if count > 1:
            yield Words("{name} has {count} pauses.", name=people[person].name, count=count)
    in_three = Counter(one for groups in plan.rounds for group in groups if len(group) > 2 for one in group)
    for person, count in sorted(in_three.items()):
        if count > 1:
            yield Words("{name} is one of three {count} times.", name=people[person].name, count=count)
    least = plan.evenings[plan.worst_off]
    if least < plan.floor - 1e-9 * max(1.0, abs(plan.floor)):
        name = people[plan.worst_off].name
        yield Words(
            "{name}'s evening is worth {value:.2f}, less than the {floor:.2f} asked for.",
            name=name,
            value=least,
            floor=plan.floor,
        )


def explain(plan: PairPlan, room: Room) -> list[Words]:
    """What somebody who did not make the plan asks first, answered in sentences."""
    return [*_of_worth(plan), *_of_forbidden(plan, room), *_of_fairness(plan, room), *_of_tables(plan)]


def _of_worth(plan: PairPlan) -> Iterator[Words]:
    meetings = sum(len(group) * (len(group) - 1) // 2 for groups in plan.rounds for group in groups)
    yield Words(
        "{meetings} meetings in {rounds} rounds, worth {total:.2f} together.",
        meetings=meetings,
        rounds=len(plan.rounds),
        total=plan.total,
    )
    yield Words(
        "No plan is worth more than {bound:.2f}: at most {gap:.2f} % could be gained.",
        bound=plan.bound,
        gap=100 * plan.gap,
    )
    if not plan.repeats:
        yield Words("Nobody meets the same person twice.")


def _of_forbidden(plan: PairPlan, room: Room) -> Iterator[Words]:
    used, least = len(plan.forbidden_used), plan.least_forbidden
    if not used:
        return
    if used == least:
        yield Words("{used} pairs meet that were not to, and no plan can do with fewer.", used=used)
    else:
        yield Words(
            "{used} pairs meet that were not to; it is proven that at least {least} must.",
            used=used,
            least=least,
        )
    for unit, count in sorted(Counter(person.unit for person in room.people if person.unit).items()):
        if 2 * count > len(room):
            yield Words(
                "{count} of the {people} come from {unit}, so they cannot all meet others.",
                count=count,
                people=len(room),
                unit=unit,
            )


def _of_fairness(plan: PairPlan, room: Room) -> Iterator[Words]:
    yield Words(
        "The least is got by {name}: {value:.2f}. The fairest possible would give everybody {fairest:.2f}.",
        name=room.people[plan.worst_off].name,
        value=plan.evenings[plan.worst_off],
        fairest=plan.fairest,
    )
    if plan.fairness_price > 0:
        yield Words("Seeing to that cost {price:.2f} of the total.", price=plan.fairness_price)
    if plan.unpaid_price > 0:
        yield Words(
            "More for those who get least would cost {price:.2f} of the total; ask for a floor to have it.",
            price=plan.unpaid_price,
        )


def _of_tables(plan: PairPlan) -> Iterator[Words]:
    kept = stays(plan.rounds, plan.tables)
    if kept:
        yield Words("At each change at least {least} keep their table.", least=min(kept))
