"""The day itself: guests are received, the rounds begin one by one, and who is missing is drawn around."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indgang.gatherings.actions.day_version import note_day_changed
from indgang.gatherings.actions.drawing import draw_rest
from indgang.gatherings.actions.grouping import draw_groups_anew
from indgang.gatherings.actions.seating import seat_those_here, seat_turn
from indgang.gatherings.models import Gathering, GatheringState, Group, Guest, SpeedMeeting, SpeedRound
from indgang.gatherings.queries.day import (
    MAY_COME,
    guests_to_draw,
    locked_gathering,
    meetings_with_people,
    people_of,
)
from indgang.gatherings.rules import may_keep_gathering
from indgang.history.actions.recording import Actor, record_event
from indgang.shared.refusals import Refused

FEWEST = 2


class UnableToRunDay(Refused):
    """The day goes on as it was."""


def check_in(*, guest: Guest, by: Actor, now: datetime) -> Guest:
    """Somebody has come, or is back; done twice it is done once. They sit from the next drawing on."""
    with transaction.atomic():
        gathering = _kept_gathering(guest.gathering, by)
        if gathering.state in {GatheringState.HELD, GatheringState.CANCELLED}:
            raise UnableToRunDay(_("The gathering is over."))
        _refuse_before_the_day(gathering, now)
        if guest.state not in MAY_COME:
            raise UnableToRunDay(_("Their leader has not said yes, so they cannot be received."))
        guest = Guest.objects.select_for_update(of=("self",)).get(pk=guest.pk)
        if guest.is_in_the_room:
            return guest
        guest.checked_in_at, guest.left_at = guest.checked_in_at or now, None
        guest.save(update_fields=["checked_in_at", "left_at"])
        record_event(area="gatherings", act="check_in", target=guest, by=by)
    return guest


def note_left(*, guest: Guest, by: Actor, now: datetime) -> Guest:
    """Somebody had to go, or was received by mistake."""
    with transaction.atomic():
        _kept_gathering(guest.gathering, by)
        guest = Guest.objects.select_for_update(of=("self",)).get(pk=guest.pk)
        if not guest.is_in_the_room:
            raise UnableToRunDay(_("They are not in the room."))
        guest.left_at = now
        guest.save(update_fields=["left_at"])
        record_event(area="gatherings", act="note_left", target=guest, by=by)
    return guest


def start_day(*, gathering: Gathering, by: Actor, now: datetime) -> Gathering:
    """The day begins: what was drawn is locked, and drawn around those who have not come."""
    with transaction.atomic():
        gathering = _kept_gathering(gathering, by)
        if not gathering.is_ahead:
            raise UnableToRunDay(_("The day has begun already, or is over."))
        _refuse_before_the_day(gathering, now)
        if len(guests_to_draw(gathering, is_the_day=True)) < FEWEST:
            raise UnableToRunDay(_("Receive at least two guests first."))
        gathering.state = GatheringState.RUNNING
        gathering.save(update_fields=["state"])
        _draw_around(gathering, now)
        record_event(area="gatherings", act="start_day", target=gathering, by=by)
    return gathering


def redraw_rest(*, gathering: Gathering, by: Actor, now: datetime) -> Gathering:
    """From the next round on all is drawn for those who are here now. What has been stands."""
    with transaction.atomic():
        gathering = _running(gathering, by)
        _draw_around(gathering, now)
        record_event(area="gatherings", act="redraw_rest", target=gathering, by=by)
    return gathering


def begin_round(*, gathering: Gathering, number: int, by: Actor, now: datetime) -> SpeedRound:
    """The clock of the round starts. Two clicks begin one round: ``number`` says which was meant."""
    with transaction.atomic():
        gathering = _running(gathering, by)
        ahead = gathering.speed_rounds.filter(began_at__isnull=True).order_by("number").first()
        if ahead is None:
            raise UnableToRunDay(_("All rounds have been."))
        if ahead.number != number:
            raise UnableToRunDay(_("Round %(number)d has begun already.") % {"number": number})
        ahead.began_at = now
        ahead.save(update_fields=["began_at"])
        for meeting in meetings_with_people().filter(round=ahead, second__isnull=False):
            here = [guest for guest in people_of(meeting) if guest.is_in_the_room]
            keep_those_here(meeting=meeting, here=here)
        note_day_changed(gathering=gathering)
    return ahead


def begin_turn(*, gathering: Gathering, number: int, by: Actor, now: datetime) -> list[Group]:
    """The groups begin to work: who is at a table now has been in it, also when they leave before the end."""
    with transaction.atomic():
        gathering = _running(gathering, by)
        ahead = gathering.groups.filter(began_at__isnull=True).order_by("rotation").first()
        if ahead is None:
            raise UnableToRunDay(_("All turns of the groups have been, or none is drawn."))
        if ahead.rotation != number:
            raise UnableToRunDay(_("Turn %(number)d has begun already.") % {"number": number})
        groups = list(gathering.groups.filter(rotation=number).select_related("task").order_by("table"))
        seat_turn(groups=groups, here=guests_to_draw(gathering, is_the_day=True))
        gathering.groups.filter(rotation=number, began_at__isnull=True).update(began_at=now)
        note_day_changed(gathering=gathering)
    return groups


def keep_those_here(*, meeting: SpeedMeeting, here: Sequence[Guest]) -> None:
    """Whoever is not here is not at the table: of three two remain, and of two nobody meets."""
    meeting.took_place = len(here) >= FEWEST
    if meeting.took_place:
        meeting.first, meeting.second = here[:FEWEST]
        meeting.third = here[FEWEST] if len(here) > FEWEST else None
    meeting.save(update_fields=["took_place", "first", "second", "third"])


def _draw_around(gathering: Gathering, now: datetime) -> None:
    draw_groups_anew(gathering=gathering, now=now)
    seat_those_here(gathering=gathering)
    rounds = gathering.speed_rounds.all()
    if gathering.rounds and (not rounds or any(one.began_at is None for one in rounds)):
        draw_rest(gathering=gathering, now=now)
    note_day_changed(gathering=gathering)


def _kept_gathering(gathering: Gathering, by: Actor) -> Gathering:
    if not may_keep_gathering(by, gathering):
        raise UnableToRunDay(_("Only those who see to the gathering run the day."))
    return locked_gathering(gathering)


def _refuse_before_the_day(gathering: Gathering, now: datetime) -> None:
    """Begun by a slip, it would take away the answers of those who are still asked, and cannot be undone."""
    day = timezone.localdate(gathering.starts_at)
    if timezone.localdate(now) < day:
        told = {"day": date_format(day, "j. F Y")}
        raise UnableToRunDay(_("The gathering is on %(day)s. Change its plan if it is held today.") % told)


def _running(gathering: Gathering, by: Actor) -> Gathering:
    gathering = _kept_gathering(gathering, by)
    if gathering.state != GatheringState.RUNNING:
        raise UnableToRunDay(_("The day has not begun, or is over."))
    return gathering
