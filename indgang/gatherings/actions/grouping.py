"""Groups on real tasks are drawn: who sits where, with whom, and why these; anew on the day for those here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil

import numpy as np
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.gatherings.actions.day_version import note_day_changed
from indgang.gatherings.actions.drawing import UnableToDraw
from indgang.gatherings.models import (
    CrossTask,
    Drawing,
    DrawingKind,
    Gathering,
    GatheringState,
    Group,
    GroupSeat,
    Guest,
)
from indgang.gatherings.queries.day import guests_to_draw, locked_gathering, turns_begun
from indgang.gatherings.queries.touching import Touching, touching_among
from indgang.gatherings.reasons import Company, reason_for_group
from indgang.gatherings.rules import may_keep_gathering
from indgang.history.actions.recording import Actor, record_event
from indgang.mixing.errors import Impossible
from indgang.mixing.groups import GroupPlan, Wishes, plan_groups, sizes_for
from indgang.mixing.groups.wishes import Hosts
from indgang.mixing.people import Room
from indgang.relations.queries.rooms import room_of

FEWEST = 2
FEWEST_AT_TABLE = 3
MOST_AT_TABLE = 6
FOR_THE_OWNER = 2.0
"""What it is worth that a task's owner sits at it, against 1 for whoever does one of the tasks it takes."""
MET_BEFORE = 1.0
"""What it costs that two who sat together in an earlier turn of the day sit together again: as two of a department."""
EFFORT = 0.3
"""Somebody waits for the drawing: three times the search takes three times as long, and small rooms come out alike."""


class UnableToGroup(UnableToDraw):
    """The groups are as they were."""


@dataclass(frozen=True)
class Tables:
    """A task for each table, what each guest can of it (N × K), and the room."""

    guests: Sequence[Guest]
    tasks: Sequence[CrossTask]
    room: Room
    fit: np.ndarray
    touching: Touching
    taken: Sequence[frozenset[int]]
    """The ids of the catalogue's tasks that each table's task takes."""
    met: np.ndarray
    """N × N: 1 for two who sat together in an earlier turn."""


def draw_groups(
    *, gathering: Gathering, tasks: Sequence[CrossTask], seed: int, by: Actor, now: datetime
) -> Drawing:
    """Draws groups on these tasks, in as many rotations as the gathering has: before the day for those who come.

    On the day it is for those here, and the turns that have begun stand. A task gets several tables where there are
    many people. Where the groups change, a host stays at each table.
    """
    with transaction.atomic():
        gathering = locked_gathering(gathering)
        _refuse_to_group(gathering, by)
        guests = guests_to_draw(gathering, is_the_day=gathering.state == GatheringState.RUNNING)
        _refuse_numbers(len(guests), len(tasks))
        drawing = _drawn(gathering, guests, tasks, seed, now)
        note_day_changed(gathering=gathering)
        record_event(area="gatherings", act="draw_groups", target=gathering, by=by)
    return drawing


def draw_groups_anew(*, gathering: Gathering, now: datetime) -> Drawing | None:
    """Draws the turns that have not begun anew where others are here than sit in them. Inside the caller's transaction.

    Where too few are here for all tasks, those are taken whose owner is here. None where the groups stand.
    """
    ahead = gathering.groups.filter(began_at__isnull=True)
    here = guests_to_draw(gathering, is_the_day=True)
    if len(here) < FEWEST or not ahead or _sit_there(ahead, here):
        return None
    stands = Drawing.objects.filter(gathering=gathering, kind=DrawingKind.GROUPS).first()
    seed = stands.seed if stands else gathering.seed
    return _drawn(gathering, here, _tasks_of_day(gathering, here), seed, now)


def say_why_anew(*, groups: Sequence[Group], everybody: Sequence[Guest]) -> None:
    """At tables whose people have changed: why those sit there who do now. Inside the caller's transaction."""
    touching = touching_among(everybody)
    for group in groups:
        takes = frozenset(group.task.tasks.values_list("pk", flat=True))
        sits = set(group.seats.values_list("guest_id", flat=True))
        people = [guest for guest in everybody if guest.pk in sits]
        able = [guest for guest in people if _fit(guest, group.task, takes, touching)]
        tables = Group.objects.filter(gathering=group.gathering_id, rotation=group.rotation).count()
        group.why = reason_for_group(Company(people, able, everybody, tables))[:500] if people else ""
        group.save(update_fields=["why"])


