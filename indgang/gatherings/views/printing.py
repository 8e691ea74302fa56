"""What is printed before the day: badges, table cards, and each guest's tables on paper."""

from __future__ import annotations

import segno
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from indgang.gatherings.models import GatheringState, Guest
from indgang.gatherings.queries.day import (
    department_of,
    guests_of_day,
    meetings_with_people,
    people_of,
    seats_of,
)
from indgang.gatherings.views.day import link_of
from indgang.gatherings.views.my_day import Seat, seat_in
from indgang.gatherings.views.opening import gathering_kept_by
from indgang.people.access import DeskRequest, desk


def qr_of(address: str) -> SafeString:
    """The address as a drawing without style, which our own policy for pages lets through."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(omitsize=True, border=2)
    return mark_safe(drawn)  # noqa: S308 – drawn here, of squares only


def _coming(guests: list[Guest]) -> list[Guest]:
    return [guest for guest in guests if guest.state == "coming" or guest.checked_in_at]


@require_safe
@desk
def show_badges(request: DeskRequest, pk: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    guests = _coming(list(guests_of_day(gathering)))
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
    }
    return render(request, "gatherings/show_table_cards.html", context)


@require_safe
@desk
def show_table_lists(request: DeskRequest, pk: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    theirs: dict[int, list[Seat]] = {}
    guests = _coming(list(guests_of_day(gathering)))
    by_pk = {guest.pk: guest for guest in guests}
    for meeting in meetings_with_people().filter(round__gathering=gathering).order_by("round__number"):
        for one in people_of(meeting):
            theirs.setdefault(one.pk, []).append(seat_in(meeting, one))
    lists = [(by_pk[pk], theirs.get(pk, []), seats_of(guest)) for pk, guest in by_pk.items()]
    context = {
        "gathering": gathering,
        "lists": lists,
        "is_running": gathering.state == GatheringState.RUNNING,
    }
    return render(request, "gatherings/show_table_lists.html", context)
