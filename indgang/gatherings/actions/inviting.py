from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.gatherings.actions.planning import kept_ahead, locked
from indgang.gatherings.models import Gathering, GatheringState, Guest, GuestNeed, GuestState
from indgang.gatherings.notices.inviting import IN_CALENDARS, post_invitation, post_taken_off
from indgang.gatherings.queries.guests import last_rank, numbers_of, reserves_of
from indgang.history.actions.recording import Actor, NamedActor, record_event
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused


class UnableToInvite(Refused):
    """Nobody was told anything new."""


def invite_guests(*, gathering: Gathering, by: Actor, now: datetime) -> int:
    """Invites everybody on the list whose leader has said yes; those with a later yes follow by themselves."""
    with transaction.atomic():
        gathering = kept_ahead(gathering=gathering, by=by)
        approved = list(_approved(gathering))
        if not approved:
            raise UnableToInvite(_("No leader has said yes to anybody who is not invited yet."))
        gathering.state = GatheringState.INVITING
        gathering.save(update_fields=["state"])
        for guest in approved:
            invite(guest=guest, now=now)
        changes = {"people": ("", len(approved))}
        record_event(area="gatherings", act="invite_guests", target=gathering, by=by, changes=changes)
        fill_places(gathering=gathering, by=by, now=now)
    return len(approved)


def _approved(gathering: Gathering) -> list[Guest]:
    rows = gathering.guests.filter(state=GuestState.APPROVED, reserve_rank=None)
    return list(rows.select_related("gathering__organiser", "colleague").order_by("pk"))


def invite(*, guest: Guest, now: datetime) -> None:
    """One guest, inside the caller's transaction, who has asked the rules. Only whoever's leader has said yes."""
    guest.state, guest.invited_at, guest.reserve_rank = GuestState.INVITED, now, None
    guest.save(update_fields=["state", "invited_at", "reserve_rank"])
    post_invitation(guest, now=now)


def take_off(*, guest: Guest, now: datetime) -> None:
    """Off the list, inside the caller's transaction; whoever has it in their calendar is told, and it leaves it."""
    was_invited = guest.state in IN_CALENDARS
    guest.state, guest.reserve_rank = GuestState.CONSIDERED, None
    guest.save(update_fields=["state", "reserve_rank"])
    if was_invited:
        take_out_of_calendar(guest=guest, now=now)


def take_out_of_calendar(*, guest: Guest, now: datetime) -> None:
    """The number grows first: a calendar heeds nothing that is not newer."""
    gathering = guest.gathering
    gathering.sequence += 1
    gathering.save(update_fields=["sequence"])
    post_taken_off(guest, now=now)


def answer_invitation(*, guest: Guest, is_coming: bool, need: str, now: datetime) -> Guest:
    """Whoever has the personal link says yes or no, and what we must think of; a no lets a reserve move up."""
    with transaction.atomic():
        gathering = locked(gathering=guest.gathering)
        guest = Guest.objects.select_related("colleague").get(pk=guest.pk)
        guest.gathering = gathering
        by = NamedActor(guest.colleague.name, guest.colleague.history_key)
        _refuse_answer(guest, is_coming, now)
        was = guest.state
        _take_answer(guest, is_coming)
        guest.answered_at = now
        guest.save(update_fields=["state", "reserve_rank", "answered_at"])
        _keep_need(guest, need if is_coming else "")
        changes = {"state": (was, guest.state)}
        record_event(area="gatherings", act="answer_invitation", target=guest, by=by, changes=changes)
        if guest.state == GuestState.COMING and was not in IN_CALENDARS:
            post_invitation(guest, now=now)
        if not is_coming and was in IN_CALENDARS:
            take_out_of_calendar(guest=guest, now=now)
            fill_places(gathering=gathering, by=by, now=now)
    return guest


def _take_answer(guest: Guest, is_coming: bool) -> None:
    """A yes that comes when the place has been given on is a reserve's, until one stands free."""
    if not is_coming:
        guest.state = GuestState.NOT_COMING
    elif guest.state == GuestState.SILENT and not numbers_of(guest.gathering).free:
        guest.state, guest.reserve_rank = GuestState.APPROVED, last_rank(guest.gathering)
    else:
        guest.state = GuestState.COMING


def _refuse_answer(guest: Guest, is_coming: bool, now: datetime) -> None:
    gathering = guest.gathering
    if guest.state not in {*IN_CALENDARS, GuestState.NOT_COMING, GuestState.SILENT}:
        raise UnableToInvite(_("You are not invited to it any more."))
    if not gathering.is_ahead or gathering.starts_at <= now:
        raise UnableToInvite(_("It has begun, is over or is cancelled."))
    if is_coming and guest.state == GuestState.NOT_COMING and not numbers_of(gathering).free:
        raise UnableToInvite(
            _("Your place has gone to somebody else. Write to the organiser, who may find you one.")
        )


def _keep_need(guest: Guest, need: str) -> None:
    text = without_person_numbers(need).strip()
    if text:
        GuestNeed.objects.update_or_create(guest=guest, defaults={"text": text})
    else:
        GuestNeed.objects.filter(guest=guest).delete()


def fill_places(*, gathering: Gathering, by: Actor, now: datetime) -> list[Guest]:
    """Lets reserves whose leader has said yes move up to places that stand free, once the invitations are out."""
    if gathering.state != GatheringState.INVITING:
        return []
    waiting = list(reserves_of(gathering).filter(state=GuestState.APPROVED))
    moved = waiting[: numbers_of(gathering).free]
    for guest in moved:
        guest.gathering = gathering
        invite(guest=guest, now=now)
        record_event(area="gatherings", act="move_up_reserve", target=guest, by=by)
    return moved