def _refuse_to_group(gathering: Gathering, by: Actor) -> None:
    if not may_keep_gathering(by, gathering):
        raise UnableToGroup(_("Only those who see to the gathering can draw."))
    if not (gathering.is_ahead or gathering.state == GatheringState.RUNNING):
        raise UnableToGroup(_("The gathering is over, so the groups stand."))
    if turns_begun(gathering) >= gathering.rotations:
        raise UnableToGroup(_("The groups have begun to work, so they stand."))


def _sit_there(ahead: Iterable[Group], here: Sequence[Guest]) -> bool:
    """Whether in each of the turns just those who are here have a seat."""
    seated: dict[int, set[int]] = defaultdict(set)
    for group in ahead:
        seated[group.rotation] |= set(group.seats.values_list("guest_id", flat=True))
    return all(sits == {guest.pk for guest in here} for sits in seated.values())


def _tasks_of_day(gathering: Gathering, here: Sequence[Guest]) -> list[CrossTask]:
    drawn = CrossTask.objects.filter(Q(groups__gathering=gathering) | Q(gatherings=gathering))
    present = {guest.colleague_id for guest in here}
    tasks = sorted(drawn.distinct(), key=lambda task: (task.owner_id not in present, task.pk))
    return tasks[: max(1, len(here) // FEWEST_AT_TABLE)]


def _drawn(
    gathering: Gathering, guests: Sequence[Guest], tasks: Sequence[CrossTask], seed: int, now: datetime
) -> Drawing:
    been = turns_begun(gathering)
    tables = _tables_for(gathering, guests, tasks, now)
    plan = _planned(gathering, tables, been, seed)
    gathering.groups.filter(began_at__isnull=True).delete()
    for rotation, groups in enumerate(plan.groups, start=been + 1):
        _keep_rotation(gathering, tables, plan, rotation, groups)
    return _kept_promise(gathering, plan, len(guests), seed, now)


def _refuse_numbers(people: int, tasks: int) -> None:
    if not tasks:
        raise UnableToGroup(_("Choose at least one task for the groups to work on."))
    if people < FEWEST_AT_TABLE * tasks:
        raise UnableToGroup(
            _(
                "%(people)s people are too few for %(tasks)s tasks: a table needs three. Choose %(most)s at most."
            )
            % {"people": people, "tasks": tasks, "most": people // FEWEST_AT_TABLE}
        )


def _tables_for(
    gathering: Gathering, guests: Sequence[Guest], tasks: Sequence[CrossTask], now: datetime
) -> Tables:
    count = max(len(tasks), ceil(len(guests) / MOST_AT_TABLE))
    each = [tasks[place % len(tasks)] for place in range(count)]
    ids = {task.pk: frozenset(task.tasks.values_list("pk", flat=True)) for task in tasks}
    touching = touching_among(guests)
    taken = [ids[task.pk] for task in each]
    fit = np.array([[_fit(guest, task, ids[task.pk], touching) for task in each] for guest in guests])
    room = room_of([guest.colleague for guest in guests], timezone.localdate(now)).room
    return Tables(guests, each, room, fit, touching, taken, _sat_together(gathering, guests))


def _sat_together(gathering: Gathering, guests: Sequence[Guest]) -> np.ndarray:
    """N × N: 1 for two who sat at one table in a turn that has begun."""
    places = {guest.pk: place for place, guest in enumerate(guests)}
    met = np.zeros((len(guests), len(guests)))
    for group in gathering.groups.filter(began_at__isnull=False).prefetch_related("seats"):
        sat = [places[seat.guest_id] for seat in group.seats.all() if seat.guest_id in places]
        met[np.ix_(sat, sat)] = 1.0
    np.fill_diagonal(met, 0.0)
    return met


def _fit(guest: Guest, task: CrossTask, takes: frozenset[int], touching: Touching) -> float:
    if guest.colleague_id == task.owner_id:
        return FOR_THE_OWNER
    return float(bool(takes & set(touching.does.get(guest.colleague_id, ()))))


def _planned(gathering: Gathering, tables: Tables, been: int, seed: int) -> GroupPlan:
    """Somebody who can the task at each table, and each department spread out, as far as both can be had."""
    count = len(tables.tasks)
    largest = int(np.bincount(tables.room.units).max())
    wishes = Wishes(
        sizes=sizes_for(len(tables.guests), count),
        rotations=gathering.rotations - been,
        hosts=_hosts(gathering, tables, been),
        unit_cap=ceil(largest / count),
        same_unit_cost=1.0,
        skills=tuple(_skills(tables, place) for place in range(len(tables.guests))),
        needs=_needs(tables),
        fit=tables.fit,
        ties=tables.met,
        tie_cost=MET_BEFORE,
    )
    try:
        return plan_groups(tables.room, wishes, seed=seed, effort=EFFORT)
    except Impossible:
        looser = replace(wishes, unit_cap=None, needs=None, skills=None)
        return plan_groups(tables.room, looser, seed=seed, effort=EFFORT)


def _hosts(gathering: Gathering, tables: Tables, been: int) -> Hosts:
    """Whoever has been host of a table of the same task and is here stays; before the first turn hosts are chosen."""
    if been == 0:
        return "choose" if gathering.rotations > 1 else None
    places = {guest.pk: place for place, guest in enumerate(tables.guests)}
    hosted = GroupSeat.objects.filter(group__gathering=gathering, group__rotation=been, is_host=True)
    hosts = {(seat.group.table, seat.group.task_id): seat.guest_id for seat in hosted.select_related("group")}
    named = [hosts.get((table, task.pk), 0) for table, task in enumerate(tables.tasks, start=1)]
    return tuple(places.get(pk) for pk in named)


def _skills(tables: Tables, place: int) -> frozenset[str]:
    return frozenset(str(t.pk) for t, fit in zip(tables.tasks, tables.fit[place], strict=True) if fit)


def _needs(tables: Tables) -> tuple[frozenset[str], ...]:
    """Each table needs one who can its task, as long as there are such people left for it."""
    left = {task.pk: int((tables.fit[:, table] > 0).sum()) for table, task in enumerate(tables.tasks)}
    needs = []
    for task in tables.tasks:
        needs.append(frozenset({str(task.pk)} if left[task.pk] > 0 else ()))
        left[task.pk] -= 1
    return tuple(needs)


def _keep_rotation(
    gathering: Gathering, tables: Tables, plan: GroupPlan, rotation: int, groups: Sequence[tuple[int, ...]]
) -> None:
    for table, places in enumerate(groups):
        people = [tables.guests[place] for place in places]
        can = [tables.guests[place] for place in places if tables.fit[place, table] > 0]
        group = Group.objects.create(
            gathering=gathering,
            rotation=rotation,
            table=table + 1,
            task=tables.tasks[table],
            why=reason_for_group(Company(people, can, tables.guests, len(groups)))[:500],
        )
        host = plan.hosts[table]
        scribe = host if host is not None else places[0]
        GroupSeat.objects.bulk_create(
            GroupSeat(
                group=group, guest=tables.guests[place], is_host=place == host, is_scribe=place == scribe
            )
            for place in places
        )


def _kept_promise(gathering: Gathering, plan: GroupPlan, people: int, seed: int, now: datetime) -> Drawing:
    values = {
        "seed": seed,
        "people": people,
        "rounds": len(plan.groups),
        "total": plan.total,
        "bound": plan.bound,
        "worst": plan.worst_off_value,
        "fairest": 0.0,
        "repeats": plan.repeats,
        "least_repeats": plan.repeats_at_least,
        "drawn_at": now,
    }
    drawing, _is_new = Drawing.objects.update_or_create(
        gathering=gathering, kind=DrawingKind.GROUPS, defaults=values
    )
    return drawing
