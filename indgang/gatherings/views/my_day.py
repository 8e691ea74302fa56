"""Each guest's own page of the day, behind the personal link: the next table, who it is, and what to ask about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from indgang.gatherings.models import GatheringState, Group, GroupSeat, Guest, SpeedMeeting
from indgang.gatherings.queries.afterwards import own_quotes_waiting
from indgang.gatherings.queries.day import (
    Clock,
    clock_of,
    department_of,
    meetings_of,
    people_of,
    seats_of,
    turn_clock_of,
)
from indgang.gatherings.queries.next_tables import turn_times
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


@dataclass(frozen=True)
class Place:
    """A guest's own place in a group, in a turn ahead or running; ``begins`` is None where nobody has said when."""

    seat: GroupSeat
    others: list[tuple[str, str]]
    begins: datetime | None
    is_now: bool


@require_safe
def show_my_day(request: HttpRequest, token: str) -> HttpResponse:
    """Asked with the version that is on the phone, an unchanged day costs two look-ups and no page."""
    guest = guest_of_link(token)
    gathering, now = guest.gathering, timezone.now()
    clock = clock_of(gathering)
    version = _version_of(guest, clock, now)
    is_seen = request.headers.get("If-None-Match", "").removeprefix("W/") == f'"{version}"'
    if is_seen and gathering.state != GatheringState.HELD:
        return kept_private(HttpResponseNotModified())
    seats = {one.round.number: seat_in(one, guest) for one in meetings_of(guest)}
    is_running = gathering.state == GatheringState.RUNNING
    context = {
        "guest": guest,
        "gathering": gathering,
        "token": token,
        "version": version,
        "is_day": is_running,
        "is_over": gathering.state == GatheringState.HELD,
        "quotes_waiting": own_quotes_waiting(guest),
        "current": seats.get(clock.number or 0) if is_running and not clock.is_over(now) else None,
        "following": seats.get(clock.next_number or 0) if is_running else None,
        "groups": _places(guest) if is_running else [],
        **clock_context(clock, now),
    }
    return kept_private(render(request, "gatherings/show_my_day.html", context))


def _version_of(guest: Guest, clock: Clock, now: datetime) -> str:
    """Another where anything of the page may be another."""
    day = guest.gathering
    told = [day.day_version, day.state, day.title, day.place, day.starts_at]
    told += [guest.checked_in_at, guest.left_at, clock.is_over(now)]
    return sha256(repr(told).encode()).hexdigest()[:16]


def _places(guest: Guest) -> list[Place]:
    running, times = turn_clock_of(guest.gathering).number or 0, turn_times(guest.gathering)
    return [
        Place(
            seat, _at_table(seat.group, guest), times.get(seat.group.rotation), seat.group.rotation == running
        )
        for seat in seats_of(guest)
        if seat.group.rotation >= running
    ]


def _at_table(group: Group, guest: Guest) -> list[tuple[str, str]]:
    return [
        (str(seat.guest), department_of(seat.guest))
        for seat in group.seats.all()
        if seat.guest_id != guest.pk and seat.guest.is_in_the_room
    ]
