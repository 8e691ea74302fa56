"""Silence keeps no place for ever: after the last day to answer it goes to a reserve who waits with a yes."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from indgang.gatherings.actions.inviting import fill_places
from indgang.gatherings.models import Gathering, GatheringState, Guest, GuestState
from indgang.gatherings.notices.inviting import post_place_given_on
from indgang.gatherings.notices.leaders import post_places_given_on
from indgang.gatherings.queries.answering_by import silent_guests
from indgang.gatherings.queries.guests import last_rank, numbers_of, reserves_of
from indgang.history.actions.recording import SYSTEM, record_event
from indgang.people.models import Colleague


def free_places(*, now: datetime) -> int:
    """Gives on as many places of the silent as reserves wait for, and no more; returns how many.

    A guest is told and can still come while there is room; a leader is told, and theirs become the last reserves.
    """
    ahead = Gathering.objects.filter(state=GatheringState.INVITING, starts_at__gt=now).order_by("pk")
    with transaction.atomic():
        rows = ahead.select_for_update(of=("self",)).select_related("organiser", "stand_in")
        return sum(_free_places(gathering, now) for gathering in rows)


def _free_places(gathering: Gathering, now: datetime) -> int:
    today = timezone.localdate(now)
    if timezone.localdate(gathering.starts_at) <= today:
        return 0  # a reserve who is told the same morning has other things to do
    waiting = reserves_of(gathering).filter(state=GuestState.APPROVED).count()
    missing = max(0, waiting - numbers_of(gathering).free)
    silent = silent_guests(gathering, today)[:missing]
    by_leader: dict[Colleague, list[Guest]] = defaultdict(list)
    for guest in silent:
        guest.gathering = gathering
        if guest.state == GuestState.ASKED_LEADER and guest.leader is not None:
            by_leader[guest.leader].append(guest)
        _give_on(guest, now)
    for leader, guests in by_leader.items():
        post_places_given_on(gathering, leader, guests, now=now)
    fill_places(gathering=gathering, by=SYSTEM, now=now)
    return len(silent)


def _give_on(guest: Guest, now: datetime) -> None:
    gathering, was = guest.gathering, guest.state
    if was == GuestState.INVITED:
        guest.state = GuestState.SILENT
        gathering.sequence += 1  # a calendar heeds nothing that is not newer
        gathering.save(update_fields=["sequence"])
        post_place_given_on(guest, now=now)
    else:
        guest.reserve_rank = last_rank(gathering)
    guest.save(update_fields=["state", "reserve_rank"])
    changes = {"state": (was, guest.state)}
    record_event(area="gatherings", act="free_place", target=guest, by=SYSTEM, changes=changes)
