"""Groups on real tasks are drawn: who sits where, with whom, and why these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil

import numpy as np
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.gatherings.actions.drawing import UnableToDraw, refuse_to_draw
from indgang.gatherings.models import CrossTask, Drawing, DrawingKind, Gathering, Group, GroupSeat, Guest
from indgang.gatherings.queries.day import guests_to_draw, locked_gathering
from indgang.gatherings.queries.touching import Touching, touching_among
from indgang.gatherings.reasons import Company, reason_for_group
from indgang.history.actions.recording import Actor, record_event
from indgang.mixing.errors import Impossible
from indgang.mixing.groups import GroupPlan, Wishes, plan_groups, sizes_for
from indgang.mixing.people import Room
from indgang.relations.queries.rooms import room_of

FEWEST_AT_TABLE = 3
MOST_AT_TABLE = 6
FOR_THE_OWNER = 2.0
"""What it is worth that a task's owner sits at it, against 1 for whoever does one of the tasks it takes."""
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


def draw_groups(
    *, gathering: Gathering, tasks: Sequence[CrossTask], seed: int, by: Actor, now: datetime
) -> Drawing:
    """Draws groups on these tasks for those who come, in as many rotations as the gathering has.

    A task gets several tables where there are many people. Where the groups change, a host stays at each table.
    """
    with transaction.atomic():
        gathering = locked_gathering(gathering)
        refuse_to_draw(gathering=gathering, by=by)
        guests = guests_to_draw(gathering, is_the_day=False)
        _refuse_numbers(len(guests), len(tasks))
        tables = _tables_for(guests, tasks, now)
        plan = _planned(gathering, tables, seed)
        gathering.groups.all().delete()
        for rotation, groups in enumerate(plan.groups, start=1):
            _keep_rotation(gathering, tables, plan, rotation, groups)
        drawing = _kept_promise(gathering, plan, len(guests), seed, now)
        record_event(area="gatherings", act="draw_groups", target=gathering, by=by)
    return drawing


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


def _tables_for(guests: Sequence[Guest], tasks: Sequence[CrossTask], now: datetime) -> Tables:
    count = max(len(tasks), ceil(len(guests) / MOST_AT_TABLE))
    each = [tasks[place % len(tasks)] for place in range(count)]
    ids = {task.pk: frozenset(task.tasks.values_list("pk", flat=True)) for task in tasks}
    touching = touching_among(guests)
    taken = [ids[task.pk] for task in each]
    fit = np.array([[_fit(guest, task, ids[task.pk], touching) for task in each] for guest in guests])
    room = room_of([guest.colleague for guest in guests], timezone.localdate(now)).room
    return Tables(guests, each, room, fit, touching, taken)


def _fit(guest: Guest, task: CrossTask, takes: frozenset[int], touching: Touching) -> float:
    if guest.colleague_id == task.owner_id:
        return FOR_THE_OWNER
    return float(bool(takes & set(touching.does.get(guest.colleague_id, ()))))


def _planned(gathering: Gathering, tables: Tables, seed: int) -> GroupPlan:
    """Somebody who can the task at each table, and each department spread out, as far as both can be had."""
    count = len(tables.tasks)
    largest = int(np.bincount(tables.room.units).max())
    wishes = Wishes(
        sizes=sizes_for(len(tables.guests), count),
        rotations=gathering.rotations,
        hosts="choose" if gathering.rotations > 1 else None,
        unit_cap=ceil(largest / count),
        same_unit_cost=1.0,
        skills=tuple(_skills(tables, place) for place in range(len(tables.guests))),
        needs=_needs(tables),
        fit=tables.fit,
    )
    try:
        return plan_groups(tables.room, wishes, seed=seed, effort=EFFORT)
    except Impossible:
        looser = replace(wishes, unit_cap=None, needs=None, skills=None)
        return plan_groups(tables.room, looser, seed=seed, effort=EFFORT)


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
