"""What is known of a colleague's own ties: shown to themselves and to nobody else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from django.db.models import Q, QuerySet
from django.utils.translation import pgettext

from indgang.mixing.net.bridges import KNOWN
from indgang.people.models import Colleague, Visibility
from indgang.people.queries import with_units
from indgang.relations.models import Encounter, Saying, Says, TieKind
from indgang.relations.queries.coffee import coffee_of
from indgang.relations.queries.departments import HouseMap
from indgang.relations.queries.strengths import strengths_of
from indgang.relations.reasons import NEVER_MET

LATELY = timedelta(days=45)
IN_PERSON = {TieKind.GROUP, TieKind.SPEED_DATE, TieKind.COFFEE}
TICKED = {Says.KNOWS, Says.NOT_YET}


@dataclass(frozen=True)
class OwnTie:
    """A colleague whom something ties to oneself: how strongly today, and what happened, the newest first."""

    other: Colleague
    strength: float
    met: tuple[Encounter, ...]
    saying: Saying | None

    @property
    def is_named(self) -> bool:
        """Whoever keeps even their name to themselves is not named here either."""
        return self.other.name_visibility != Visibility.HIDDEN

    @property
    def is_strong(self) -> bool:
        return self.strength >= KNOWN

    @property
    def is_gone(self) -> bool:
        return self.strength < NEVER_MET

    @property
    def says(self) -> str:
        return self.saying.says if self.saying else ""

    @property
    def says_known(self) -> bool:
        return self.says == Says.KNOWS

    def may_be_ticked(self, today: date) -> bool:
        """Of those who have left nothing more is asked, and one click takes no "rather not" away."""
        is_here = self.other.leaving_date is None or self.other.leaving_date >= today
        return is_here and self.says != Says.NOT_WITH

    def was_met_in_person_since(self, day: date) -> bool:
        return any(one.kind in IN_PERSON and one.happened_date >= day for one in self.met)

    @property
    def word(self) -> str:
        if self.is_strong:
            return pgettext("a tie", "Strong")
        return pgettext("a tie", "Hardly any") if self.is_gone else pgettext("a tie", "Fading")

    @property
    def since(self) -> date:
        days = [one.happened_date for one in self.met]
        return min([*days, self.saying.since] if self.saying and self.says_known else days)


def own_ties(colleague: Colleague, today: date) -> list[OwnTie]:
    """The strongest first; whoever says only that they know somebody has that tie too."""
    met: dict[int, list[Encounter]] = defaultdict(list)
    for encounter in encounters_of(colleague):
        ends = encounter.first_id, encounter.second_id
        met[ends[0] if ends[1] == colleague.pk else ends[1]].append(encounter)
    said = {saying.other_id: saying for saying in sayings_of(colleague)}
    known = {pk for pk, saying in said.items() if saying.says == Says.KNOWS}
    strengths = strengths_of(today, colleague.pk)
    others = with_units(Colleague.objects.filter(pk__in=met.keys() | known))
    ties = [
        OwnTie(other, strengths.get(other.pk, 0.0), tuple(met.get(other.pk, ())), said.get(other.pk))
        for other in others
    ]
    return sorted(ties, key=lambda tie: -tie.strength)


def tied_to(colleague: Colleague) -> QuerySet[Colleague]:
    """Those whom the colleague has met, was drawn for coffee with, or has said something of."""
    met = encounters_of(colleague).values_list("first_id", "second_id")
    drawn = coffee_of(colleague).values_list("first_id", "second_id", "third_id")
    said = sayings_of(colleague).values_list("other_id")
    ids = {pk for row in (*met, *drawn, *said) for pk in row if pk}
    return Colleague.objects.filter(pk__in=ids - {colleague.pk})


def to_be_ticked(ties: Iterable[OwnTie], today: date) -> list[OwnTie]:
    """Those met lately at a gathering or over coffee, of whom the colleague has not said whether they know them."""
    asked = (tie for tie in ties if tie.says not in TICKED and tie.is_named and tie.may_be_ticked(today))
    return [tie for tie in asked if tie.was_met_in_person_since(today - LATELY)]


def encounters_of(colleague: Colleague) -> QuerySet[Encounter]:
    """What the colleague took part in, the newest first."""
    return Encounter.objects.filter(Q(first=colleague) | Q(second=colleague)).order_by(
        "-happened_date", "-pk"
    )


def sayings_of(colleague: Colleague) -> QuerySet[Saying]:
    """What the colleague says of others, by name."""
    return Saying.objects.filter(sayer=colleague).select_related("other").order_by("other__name", "other_id")


def hangs_by(colleague: Colleague, house_map: HouseMap) -> list[int]:
    """Departments, by id, whose only thread to the colleague's own is the colleague: told to nobody else.

    All strong ties between the two departments end at the colleague, so that nobody else holds them together.
    """
    net, ids = house_map.house.net, house_map.house.ids
    place = int(np.searchsorted(ids, colleague.pk))
    if place == len(ids) or ids[place] != colleague.pk or net.numbers[place] not in net.shown:
        return []
    unit = net.numbers[place]
    ends = np.column_stack([net.ties.one, net.ties.other])[net.ties.strength >= KNOWN]
    units = net.numbers[ends]
    is_across = (units == unit).sum(axis=1) == 1
    ends, units = ends[is_across], units[is_across]
    others = np.where(units[:, 0] == unit, units[:, 1], units[:, 0])
    every = np.bincount(others, minlength=len(net.names))
    own = np.bincount(others[(ends == place).any(axis=1)], minlength=len(net.names))
    hanging = [int(net.names[one]) for one in net.shown if own[one] and own[one] == every[one]]
    return [one for one in hanging if house_map.whole.is_needed(int(net.names[unit]), one)]
