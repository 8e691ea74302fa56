from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.gatherings.actions.planning import kept_ahead
from indgang.gatherings.models import Gathering, Guest, GuestState, LeaderWord
from indgang.gatherings.queries.proposals import (
    Considered,
    Outcome,
    considered_for,
    labels_of,
)
from indgang.gatherings.quotas import Quotas
from indgang.gatherings.selection_words import reason_in_words, wish_in_words
from indgang.history.actions.recording import Actor, record_event
from indgang.mixing.errors import Impossible, OutOfTime
from indgang.mixing.people import Room
from indgang.mixing.selection.selecting import Invitation, Selection, select
from indgang.mixing.watching import Watch
from indgang.people.models import Unit
from indgang.relations.queries.rooms import KnownRoom, room_of
from indgang.shared.refusals import Refused
from indgang.shared.secret_links import new_seed

SECONDS = 3.0
LAST = 9999
"""The place of a reserve whose leader was asked before and who is none of the best any more."""
NEARLY_UNKNOWN = 0.1
"""Ties weaker than that leave two who can meet anew."""
SETTLED = (GuestState.ASKED_LEADER, GuestState.APPROVED, GuestState.INVITED, GuestState.COMING)
SAID_NO = (GuestState.LEADER_NO, GuestState.NOT_COMING, GuestState.SILENT)


class UnableToPropose(Refused):
    """The list of guests stands as it was."""


def propose_guests(
    *, gathering: Gathering, by: Actor, now: datetime, quotas: Quotas | None = None
) -> Outcome:
    """Proposes whom to invite, with a reason for everybody considered. What leaders and guests have said stands.

    It is reckoned before anything is locked, so that nobody waits for it.
    """
    _refuse_unkept(gathering, by)
    considered = considered_for(gathering, now)
    there = [one for one in considered if not one.is_away]
    if not there:
        raise UnableToPropose(
            _(
                "Nobody has a task, an enquiry or a wish to come yet. "
                "Fill the catalogue, or put colleagues on yourself."
            )
        )
    known = room_of([one.colleague for one in there], timezone.localdate(now))
    quotas = quotas or Quotas()
    found = _select(gathering, there, known, quotas)
    with transaction.atomic():
        gathering = kept_ahead(gathering=gathering, by=by)
        gathering.proposal = _outcome(found, known, there, len(considered), quotas).as_row()
        gathering.save(update_fields=["proposal"])
        _write(gathering, found, considered, _unit_names(there, quotas))
        numbers = {"people": ("", len(found.best.chosen))}
        record_event(area="gatherings", act="propose_guests", target=gathering, by=by, changes=numbers)
    return Outcome.from_row(gathering.proposal)


def _refuse_unkept(gathering: Gathering, by: Actor) -> None:
    """The same refusals as ``kept_ahead``, without holding on to the row."""
    with transaction.atomic():
        kept_ahead(gathering=gathering, by=by)


def _select(gathering: Gathering, there: Sequence[Considered], known: KnownRoom, quotas: Quotas) -> Selection:
    guests = {guest.colleague_id: guest for guest in gathering.guests.all()}
    must, never = _settled(there, guests)
    size = min(max(gathering.most_people, 1), len(there) - len(never))
    asked = Invitation(
        size=max(size, 1),
        quotas=quotas.among(known.room.people),
        must=must,
        never=never,
        meetings=max(gathering.rounds, 1),
        reserves=2,
    )
    contact = [one.contact for one in there]
    invited = [one.invited for one in there]
    try:
        return select(
            _named(known.room, there),
            contact,
            asked,
            invited=invited,
            seed=gathering.seed,
            watch=Watch(seconds=SECONDS),
        )
    except Impossible as fault:
        raise UnableToPropose(_collision(fault, _unit_names(there, quotas))) from None
    except OutOfTime:  # pragma: no cover – no clock of ours makes the solver give up; it may all the same
        raise UnableToPropose(
            _("There was not time enough to find a list. Try again with fewer wishes.")
        ) from None


def _settled(there: Sequence[Considered], guests: dict[int, Guest]) -> tuple[frozenset[int], frozenset[int]]:
    """The places of those who must and must not be on the list."""
    must, never = set(), set()
    for place, one in enumerate(there):
        guest = guests.get(one.colleague.pk)
        if guest is None:
            continue
        if guest.state in SAID_NO or guest.leader_word == LeaderWord.MUST_NOT:
            never.add(place)
        elif guest.leader_word == LeaderWord.MUST or (guest.state in SETTLED and guest.reserve_rank is None):
            must.add(place)
    return frozenset(must), frozenset(never)


