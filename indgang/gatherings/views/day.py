"""The day, as whoever sees to the gathering runs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from indgang.gatherings.actions import day, drawing, ending, grouping
from indgang.gatherings.links import token_of
from indgang.gatherings.models import CrossTask, Gathering, GatheringState, Group, Guest, SpeedMeeting
from indgang.gatherings.queries.day import (
    clock_of,
    department_of,
    guests_of_day,
    meetings_with_people,
    turn_clock_of,
)
from indgang.gatherings.queries.names import called_in
from indgang.gatherings.views.opening import gathering_kept_by
from indgang.people.access import DeskRequest, desk
from indgang.shared.addresses import absolute
from indgang.shared.refusals import Refused

LARGEST_SEED = 2**31
Act = Callable[[DeskRequest, Gathering], str]


def link_of(guest: Guest) -> str:
    """The whole personal address, as it stands in the QR code."""
    return absolute(reverse("gatherings:show_my_day", args=[token_of(guest)]))


@require_safe
@desk
def show_day(request: DeskRequest, pk: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    clock = clock_of(gathering)
    guests = list(guests_of_day(gathering))
    turns = turn_clock_of(gathering)
    groups = gathering.groups.select_related("task").prefetch_related("seats__guest__colleague")
    context = {
        "gathering": gathering,
        "is_running": gathering.state == GatheringState.RUNNING,
        "clock": clock,
        "turns": turns,
        "may_draw_groups": (turns.number or 0) < gathering.rotations,
        "drawings": gathering.drawings.all(),
        "groups": groups,
        "names": called_in(guests),
        "without_table": _without_table(gathering, groups),
        "meetings": _meetings_of_round(gathering, clock.next_number or clock.number),
        "tasks": gathering.tasks.all(),
        "coming": sum(guest.state == "coming" for guest in guests),
        "here": sum(guest.is_in_the_room for guest in guests),
        "next_seed": _next_seed(gathering),
    }
    return render(request, "gatherings/show_day.html", context)


def _without_table(gathering: Gathering, groups: Iterable[Group]) -> list[CrossTask]:
    """The tasks taken up that no table works on, as too few are here."""
    worked_on = {group.task_id for group in groups}
    taken_up = CrossTask.objects.filter(gatherings=gathering).order_by("pk")
    return [task for task in taken_up if worked_on and task.pk not in worked_on]


def _meetings_of_round(gathering: Gathering, number: int | None) -> list[SpeedMeeting]:
    return list(meetings_with_people().filter(round__gathering=gathering, round__number=number or 0))


def _next_seed(gathering: Gathering) -> int:
    return max([gathering.seed, *(one.seed for one in gathering.drawings.all())]) % LARGEST_SEED + 1


@require_safe
@desk
def receive_guests(request: DeskRequest, pk: int) -> HttpResponse:
    """The list at the door: found by a few letters of the name, or opened for one guest by their badge."""
    gathering = gathering_kept_by(request.user, pk)
    asked, badge = request.GET.get("q", "").strip()[:80], request.GET.get("gaest", "")
    guests = list(guests_of_day(gathering))
    shown = [guest for guest in guests if asked.casefold() in guest.colleague.name.casefold()]
    if badge:
        shown = [guest for guest in guests if str(guest.pk) == badge]
    context = {
        "gathering": gathering,
        "rows": [(guest, department_of(guest), token_of(guest)) for guest in shown],
        "asked": asked,
        "here": sum(guest.is_in_the_room for guest in guests),
        "all": len(guests),
    }
    return render(request, "gatherings/receive_guests.html", context)


def act_of_day(act: Act) -> Callable[..., HttpResponse]:
    """Does the act for whoever keeps the gathering, tells what came of it, and goes back where it was asked for."""

    @require_POST
    @desk
    @wraps(act)
    def done(request: DeskRequest, pk: int) -> HttpResponse:
        gathering = gathering_kept_by(request.user, pk)
        try:
            messages.success(request, act(request, gathering))
        except Refused as refusal:
            messages.error(request, refusal.reason)
        is_clock = request.POST.get("from") == "clock"
        return redirect("gatherings:show_clock" if is_clock else "gatherings:show_day", gathering.pk)

    return done


def _number(request: DeskRequest, name: str, otherwise: int) -> int:
    text = request.POST.get(name, "")
    is_number = text.isascii() and text.isdigit() and len(text) < 10
    return int(text) if is_number else otherwise


@act_of_day
def draw_speed_dates(request: DeskRequest, gathering: Gathering) -> str:
    seed = _number(request, "seed", gathering.seed)
    drawing.draw_speed_dates(gathering=gathering, seed=seed, by=request.user, now=timezone.now())
    return _("The speed-dates are drawn.")


@act_of_day
def draw_groups(request: DeskRequest, gathering: Gathering) -> str:
    tasks = list(CrossTask.objects.filter(gatherings=gathering).order_by("pk"))
    seed = _number(request, "seed", gathering.seed)
    grouping.draw_groups(gathering=gathering, tasks=tasks, seed=seed, by=request.user, now=timezone.now())
    return _("The groups are drawn.")


@act_of_day
def start_day(request: DeskRequest, gathering: Gathering) -> str:
    day.start_day(gathering=gathering, by=request.user, now=timezone.now())
    return _("The day has begun. Everybody can see their first table.")


@act_of_day
def redraw_rest(request: DeskRequest, gathering: Gathering) -> str:
    day.redraw_rest(gathering=gathering, by=request.user, now=timezone.now())
    return _("Everybody who is here has a new next table.")


@act_of_day
def begin_round(request: DeskRequest, gathering: Gathering) -> str:
    number = _number(request, "number", 0)
    day.begin_round(gathering=gathering, number=number, by=request.user, now=timezone.now())
    return _("Round %(number)d has begun.") % {"number": number}


@act_of_day
def begin_turn(request: DeskRequest, gathering: Gathering) -> str:
    number = _number(request, "number", 0)
    day.begin_turn(gathering=gathering, number=number, by=request.user, now=timezone.now())
    return _("Turn %(number)d of the groups has begun.") % {"number": number}


@act_of_day
def end_gathering(request: DeskRequest, gathering: Gathering) -> str:
    ending.end_gathering(gathering=gathering, by=request.user, now=timezone.now())
    return _("The gathering is over, and who met whom is written down.")


@require_POST
@desk
def check_in(request: DeskRequest, pk: int, guest: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    one = get_object_or_404(gathering.guests.select_related("gathering", "colleague"), pk=guest)
    try:
        day.check_in(guest=one, by=request.user, now=timezone.now())
        messages.success(request, _("%(name)s is here.") % {"name": one})
    except Refused as refusal:
        messages.error(request, refusal.reason)
    return redirect("gatherings:receive_guests", gathering.pk)


@require_POST
@desk
def note_left(request: DeskRequest, pk: int, guest: int) -> HttpResponse:
    gathering = gathering_kept_by(request.user, pk)
    one = get_object_or_404(gathering.guests.select_related("gathering", "colleague"), pk=guest)
    try:
        day.note_left(guest=one, by=request.user, now=timezone.now())
        messages.success(request, _("%(name)s has left. Draw the rest anew.") % {"name": one})
    except Refused as refusal:
        messages.error(request, refusal.reason)
    return redirect("gatherings:receive_guests", gathering.pk)
