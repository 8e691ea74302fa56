"""What is printed before the day: badges, table cards, and each guest's tables on paper."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

import segno
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from indgang.gatherings.models import Gathering, GroupSeat
from indgang.gatherings.queries.day import (
    department_of,
    meetings_with_people,
    people_of,
)
from indgang.gatherings.queries.names import called_at, called_in, guests_coming
from indgang.gatherings.queries.next_tables import tables_to_hang_up, turn_times
from indgang.gatherings.views.day import link_of
from indgang.gatherings.views.my_day import Seat, seat_in
from indgang.gatherings.views.opening import gathering_kept_by
from indgang.people.access import DeskRequest, desk


def qr_of(address: str) -> SafeString:
    """The address as a drawing without style, which our own policy for pages lets through."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(omitsize=True, border=2)
    return mark_safe(drawn)  # noqa: S308 – drawn here, of squares only


@require_safe
@desk
def show_badges(request: DeskRequest, pk: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    guests = guests_coming(gathering)
    badges = [(guest, department_of(guest), qr_of(link_of(guest))) for guest in guests]
    return render(request, "gatherings/show_badges.html", {"gathering": gathering, "badges": badges})


@require_safe
@desk
def show_table_cards(request: DeskRequest, pk: int) -> HttpResponse:
    """A card for each table of the groups with its task, and for each of the speed-dates with the questions."""
    gathering = gathering_kept_by(request.user, pk)
    meetings = meetings_with_people().filter(round__gathering=gathering, table__isnull=False)
    context = {
        "gathering": gathering,
        "groups": gathering.groups.select_related("task").prefetch_related("seats__guest__colleague"),
        "tables": sorted({meeting.table for meeting in meetings if meeting.table}),
        "cards": gathering.cards.all(),
        "names": called_at(gathering),
    }
    return render(request, "gatherings/show_table_cards.html", context)


@require_safe
@desk
def show_table_lists(request: DeskRequest, pk: int) -> HttpResponse:
    """All tables that are ahead, by name, to hang up; and after it a slip for each guest."""
    gathering = gathering_kept_by(request.user, pk)
    theirs: dict[int, list[Seat]] = {}
    guests = guests_coming(gathering)
    for meeting in meetings_with_people().filter(round__gathering=gathering).order_by("round__number"):
        for one in people_of(meeting):
            theirs.setdefault(one.pk, []).append(seat_in(meeting, one))
    places = _places_in_groups(gathering)
    context = {
        "gathering": gathering,
        "lists": [(guest, theirs.get(guest.pk, []), places[guest.pk]) for guest in guests],
        "names": called_in(guests),
        "hung_up": tables_to_hang_up(gathering),
    }
    return render(request, "gatherings/show_table_lists.html", context)


def _places_in_groups(gathering: Gathering) -> dict[int, list[tuple[GroupSeat, datetime | None]]]:
    """A guest's id → their seats, turn by turn, with when the turn begins."""
    times, places = turn_times(gathering), defaultdict(list)
    seats = GroupSeat.objects.filter(group__gathering=gathering).select_related("group__task")
    for seat in seats.order_by("group__rotation"):
        places[seat.guest_id].append((seat, times.get(seat.group.rotation)))
    return places
