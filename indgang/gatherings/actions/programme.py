from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.gatherings.actions.planning import kept_ahead
from indgang.gatherings.models import Gathering, ProgrammePoint
from indgang.history.actions.recording import Actor, record_event
from indgang.people.models import Colleague
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused

MOST_MINUTES = 240


class UnableToSetProgramme(Refused):
    """The programme stands as it was."""


@dataclass(frozen=True)
class PointPlan:
    """``title`` may be empty: then the point is called after its kind."""

    kind: str
    minutes: int
    title: str = ""
    responsible: Colleague | None = None


def add_point(*, gathering: Gathering, plan: PointPlan, by: Actor) -> ProgrammePoint:
    """As the last point."""
    with transaction.atomic():
        gathering = kept_ahead(gathering=gathering, by=by)
        last = gathering.points.order_by("-position").first()
        point = ProgrammePoint(gathering=gathering, position=last.position + 1 if last else 1)
        _put(point, plan)
        point.save()
        changes = {"point": ("", point.title)}
        record_event(area="gatherings", act="add_point", target=gathering, by=by, changes=changes)
    return point


def change_point(*, point: ProgrammePoint, plan: PointPlan, by: Actor) -> ProgrammePoint:
    with transaction.atomic():
        gathering = kept_ahead(gathering=point.gathering, by=by)
        before = f"{point.title} ({point.minutes})"
        _put(point, plan)
        point.save()
        changes = {"point": (before, f"{point.title} ({point.minutes})")}
        record_event(area="gatherings", act="change_point", target=gathering, by=by, changes=changes)
    return point


def move_point(*, point: ProgrammePoint, is_up: bool, by: Actor) -> None:
    """Lets the point change places with its neighbour; at the end nothing is there to change with."""
    with transaction.atomic():
        gathering = kept_ahead(gathering=point.gathering, by=by)
        points = list(gathering.points.all())
        place = points.index(point)
        other = place - 1 if is_up else place + 1
        if not 0 <= other < len(points):
            raise UnableToSetProgramme(_("It stands at the end already."))
        points[place], points[other] = points[other], points[place]
        for position, moved in enumerate(points, start=1):
            moved.position = position
        ProgrammePoint.objects.bulk_update(points, ["position"])
        changes = {"point": ("", point.title)}
        record_event(area="gatherings", act="move_point", target=gathering, by=by, changes=changes)


def remove_point(*, point: ProgrammePoint, by: Actor) -> None:
    with transaction.atomic():
        gathering = kept_ahead(gathering=point.gathering, by=by)
        changes = {"point": (point.title, "")}
        point.delete()
        record_event(area="gatherings", act="remove_point", target=gathering, by=by, changes=changes)


def _put(point: ProgrammePoint, plan: PointPlan) -> None:
    if not 1 <= plan.minutes <= MOST_MINUTES:
        told = _("Choose between %(fewest)d and %(most)d minutes.")
        raise UnableToSetProgramme(told % {"fewest": 1, "most": MOST_MINUTES}, field="minutes")
    point.kind, point.minutes, point.responsible = plan.kind, plan.minutes, plan.responsible
    point.title = without_person_numbers(plan.title).strip() or str(point.get_kind_display())
