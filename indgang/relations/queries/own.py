"""What is known of a colleague's own ties: shown to themselves and to nobody else."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import Q, QuerySet
from django.utils.translation import pgettext

from indgang.mixing.net.bridges import KNOWN
from indgang.people.models import Colleague, Visibility
from indgang.people.queries import with_units
from indgang.relations.models import Encounter, Saying, Says
from indgang.relations.queries.departments import HouseMap
from indgang.relations.queries.strengths import strengths_of
from indgang.relations.reasons import NEVER_MET


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
    def word(self) -> str:
        if self.is_strong:
            return pgettext("a tie", "Strong")
        return pgettext("a tie", "Hardly any") if self.is_gone else pgettext("a tie", "Fading")

    @property
    def since(self) -> date:
        days = [one.happened_date for one in self.met]
        return min([*days, self.saying.since] if self.saying else days)


def own_ties(colleague: Colleague, today: date) -> list[OwnTie]:
    """The strongest first; whoever says only that they know somebody has that tie too."""
    met: dict[int, list[Encounter]] = defaultdict(list)
    for encounter in encounters_of(colleague):
        ends = encounter.first_id, encounter.second_id
        met[ends[0] if ends[1] == colleague.pk else ends[1]].append(encounter)
    known = {saying.other_id: saying for saying in sayings_of(colleague) if saying.says == Says.KNOWS}
    strengths = strengths_of(today, colleague.pk)
    others = with_units(Colleague.objects.filter(pk__in=met.keys() | known.keys()))
    ties = [
        OwnTie(other, strengths.get(other.pk, 0.0), tuple(met.get(other.pk, ())), known.get(other.pk))
        for other in others
    ]
    return sorted(ties, key=lambda tie: -tie.strength)


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
