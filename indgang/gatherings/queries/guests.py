from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Max, Prefetch, QuerySet

from indgang.gatherings.models import Gathering, Guest, GuestState
from indgang.people.models import Colleague, Membership

HOLDS_A_PLACE = (
    GuestState.PROPOSED,
    GuestState.ASKED_LEADER,
    GuestState.APPROVED,
    GuestState.INVITED,
    GuestState.COMING,
)


def guests_of(gathering: Gathering) -> QuerySet[Guest]:
    """By name, with colleague, units and leader read along."""
    mains = Membership.objects.select_related("unit").order_by("-is_main", "unit__name")
    return (
        gathering.guests.select_related("colleague", "leader", "need", "gathering__organiser")
        .prefetch_related(Prefetch("colleague__memberships", queryset=mains))
        .order_by("colleague__name", "colleague_id")
    )


def on_the_list(gathering: Gathering) -> QuerySet[Guest]:
    return guests_of(gathering).filter(state__in=HOLDS_A_PLACE, reserve_rank=None)


def reserves_of(gathering: Gathering) -> QuerySet[Guest]:
    """The first in line first."""
    return guests_of(gathering).filter(reserve_rank__isnull=False).order_by("reserve_rank", "pk")


def last_rank(gathering: Gathering) -> int:
    """The place behind everybody who waits."""
    last = gathering.guests.aggregate(last=Max("reserve_rank"))["last"]
    return (last or 0) + 1


@dataclass(frozen=True)
class Numbers:
    """How far the invitations have come."""

    listed: int
    waiting_for_leader: int
    approved: int
    invited: int
    coming: int
    not_coming: int
    free: int


def numbers_of(gathering: Gathering) -> Numbers:
    rows = list(gathering.guests.filter(reserve_rank=None).values_list("state", flat=True))
    states = Counter(rows)
    listed = sum(states[state] for state in HOLDS_A_PLACE)
    return Numbers(
        listed=listed,
        waiting_for_leader=states[GuestState.ASKED_LEADER],
        approved=states[GuestState.APPROVED],
        invited=states[GuestState.INVITED],
        coming=states[GuestState.COMING],
        not_coming=states[GuestState.NOT_COMING],
        free=max(0, gathering.most_people - listed),
    )


def own_guest(gathering: Gathering, colleague: Colleague | None) -> Guest | None:
    rows = gathering.guests.select_related("gathering", "colleague")
    return rows.filter(colleague=colleague).first() if colleague else None
