from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from indgang.enquiries.clocks import working_day_after
from indgang.enquiries.queries.days import own_closing_days
from indgang.gatherings.actions.asking_leaders import remind_leaders
from indgang.gatherings.models import Guest, GuestState
from indgang.gatherings.notices.inviting import IN_CALENDARS, post_guest_reminder
from indgang.gatherings.notices.organiser import post_organiser_away
from indgang.gatherings.notices.posting import is_told
from indgang.gatherings.queries.gatherings import gatherings_ahead
from indgang.gatherings.queries.plans import who_can_step_in

UNANSWERED_FOR = timedelta(days=5)


def remind_in_the_morning(*, now: datetime) -> int:
    """Reminds leaders who have not answered, guests who have not, and the working day before those who come.

    It also tells the stand-in, or the secretary, where the organiser will be away.
    """
    return remind_leaders(now=now) + remind_guests(now=now) + tell_of_organisers_away(now=now)


def tell_of_organisers_away(*, now: datetime) -> int:
    """Once for each day that a gathering is put on; returns how many were told."""
    return sum(
        post_organiser_away(gathering, colleague, now=now)
        for gathering in gatherings_ahead().filter(starts_at__gt=now).select_related("organiser", "stand_in")
        for colleague in who_can_step_in(gathering)
    )


def remind_guests(*, now: datetime) -> int:
    """Each guest once for each reason; returns how many were told."""
    told = 0
    guests = Guest.objects.filter(state__in=IN_CALENDARS, gathering__starts_at__gt=now)
    rows = guests.select_related("gathering__organiser", "colleague").order_by("pk")
    for guest in rows:
        occasion = _occasion(guest, now)
        if occasion and guest.gathering.is_ahead:
            told += _remind(guest, occasion, now)
    return told


def _occasion(guest: Guest, now: datetime) -> str:
    """Why this guest is reminded today; empty where they are not."""
    day, today = timezone.localdate(guest.gathering.starts_at), timezone.localdate(now)
    if guest.state == GuestState.COMING:
        is_day_before = today < day <= working_day_after(today, own_closing_days())
        return f"soon:{day:%Y%m%d}" if is_day_before else ""
    invited = guest.invited_at
    is_waiting = invited is not None and invited <= now - UNANSWERED_FOR
    return f"unanswered:{invited:%Y%m%d%H%M%S}" if is_waiting and day > today else ""


def _remind(guest: Guest, occasion: str, now: datetime) -> bool:
    if is_told(gathering=guest.gathering, colleague=guest.colleague, occasion=occasion):
        return False
    with transaction.atomic():
        told = post_guest_reminder(guest, occasion=occasion, now=now)
        if told:
            guest.reminded_at = now
            guest.save(update_fields=["reminded_at"])
    return told
