"""Each guest's own page of the day, behind the personal link: the next table, who it is, and what to ask about."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from indgang.gatherings.models import GatheringState, Group, Guest, SpeedMeeting
from indgang.gatherings.queries.afterwards import own_quotes_waiting
from indgang.gatherings.queries.day import clock_of, department_of, meetings_of, people_of, seats_of
from indgang.gatherings.views.clock import clock_context
from indgang.gatherings.views.opening import guest_of_link
from indgang.shared.secret_links import kept_private


@dataclass(frozen=True)
class Seat:
    """A meeting as one of those in it sees it: the others, each with their department."""

    meeting: SpeedMeeting
    others: list[tuple[str, str]]


def seat_in(meeting: SpeedMeeting, guest: Guest) -> Seat:
    others = [one for one in people_of(meeting) if one.pk != guest.pk]
    return Seat(meeting, [(str(one), department_of(one)) for one in others])


@require_safe
def show_my_day(request: HttpRequest, token: str) -> HttpResponse:
    guest = guest_of_link(token)
    gathering, now = guest.gathering, timezone.now()
    clock = clock_of(gathering)
    seats = {one.round.number: seat_in(one, guest) for one in meetings_of(guest)}
    is_running = gathering.state == GatheringState.RUNNING
    context = {
        "guest": guest,
        "gathering": gathering,
        "token": token,
        "is_day": is_running,
        "is_over": gathering.state == GatheringState.HELD,
        "quotes_waiting": own_quotes_waiting(guest),
        "current": seats.get(clock.number or 0) if is_running and not clock.is_over(now) else None,
        "following": seats.get(clock.next_number or 0) if is_running else None,
        "groups": [(seat, _at_table(seat.group, guest)) for seat in seats_of(guest)] if is_running else [],
        **clock_context(clock, now),
    }
    return kept_private(render(request, "gatherings/show_my_day.html", context))


def _at_table(group: Group, guest: Guest) -> list[tuple[str, str]]:
    return [
        (str(seat.guest), department_of(seat.guest))
        for seat in group.seats.all()
        if seat.guest_id != guest.pk
    ]
