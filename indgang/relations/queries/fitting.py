"""What colleagues say of whom they know, beside what had happened between them: what weights are fitted to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import numpy as np

from indgang.relations.fitting import Fit, Past, fit
from indgang.relations.models import Encounter, Rating
from indgang.relations.queries.needs import IdPair
from indgang.relations.queries.settings import bindings
from indgang.relations.weights import Binding, share_of

Met = tuple[str, date, int]
"""Kind, day, and how many were together."""


def fitted() -> Fit | None:
    """The scales of all that has been said; None where too few have said anything."""
    return fit(pasts())


def pasts() -> list[Past]:
    """One for each rating, with the two's meetings up to that day, as they count here today."""
    rows = Rating.objects.order_by("pk").values_list("rater_id", "other_id", "score", "rated_date")
    ratings = [((min(rater, other), max(rater, other)), score, day) for rater, other, score, day in rows]
    met, counts = _met_of({pair for pair, _score, _day in ratings}), bindings()
    return [
        _past(
            [row for row in met[pair] if row[1] <= day], day, counts, is_known=score >= Rating.Score.KNOWN_OF
        )
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


def _past(met: list[Met], day: date, counts: Mapping[str, Binding], *, is_known: bool) -> Past:
    shares = [share_of(kind, np.array([float(people)]))[0] for kind, _on, people in met]
    return Past(
        weights=np.array([counts[row[0]].weight for row in met]) * np.array(shares),
        ages=np.array([(day - on).days for _kind, on, _people in met], dtype=float),
        half_lives=np.array([counts[row[0]].half_life_days for row in met], dtype=float),
        is_known=is_known,
    )
