"""What colleagues' work needs of each other: what mixing goes by, beside the ties that are there already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, product

import numpy as np

from indgang.catalogue.models import Responsibility, TaskLink
from indgang.mixing.people import Mask, Values
from indgang.mixing.weights import needs
from indgang.people.models import Membership
from indgang.relations.models import Encounter, Saying, Says, TieKind

IdPair = tuple[int, int]
LOOKS_BACK = timedelta(days=548)
"""A year and a half: what departments handled together longer ago says little of what they need now."""
TOUCHING, SAME_TASK = 1.0, 0.5
"""Who do the same task need each other, but have met; who do tasks that touch may never have: they need it wholly."""


@dataclass(frozen=True)
class Needs:
    """N × N arrays in the order of the ids asked for: how much each two need one another, from 0 to 1, and its parts.

    ``enquiries`` counts those handled by their departments together, shared out among the people of both; ``tasks``
    is 1 where their tasks touch; ``wishes[i, j]`` is 1 where i wants to meet j; ``refused`` marks pairs of whom one
    would rather not, and is told to nobody.
    """

    ids: tuple[int, ...]
    enquiries: Values
    tasks: Values
    wishes: Values
    refused: Mask

    @property
    def values(self) -> Values:
        return needs(shared_enquiries=self.enquiries, related_tasks=self.tasks, wishes=self.wishes)


def needs_among(ids: Sequence[int], today: date) -> Needs:
    """Of these colleagues, on this day."""
    places = {pk: place for place, pk in enumerate(ids)}
    said = _said(places)
    return Needs(
        ids=tuple(ids),
        enquiries=_enquiries(places, today),
        tasks=_tasks(places),
        wishes=said[Says.WANTS].astype(float),
        refused=said[Says.NOT_WITH] | said[Says.NOT_WITH].T,
    )


def _said(places: Mapping[int, int]) -> dict[Says, Mask]:
    size = len(places)
    said = {kind: np.zeros((size, size), dtype=bool) for kind in (Says.WANTS, Says.NOT_WITH)}
    rows = Saying.objects.filter(says__in=said, sayer_id__in=places, other_id__in=places)
    for sayer, other, says in rows.values_list("sayer_id", "other_id", "says"):
        said[Says(says)][places[sayer], places[other]] = True
    return said


def related_pairs(ids: Collection[int] | None = None) -> dict[IdPair, float]:
    """Colleagues whose tasks need each other, the lower id first: 1 where the tasks touch, less where it is the same.

    Of all colleagues, or among those with these ids.
    """
    doers: dict[int, set[int]] = defaultdict(set)
    for task, colleague in Responsibility.objects.values_list("task_id", "colleague_id"):
        if ids is None or colleague in ids:
            doers[task].add(colleague)
    related: dict[IdPair, float] = {}
    for same in doers.values():
        related |= dict.fromkeys(combinations(sorted(same), 2), SAME_TASK)
    links = TaskLink.objects.filter(kind=TaskLink.Kind.RELATED)
    for one, other in links.values_list("task_id", "other_id"):
        touching = product(doers.get(one, ()), doers.get(other, ()))
        related |= {(min(pair), max(pair)): TOUCHING for pair in touching if pair[0] != pair[1]}
    return related


def _tasks(places: Mapping[int, int]) -> Values:
    related = np.zeros((len(places), len(places)))
    for (one, other), strength in related_pairs(places).items():
        related[places[one], places[other]] = related[places[other], places[one]] = strength
    return related


def _enquiries(places: Mapping[int, int], today: date) -> Values:
    """What two departments handled together is shared out among the mean number of people of both."""
    units = main_units()
    members: dict[int, list[int]] = defaultdict(list)
    for pk, place in places.items():
        if pk in units:
            members[units[pk]].append(place)
    counts = np.zeros((len(places), len(places)))
    for (one, other), number in handled_together(today, units).items():
        if one in members and other in members:
            people = (len(members[one]) + len(members[other])) / 2
            for rows, columns in ((members[one], members[other]), (members[other], members[one])):
                counts[np.ix_(rows, columns)] = number / people
    return counts


def need_of_enquiries(number: float) -> float:
    """How much two need each other for so many enquiries handled together, from 0 to 1."""
    return float(needs(shared_enquiries=np.array([[float(number)]]))[0, 0])


def handled_together(today: date, units: Mapping[int, int]) -> dict[IdPair, int]:
    """How many enquiries each two departments have handled together: the lower id first.

    ``units`` gives a colleague's department; whoever has none in it is passed over.
    """
    kinds = (TieKind.ENQUIRY, TieKind.HAND_OVER)
    rows = Encounter.objects.filter(
        kind__in=kinds, happened_date__gt=today - LOOKS_BACK, happened_date__lte=today
    )
    shared: dict[IdPair, set[str]] = defaultdict(set)
    for first, second, about in rows.values_list("first_id", "second_id", "about_key"):
        one, other = units.get(first), units.get(second)
        if one is not None and other is not None and one != other:
            shared[min(one, other), max(one, other)].add(about)
    return {pair: len(abouts) for pair, abouts in shared.items()}


def main_units() -> dict[int, int]:
    """Colleague's id → the id of their main unit."""
    return dict(Membership.objects.filter(is_main=True).values_list("colleague_id", "unit_id"))
