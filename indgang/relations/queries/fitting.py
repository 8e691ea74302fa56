"""What colleagues say of whom they know, beside what had happened between them: what weights are fitted to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np
from django.db.models import Q

from indgang.relations.fitting import Fit, Past, fit
from indgang.relations.models import COUNTED, CountedKind, Encounter, Rating, SaidKind
from indgang.relations.queries.needs import IdPair
from indgang.relations.queries.sayings import Said, denied_on, knowing_on, said_between
from indgang.relations.queries.settings import bindings
from indgang.relations.weights import LEAST_DAYS, MOST_DAYS, MOST_WEIGHT, Binding, share_of

Met = tuple[str, date, int]
"""Kind, day, and how many were together."""
Bound = tuple[float, int, int]
"""Weight of what happened or was said, its age, and its half-life in days."""

DECIMALS, LEAST_LEFT = 2, 0.01


def fitted() -> Fit | None:
    """The scales of all that has been said; None where too few have said anything."""
    return fit(pasts())


def values_by(found: Fit) -> dict[CountedKind, Binding]:
    """What each kind would count by the fit, within the bounds of the table; only those that would change.

    None of them where the table fits as well as it is.
    """
    if not found.is_better:
        return {}
    counts = bindings()
    fitted_to = {kind: _scaled(counts[kind], found) for kind in COUNTED}
    return {kind: binding for kind, binding in fitted_to.items() if binding != counts[kind]}


def _scaled(binding: Binding, found: Fit) -> Binding:
    scaled = round(binding.weight * found.weight_scale, DECIMALS)
    weight = (
        min(max(scaled, LEAST_LEFT), MOST_WEIGHT) if binding.weight else 0.0
    )  # what is left out stays out
    days = round(binding.half_life_days * found.half_life_scale)
    return Binding(weight, min(max(days, LEAST_DAYS), MOST_DAYS))


def pasts() -> list[Past]:
    """One for each rating, with the two's meetings up to that day and what they had said of one another, as ties are
    reckoned (``strengths.py``): with what counts here today, and not what happened before a “not yet”."""
    rows = Rating.objects.order_by("pk").values_list("rater_id", "other_id", "score", "rated_date")
    ratings = [((min(rater, other), max(rater, other)), score, day) for rater, other, score, day in rows]
    pairs, counts = {pair for pair, _score, _day in ratings}, bindings()
    met, said = _met_of(pairs), _said_of(pairs)
    return [
        _past(_bound(met[pair], said[pair], day, counts), is_known=score >= Rating.Score.KNOWN_OF)
        for pair, score, day in ratings
    ]


def _met_of(pairs: set[IdPair]) -> dict[IdPair, list[Met]]:
    met: dict[IdPair, list[Met]] = defaultdict(list)
    rows = Encounter.objects.filter(first_id__in={pair[0] for pair in pairs}).order_by("pk")
    fields = ("first_id", "second_id", "kind", "happened_date", "people")
    for first, second, kind, on, people in rows.values_list(*fields):
        if (first, second) in pairs:
            met[first, second].append((kind, on, people))
    return met


def _said_of(pairs: set[IdPair]) -> dict[IdPair, list[Said]]:
    said: dict[IdPair, list[Said]] = defaultdict(list)
    ids = {pk for pair in pairs for pk in pair}
    for one in said_between(Q(sayer_id__in=ids, other_id__in=ids)):
        said[one.pair].append(one)
    return said


def _bound(met: Iterable[Met], said: Sequence[Said], day: date, counts: Mapping[str, Binding]) -> list[Bound]:
    """What tied two on the day."""
    since = max(denied_on(day, said).values(), default=date.min)
    bound = []
    for kind, on, people in met:
        if since < on <= day:
            share = float(share_of(kind, np.array([float(people)]))[0])
            bound.append((counts[kind].weight * share, (day - on).days, counts[kind].half_life_days))
    for days in knowing_on(day, said).values():
        one = counts[SaidKind.BOTH if len(days) > 1 else SaidKind.ONE]
        bound.append((one.weight, (day - max(days)).days, one.half_life_days))
    return bound


def _past(bound: list[Bound], *, is_known: bool) -> Past:
    weights, ages, half_lives = (np.array([row[place] for row in bound], dtype=float) for place in range(3))
    return Past(weights, ages, half_lives, is_known)
