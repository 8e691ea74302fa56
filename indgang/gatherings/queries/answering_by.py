"""By when leaders and guests answer. After it a place that somebody waits for is given on."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from indgang.enquiries.clocks import MeansClosed, working_day_after, working_day_before
from indgang.enquiries.queries.days import own_closing_days
from indgang.gatherings.models import Gathering, Guest, GuestState

DAYS_BEFORE = 10
"""Working days from the last answer to the gathering, where the plan says nothing else."""
DAYS_TO_ANSWER = 3
"""Working days that everybody has, however late they are asked; as long as until the reminder to a leader."""


def answer_by(
    gathering: Gathering, asked_at: datetime | None = None, is_closed: MeansClosed | None = None
) -> date:
    """The last day to answer for whoever was asked at the moment: the plan's, or a few working days after it was asked.

    Never later than the working day before the gathering.
    """
    is_closed = is_closed or own_closing_days()
    day = timezone.localdate(gathering.starts_at)
    planned = gathering.answer_by_date or working_day_before(day, is_closed, DAYS_BEFORE)
    if asked_at is None:
        return planned
    given = working_day_after(timezone.localdate(asked_at), is_closed, DAYS_TO_ANSWER)
    return min(max(planned, given), working_day_before(day, is_closed))


def silent_guests(gathering: Gathering, today: date) -> list[Guest]:
    """Those who hold a place and have let the day pass: first those whose leader is silent, then as they were asked."""
    is_closed = own_closing_days()
    states = (GuestState.ASKED_LEADER, GuestState.INVITED)
    rows = gathering.guests.filter(state__in=states, reserve_rank=None)
    asked = [
        (guest.state == GuestState.INVITED, moment, guest.pk, guest)
        for guest in rows.select_related("gathering__organiser", "colleague", "leader")
        if (moment := asked_at(guest)) and answer_by(gathering, moment, is_closed) < today
    ]
    return [row[-1] for row in sorted(asked)]


def asked_at(guest: Guest) -> datetime | None:
    """When the question was put that nobody has answered: to the guest, or before that to their leader."""
    return guest.invited_at if guest.state == GuestState.INVITED else guest.leader_asked_at
