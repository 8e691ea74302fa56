"""What a leader is asked: the list of what the rule says of one."""

from __future__ import annotations

from datetime import date

from indgang.gatherings.models import Gathering, Guest
from indgang.gatherings.queries.guests import guests_of
from indgang.gatherings.rules import is_asked_of, may_decide_as_leader
from indgang.people.models import User


def guests_to_decide(gathering: Gathering, user: User) -> list[Guest]:
    """Those whom this leader has been asked about, answered or not."""
    asked = guests_of(gathering).filter(leader_asked_at__isnull=False)
    return [guest for guest in asked if may_decide_as_leader(user, guest)]


def guests_behind_link(asked: Guest, today: date) -> list[Guest]:
    """All that the leader who has the link of ``asked`` is asked about; nobody once the leader has left."""
    rows = guests_of(asked.gathering).filter(leader_asked_at__isnull=False)
    return [guest for guest in rows if is_asked_of(asked.leader, guest, today)]
