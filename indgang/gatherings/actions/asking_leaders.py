from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.enquiries.clocks import MeansClosed, working_day_after
from indgang.enquiries.queries.days import own_closing_days
from indgang.enquiries.queries.receivers import leader_of
from indgang.gatherings.actions.inviting import fill_places, invite, take_off
from indgang.gatherings.actions.planning import kept_ahead, locked
from indgang.gatherings.models import Gathering, GatheringState, Guest, GuestState
from indgang.gatherings.notices.inviting import IN_CALENDARS
from indgang.gatherings.notices.leaders import post_question
from indgang.gatherings.notices.posting import is_told
from indgang.gatherings.queries.gatherings import gatherings_ahead
from indgang.gatherings.queries.guests import guests_of
from indgang.gatherings.rules import is_asked_of, may_decide_as_leader
from indgang.history.actions.recording import Actor, NamedActor, record_event
from indgang.people.models import Colleague, User
from indgang.shared.refusals import Refused

REMINDED_AFTER = 3
"""Working days without an answer."""
OPEN_TO_LEADER = (GuestState.ASKED_LEADER, GuestState.APPROVED, GuestState.LEADER_NO, *IN_CALENDARS)


class UnableToAskLeaders(Refused):
    """Nobody was asked, and nothing was answered."""


def ask_leaders(*, gathering: Gathering, by: Actor, now: datetime) -> int:
    """Asks each leader in one mail about all of theirs who are proposed, reserves too; returns about how many.

    Whoever has no leader above them stays proposed: the page says so.
    """
    with transaction.atomic():
        gathering = kept_ahead(gathering=gathering, by=by)
        asked = _asked_about(gathering, now)
        if not asked:
            raise UnableToAskLeaders(_("Nobody on the list waits for their leader to be asked."))
        Guest.objects.bulk_update(asked, ["state", "leader", "leader_asked_at"])
        for leader, guests in _by_leader(asked).items():
            post_question(gathering, leader, guests, occasion=f"leader:{now:%Y%m%d%H%M%S%f}", now=now)
        changes = {"people": ("", len(asked))}
        record_event(area="gatherings", act="ask_leaders", target=gathering, by=by, changes=changes)
    return len(asked)


def _asked_about(gathering: Gathering, now: datetime) -> list[Guest]:
    today, asked = timezone.localdate(now), []
    for guest in guests_of(gathering).filter(state=GuestState.PROPOSED):
        leader = leader_of(guest.colleague, today)
        if leader is not None:
            guest.leader, guest.leader_asked_at, guest.state = leader, now, GuestState.ASKED_LEADER
            asked.append(guest)
    return asked


def _by_leader(guests: Iterable[Guest]) -> dict[Colleague, list[Guest]]:
    found: dict[Colleague, list[Guest]] = defaultdict(list)
    for guest in guests:
        if guest.leader is not None:
            found[guest.leader].append(guest)
    return found


def decide_guest(*, guest: Guest, is_yes: bool, by: User, now: datetime) -> Guest:
    """The leader says yes or no to one of theirs; a yes after the invitations went out invites at once."""
    if not may_decide_as_leader(by, guest):
        raise UnableToAskLeaders(_("Only the colleague's leader decides it."))
    return _decide(guest, is_yes, by, now)


def decide_by_link(*, asked: Guest, guests: Sequence[Guest], is_yes: bool, now: datetime) -> None:
    """The same for some or all that the leader of ``asked`` is asked about, by whoever has the link of the mail."""
    leader, today = asked.leader, timezone.localdate(now)
    if leader is None or not all(is_asked_of(leader, guest, today) for guest in guests):
        raise UnableToAskLeaders(_("Only the colleague's leader decides it."))
    with transaction.atomic():
        for guest in guests:
            _decide(guest, is_yes, NamedActor(leader.name, leader.history_key), now)


def _decide(guest: Guest, is_yes: bool, by: Actor, now: datetime) -> Guest:
    with transaction.atomic():
        gathering = locked(gathering=guest.gathering)
        guest = Guest.objects.select_related("colleague").get(pk=guest.pk)
        guest.gathering = gathering
        if not gathering.is_ahead or guest.state not in OPEN_TO_LEADER:
            raise UnableToAskLeaders(_("It cannot be answered any more."))
        was = guest.state
        _answer(guest, is_yes, now)
        changes = {"state": (was, guest.state)}
        record_event(area="gatherings", act="decide_guest", target=guest, by=by, changes=changes)
        fill_places(gathering=gathering, by=by, now=now)
    return guest


def _answer(guest: Guest, is_yes: bool, now: datetime) -> None:
    if not is_yes:
        if guest.state in IN_CALENDARS:
            take_off(guest=guest, now=now)
        guest.state = GuestState.LEADER_NO
        guest.save(update_fields=["state"])
    elif guest.state not in IN_CALENDARS:
        guest.state = GuestState.APPROVED
        guest.save(update_fields=["state"])
        if guest.gathering.state == GatheringState.INVITING and guest.reserve_rank is None:
            invite(guest=guest, now=now)


def remind_leaders(*, now: datetime) -> int:
    """Asks once more where a leader has not answered for three working days; returns how many leaders were told."""
    today, closed, told = timezone.localdate(now), own_closing_days(), 0
    for gathering in gatherings_ahead().filter(starts_at__gt=now):
        waiting = [
            guest
            for guest in guests_of(gathering).filter(state=GuestState.ASKED_LEADER)
            if _is_late(guest, today, closed)
        ]
        for leader, guests in _by_leader(waiting).items():
            first = min(guest.leader_asked_at for guest in guests if guest.leader_asked_at)
            occasion = f"leader_again:{first:%Y%m%d%H%M%S%f}"
            if not is_told(gathering=gathering, colleague=leader, occasion=occasion):
                told += post_question(gathering, leader, guests, occasion=occasion, now=now)
    return told


def _is_late(guest: Guest, today: date, is_closed: MeansClosed) -> bool:
    asked = guest.leader_asked_at
    return (
        asked is not None and working_day_after(timezone.localdate(asked), is_closed, REMINDED_AFTER) <= today
    )
