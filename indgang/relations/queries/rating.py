"""Whom a colleague is asked about in the minute: mostly those whose work needs theirs, and some drawn by lot."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from indgang.people.models import Colleague
from indgang.people.queries import colleagues_by_name, with_units
from indgang.relations.models import Rating
from indgang.relations.queries.needs import handled_together, main_units, needs_among, related_pairs

NAMES = 15
BY_LOT = 3
MOST_WEIGHED = 200


@dataclass(frozen=True)
class Asked:
    """Colleagues to be asked about, by name, and the ids of those whom chance chose."""

    others: tuple[Colleague, ...]
    drawn_by_lot: frozenset[int]


def whom_to_ask_about(
    colleague: Colleague, today: date, most_weighed: int = MOST_WEIGHED, names: int = NAMES
) -> Asked:
    """At most ``names``, the same on the same day, so that what is sent is what was shown. No hidden names."""
    chance = random.Random(f"{colleague.pk}.{today}")  # noqa: S311 – nothing hangs on nobody foreseeing it
    at_work = [named.pk for named in colleagues_by_name(today) if named.pk != colleague.pk]
    near = _needed(colleague, set(at_work), today, chance, most_weighed)[: names - BY_LOT]
    left = [pk for pk in at_work if pk not in near]
    by_lot = chance.sample(left, min(len(left), names - len(near)))
    others = with_units(Colleague.objects.filter(pk__in=[*near, *by_lot]))
    return Asked(tuple(others), frozenset(by_lot))


def _needed(
    colleague: Colleague, at_work: set[int], today: date, chance: random.Random, most: int
) -> list[int]:
    """Those whose work needs the colleague's, the most first; of very many, some are weighed."""
    units = main_units()
    own = units.get(colleague.pk)
    touching = {one for pair in related_pairs() if colleague.pk in pair for one in pair}
    beside = {unit for pair in handled_together(today, units) if own in pair for unit in pair} - {own}
    near = sorted((touching | {pk for pk, unit in units.items() if unit in beside}) & at_work)
    ids = [colleague.pk, *chance.sample(near, min(len(near), most))]
    values = needs_among(ids, today).values[0]
    wanted = [place for place in range(1, len(ids)) if values[place] > 0]
    return [ids[place] for place in sorted(wanted, key=lambda place: -values[place])]


def scores_given(colleague: Colleague, today: date) -> dict[int, int]:
    """What the colleague has said today: the other's id → score."""
    return dict(Rating.objects.filter(rater=colleague, rated_date=today).values_list("other_id", "score"))


def has_rated_since(colleague: Colleague, day: date) -> bool:
    """Whether the colleague has given the minute on the day or later."""
    return Rating.objects.filter(rater=colleague, rated_date__gte=day).exists()
