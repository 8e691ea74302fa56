"""What a gathering was and what it left, in counts of pairs and departments: never of a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from django.utils import timezone

from indgang.gatherings.models import Gathering, Group, Guest
from indgang.gatherings.queries.day import meetings_with_people, people_of
from indgang.people.models import Membership
from indgang.relations.queries.settings import the_setting
from indgang.relations.queries.strengths import strengths_on
from indgang.surveys.intervals import Estimate, share_of

KNEW_EACH_OTHER = 0.1
"""From this T on two know each other, as where guests are chosen."""
ALIVE = 0.2
"""More than the gathering alone can have left after half a year, so the two have had to do with each other since: a
talk in twos, a group of six and the hall together are T = 0.18 then."""
COUNTED = "pairs"
FORGOTTEN = "is_forgotten"
"""In a gathering's figures: its pairs have been counted; who they were has been deleted."""
LATER = {"alive_6": timedelta(days=182), "alive_12": timedelta(days=365)}

Pair = tuple[int, int]


@dataclass(frozen=True)
class Figures:
    """``pairs`` of colleagues talked in twos. Of them ``new`` did not know each other, and ``alive`` by when, of those
    who were new; None where it is not known, or not yet. ``bridged`` pairs of departments met."""

    pairs: int | None
    new: Estimate | None
    bridged: int | None
    alive_6: Estimate | None
    alive_12: Estimate | None


def figures_of(gathering: Gathering) -> Figures:
    """As they were noted."""
    noted = gathering.figures
    return Figures(
        pairs=noted.get("pairs"),
        new=_share(noted, "new", "pairs"),
        bridged=noted.get("bridged"),
        alive_6=_share(noted, "alive_6", "new"),
        alive_12=_share(noted, "alive_12", "new"),
    )


def _share(noted: dict[str, int], part: str, whole: str) -> Estimate | None:
    if part not in noted or whole not in noted:
        return None
    return share_of(min(noted[part], noted[whole]), noted[whole])


def counted_figures(gathering: Gathering, today: date) -> dict[str, int]:
    """What can be counted by today: the room at once, what is left of its ties half a year and a year after.

    Without relations nothing is known of who knew whom, and nothing a year after where ties are kept for less.
    """
    pairs = talked_pairs(gathering)
    counted = {"pairs": len(pairs), "bridged": len(bridged_departments(gathering, pairs))}
    setting = the_setting()
    if not setting.is_on:
        return counted
    day = timezone.localdate(gathering.starts_at)
    new = pairs - tied_on(day - timedelta(days=1), pairs, KNEW_EACH_OTHER)
    counted["new"] = len(new)
    for name, later in LATER.items():
        if day + later <= today and later <= setting.kept_for:
            counted[name] = len(tied_on(day + later, new, ALIVE))
    return counted


def talked_pairs(gathering: Gathering) -> set[Pair]:
    """Ids of colleagues who talked at a speed-date that took place, the lower first."""
    held = meetings_with_people().filter(round__gathering=gathering, took_place=True)
    return _pairs_among(people_of(meeting) for meeting in held)


def bridged_departments(gathering: Gathering, talked: set[Pair]) -> set[Pair]:
    """Pairs of departments whose people talked in twos or sat in a group together."""
    groups = Group.objects.filter(gathering=gathering).prefetch_related("seats__guest")
    sat = _pairs_among(
        [seat.guest for seat in group.seats.all() if seat.guest.checked_in_at] for group in groups
    )
    met = talked | sat
    people = {pk for pair in met for pk in pair}
    mains = Membership.objects.filter(is_main=True, colleague_id__in=people).order_by("pk")
    unit_of = dict(mains.values_list("colleague_id", "unit_id"))
    units = {_ordered(unit_of[one], unit_of[other]) for one, other in met if {one, other} <= unit_of.keys()}
    return {pair for pair in units if pair[0] != pair[1]}


def tied_on(day: date, pairs: set[Pair], least: float) -> set[Pair]:
    """Those of the pairs whose tie is at least as strong as that on the day."""
    ties = strengths_on(day, {pk for pair in pairs for pk in pair})
    firm = zip(ties.first.tolist(), ties.second.tolist(), ties.values.tolist(), strict=True)
    return pairs & {(one, other) for one, other, value in firm if value >= least}


def _pairs_among(tables: Iterable[list[Guest]]) -> set[Pair]:
    return {
        _ordered(one.colleague_id, other.colleague_id)
        for people in tables
        for one, other in combinations(people, 2)
    }


def _ordered(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)
