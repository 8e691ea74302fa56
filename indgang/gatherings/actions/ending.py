"""The gathering ends, and what it was leaves ties: who talked in twos, who worked in a group, who was there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.gatherings.models import CrossTask, CrossTaskState, Gathering, GatheringState, Guest
from indgang.gatherings.queries.day import (
    locked_gathering,
    meetings_with_people,
    people_of,
    turns_begun,
)
from indgang.gatherings.rules import may_keep_gathering
from indgang.history.actions.recording import Actor, record_event
from indgang.relations.actions.noting import Concern, note_encounter
from indgang.relations.models import TieKind
from indgang.shared.refusals import Refused


class UnableToEnd(Refused):
    """The gathering goes on."""


def end_gathering(*, gathering: Gathering, by: Actor, now: datetime) -> Gathering:
    """Ends the day, writes the ties down and gives the tasks that were worked on as taken up."""
    with transaction.atomic():
        if not may_keep_gathering(by, gathering):
            raise UnableToEnd(_("Only those who see to the gathering can end it."))
        gathering = locked_gathering(gathering)
        if gathering.state != GatheringState.RUNNING:
            raise UnableToEnd(_("The day has not begun, or is over."))
        close_gathering(gathering=gathering, now=now)
        record_event(area="gatherings", act="end_gathering", target=gathering, by=by)
    return gathering


def close_gathering(*, gathering: Gathering, now: datetime) -> None:
    """What every ending does; ``gathering`` is locked, and whoever ends it records that."""
    gathering.state = GatheringState.HELD
    gathering.save(update_fields=["state"])
    write_ties(gathering=gathering, on=timezone.localdate(min(gathering.starts_at, now)))
    CrossTask.objects.filter(groups__gathering=gathering).update(state=CrossTaskState.USED)


def write_ties(*, gathering: Gathering, on: date) -> int:
    """How many pairs were tied. Written again it changes nothing, as each meeting has a key of its own."""
    about = Concern("gatherings", str(gathering.pk), gathering.title, gathering.get_absolute_url())
    came = list(gathering.guests.filter(checked_in_at__isnull=False).select_related("colleague"))
    return (
        _tie(came, TieKind.GATHERING, about, f"gathering:{gathering.pk}", on)
        + _tie_groups(gathering, about, on)
        + _tie_speed_dates(gathering, about, on)
    )


def _tie_groups(gathering: Gathering, about: Concern, on: date) -> int:
    """Of the turns that were noted as begun; where none was, of the first, as it was the one drawn for the day."""
    groups = gathering.groups.filter(rotation__lte=turns_begun(gathering) or 1).prefetch_related(
        "seats__guest__colleague"
    )
    return sum(
        _tie(
            [seat.guest for seat in group.seats.all() if seat.guest.checked_in_at],
            TieKind.GROUP,
            about,
            f"group:{group.pk}",
            on,
        )
        for group in groups
    )


def _tie_speed_dates(gathering: Gathering, about: Concern, on: date) -> int:
    met = meetings_with_people().filter(round__gathering=gathering, took_place=True)
    return sum(
        _tie(people_of(meeting), TieKind.SPEED_DATE, about, f"speed_date:{meeting.pk}", on) for meeting in met
    )


def _tie(guests: Sequence[Guest], kind: TieKind, about: Concern, key: str, on: date) -> int:
    people = [guest.colleague for guest in guests]
    return note_encounter(people=people, kind=kind, about=about, once_key=f"gatherings:{key}", on=on)