def _named(room: Room, there: Sequence[Considered]) -> Room:
    """With names that tell two of the same name apart."""
    labels = labels_of([one.colleague for one in there])
    people = tuple(
        person._replace(name=labels[one.colleague.pk]) for person, one in zip(room.people, there, strict=True)
    )
    return Room(people, room.values, room.forbidden)


def _collision(fault: Impossible, names: dict[str, str]) -> str:
    wishes = "; ".join(wish_in_words(wish, names) for wish in fault.wishes)
    return _("These wishes cannot all be kept: %(wishes)s.") % {"wishes": wishes}


def _unit_names(there: Sequence[Considered], quotas: Quotas) -> dict[str, str]:
    """By their ids as text: the departments of those to choose from, and those that something is asked of alone."""
    rows = (row for one in there for row in one.colleague.memberships.all() if row.is_main)
    asked_of = Unit.objects.filter(pk__in=[one.unit for one in quotas.of_units])
    return {str(unit.pk): unit.name for unit in (*asked_of, *(row.unit for row in rows))}


def _outcome(
    found: Selection, known: KnownRoom, there: Sequence[Considered], considered: int, quotas: Quotas
) -> Outcome:
    return Outcome(
        considered=considered,
        new_meetings=_new_meetings(known, found.best.chosen),
        new_in_top=_new_meetings(known, found.top.chosen),
        top=[there[place].colleague.pk for place in found.top.chosen],
        bridges=found.best.bridges,
        bridges_in_top=found.top.bridges,
        quotas=quotas,
    )


def _new_meetings(known: KnownRoom, chosen: Sequence[int]) -> int:
    """How many pairs of different departments on the list do not know each other."""
    places = np.array(chosen, dtype=np.int64)
    units = known.room.units[places]
    is_new = (known.ties[np.ix_(places, places)] < NEARLY_UNKNOWN) & (units[:, None] != units[None, :])
    return int(np.triu(is_new, 1).sum())


def _write(
    gathering: Gathering, found: Selection, considered: Sequence[Considered], names: dict[str, str]
) -> None:
    guests = {guest.colleague_id: guest for guest in gathering.guests.all()}
    ranks = _ranks(found)
    new = [
        Guest(gathering=gathering, colleague=one.colleague, token_seed=new_seed())
        for one in considered
        if one.colleague.pk not in guests
    ]
    every = guests | {guest.colleague_id: guest for guest in new}
    there = (one for one in considered if not one.is_away)
    for reason, one in zip(found.reasons, there, strict=True):
        unit = "" if reason.quota is None else names.get(reason.quota.name, reason.quota.name)
        said = reason_in_words(reason, unit)
        _place(every[one.colleague.pk], said, is_in=reason.is_in, rank=ranks.get(reason.place))
    for one in considered:
        if one.is_away:
            _place(every[one.colleague.pk], _("Not on the list: away that day."), is_in=False, rank=None)
    Guest.objects.bulk_create(new, batch_size=500)
    Guest.objects.bulk_update(guests.values(), ["state", "reserve_rank", "reason"], batch_size=500)


def _ranks(found: Selection) -> dict[int, int]:
    """Place of a person → place among the reserves: those who would cost the list least come first."""
    losses: dict[int, float] = {}
    for reserve in found.reserves:
        losses[reserve.place] = min(reserve.loss, losses.get(reserve.place, reserve.loss))
    return {
        place: rank for rank, place in enumerate(sorted(losses, key=lambda at: (losses[at], at)), start=1)
    }


def _place(guest: Guest, reason: str, *, is_in: bool, rank: int | None) -> None:
    """Puts them on the list, among the reserves or beside it; whoever has been told keeps what they were told."""
    was_told = guest.state in SETTLED and guest.reserve_rank is None and not guest.leader_word
    if not (was_told and guest.reason):
        guest.reason = f"{reason} {guest.word_reason if guest.leader_word else ''}".strip()[:400]
    if guest.state in SAID_NO or guest.state in {GuestState.INVITED, GuestState.COMING}:
        return
    guest.reserve_rank = None if is_in else rank
    if guest.state in {GuestState.CONSIDERED, GuestState.PROPOSED}:
        holds = is_in or rank is not None
        guest.state = GuestState.PROPOSED if holds else GuestState.CONSIDERED
    elif not is_in and rank is None:
        guest.reserve_rank = LAST
