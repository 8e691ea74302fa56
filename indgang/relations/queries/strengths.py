"""How strong ties are on a day, reckoned from what happened. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import Q
from numpy.typing import NDArray

from indgang.relations.models import Encounter, SaidKind, TieKind
from indgang.relations.queries.needs import IdPair
from indgang.relations.queries.sayings import denied_on, knowing_on, said_between
from indgang.relations.queries.settings import bindings
from indgang.relations.weights import Binding, Numbers, faded, share_of, strength

Ids = NDArray[np.int64]
Pairs = Callable[[str, str], Q]
"""Which pairs are asked for, given the names of the two columns."""


@dataclass(frozen=True)
class Strengths:
    """P pairs that are tied on a day: the ids of both, the lower first, and T from 0 to 1; each pair once, in order."""

    first: Ids
    second: Ids
    values: Numbers

    def __len__(self) -> int:
        return len(self.values)

    def between(self, one: int, other: int) -> float:
        """T of two colleagues; 0 where nothing ties them."""
        low, high = sorted((one, other))
        place = np.flatnonzero((self.first == low) & (self.second == high))
        return float(self.values[place[0]]) if place.size else 0.0

    def among(self, ids: Collection[int]) -> Numbers:
        """An N × N symmetric array of T, in the order of the ids given; 0 on the diagonal."""
        order = {pk: place for place, pk in enumerate(ids)}
        ties = np.zeros((len(order), len(order)))
        for low, high, value in zip(self.first.tolist(), self.second.tolist(), self.values, strict=True):
            if low in order and high in order:
                ties[order[low], order[high]] = ties[order[high], order[low]] = value
        return ties


def strengths_on(day: date, ids: Collection[int] | None = None) -> Strengths:
    """All ties on the day, or those among the colleagues with these ids."""
    return _strengths(day, _everybody if ids is None else _among(ids))


def strengths_of(day: date, pk: int) -> dict[int, float]:
    """The ties of one colleague on the day: the other's id → T."""
    ties = _strengths(day, _with(pk))
    others = np.where(ties.first == pk, ties.second, ties.first)
    return dict(zip(others.tolist(), ties.values.tolist(), strict=True))


def _strengths(day: date, pairs: Pairs) -> Strengths:
    told, counts = said_between(pairs("sayer_id", "other_id")), bindings()
    met = _met(day, pairs, denied_on(day, told), counts)
    said = _said(day, knowing_on(day, told), counts)
    rows = np.concatenate([met, said]) if len(said) else met
    if not len(rows):
        empty = np.array([], dtype=np.int64)
        return Strengths(empty, empty, np.array([], dtype=float))
    tied, places = np.unique(rows[:, :2].astype(np.int64), axis=0, return_inverse=True)
    bound = np.bincount(places.ravel(), weights=rows[:, 2], minlength=len(tied)).astype(float)
    return Strengths(tied[:, 0], tied[:, 1], strength(bound))


def _met(day: date, pairs: Pairs, denied: Mapping[IdPair, date], counts: Mapping[str, Binding]) -> Numbers:
    """Rows of first, second and what is left of S, one a meeting."""
    rows = Encounter.objects.filter(pairs("first_id", "second_id"), happened_date__lte=day)
    fields = ("first_id", "second_id", "kind", "happened_date", "people")
    read = [
        row
        for row in rows.values_list(*fields).order_by("pk")
        if row[3] > denied.get((row[0], row[1]), date.min)
    ]
    if not read:
        return np.empty((0, 3))
    bound = np.empty(len(read))
    kinds = np.array([row[2] for row in read])
    ages = np.array([(day - row[3]).days for row in read], dtype=float)
    people = np.array([row[4] for row in read], dtype=float)
    for kind in TieKind:
        of_kind = kinds == kind
        weight = counts[kind].weight * share_of(kind, people[of_kind])
        bound[of_kind] = faded(
            weight, ages[of_kind], np.full(of_kind.sum(), float(counts[kind].half_life_days))
        )
    ends = np.array([row[:2] for row in read], dtype=float)
    return np.column_stack([ends, bound])


def _said(day: date, known: Mapping[IdPair, Sequence[date]], counts: Mapping[str, Binding]) -> Numbers:
    """What both say counts more than what one says."""
    if not known:
        return np.empty((0, 3))
    count = [counts[SaidKind.BOTH if len(days) > 1 else SaidKind.ONE] for days in known.values()]
    ages = np.array([(day - max(days)).days for days in known.values()], dtype=float)
    weights = np.array([one.weight for one in count])
    bound = faded(weights, ages, np.array([one.half_life_days for one in count], dtype=float))
    return np.column_stack([np.array(list(known), dtype=float), bound])


def _everybody(_one: str, _other: str) -> Q:
    return Q()


def _among(ids: Collection[int]) -> Pairs:
    return lambda one, other: Q(**{f"{one}__in": list(ids), f"{other}__in": list(ids)})


def _with(pk: int) -> Pairs:
    return lambda one, other: Q(**{one: pk}) | Q(**{other: pk})
