"""A gathering whose day nobody noted: those who see to it say afterwards that it was held, and who came."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.gatherings.actions.day import FEWEST, keep_those_here
from indgang.gatherings.actions.ending import close_gathering
from indgang.gatherings.models import Gathering, GatheringState, Guest
from indgang.gatherings.notices.organiser import post_unnoted
from indgang.gatherings.queries.day import MAY_COME, locked_gathering, meetings_with_people, people_of
from indgang.gatherings.rules import may_keep_gathering
from indgang.history.actions.recording import Actor, record_event
from indgang.shared.refusals import Refused

ASKED_FOR = timedelta(days=30)
"""How old a gathering may be that is asked about: mail that has been sent is remembered longer than that."""


class UnableToNoteHeld(Refused):
    """Nothing is noted of the day."""


def note_held(
    *, gathering: Gathering, came: Collection[Guest], as_drawn: bool, by: Actor, now: datetime
) -> Gathering:
    """Notes who came, and ends it with all that follows. ``as_drawn``: those who came also sat as it was drawn."""
    with transaction.atomic():
        if not may_keep_gathering(by, gathering):
            raise UnableToNoteHeld(_("Only those who see to the gathering can say so."))
        gathering = locked_gathering(gathering)
        if not gathering.is_unnoted(now):
            raise UnableToNoteHeld(_("The day is not over, or it is noted already."))
        ids = [guest.pk for guest in came]
        here = gathering.guests.select_for_update(of=("self",)).filter(pk__in=ids, state__in=MAY_COME)
        if len(here) < FEWEST:
            raise UnableToNoteHeld(_("Tick at least two who came."), field="came")
        gathering.guests.exclude(pk__in=ids).update(checked_in_at=None, left_at=None)
        here.filter(checked_in_at__isnull=True).update(checked_in_at=gathering.starts_at)
        if as_drawn:
            _sat_as_drawn(gathering)
        close_gathering(gathering=gathering, now=now)
        changes = {"people": ("", len(here))}
        record_event(area="gatherings", act="note_held", target=gathering, by=by, changes=changes)
    return gathering


def ask_whether_held(*, now: datetime) -> int:
    """Asks organiser and stand-in, the day after and once, about what nobody noted; returns how many mails."""
    today = timezone.localdate(now)
    ahead = Gathering.objects.filter(
        state__in=(GatheringState.PLANNED, GatheringState.INVITING),
        starts_at__gt=now - ASKED_FOR,
        starts_at__lt=now,
    )
    unnoted = [
        gathering
        for gathering in ahead.select_related("organiser", "stand_in").order_by("pk")
        if timezone.localdate(gathering.ends_at) < today
    ]
    return sum(post_unnoted(gathering, now=now) for gathering in unnoted)


def _sat_as_drawn(gathering: Gathering) -> None:
    gathering.speed_rounds.filter(began_at__isnull=True).update(began_at=gathering.starts_at)
    gathering.groups.filter(began_at__isnull=True).update(began_at=gathering.starts_at)
    for meeting in meetings_with_people().filter(
        round__gathering=gathering, took_place__isnull=True, second__isnull=False
    ):
        keep_those_here(meeting=meeting, here=[guest for guest in people_of(meeting) if guest.checked_in_at])
