from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from indgang.enquiries.models import Enquiry, Level
from indgang.enquiries.queries.sight import visible_enquiries
from indgang.gatherings.models import CrossTask, CrossTaskState, Gathering
from indgang.people.models import User
from indgang.relations.queries.kept_map import kept_map
from indgang.relations.queries.settings import the_setting

RECENT = timedelta(days=365)


def tasks_waiting() -> QuerySet[CrossTask]:
    """Those that wait for a gathering, the newest first."""
    return _with_owner().filter(state=CrossTaskState.OPEN).order_by("-created_at", "pk")


def tasks_no_longer_waiting() -> QuerySet[CrossTask]:
    return _with_owner().exclude(state=CrossTaskState.OPEN).order_by("-created_at", "pk")


def tasks_to_choose(gathering: Gathering) -> QuerySet[CrossTask]:
    """Those that wait, and those that are chosen already."""
    chosen = gathering.tasks.values("pk")
    fitting = Q(state=CrossTaskState.OPEN) | Q(pk__in=chosen)
    return _with_owner().filter(fitting).order_by("-created_at", "pk")


def _with_owner() -> QuerySet[CrossTask]:
    return CrossTask.objects.select_related("owner").prefetch_related("gatherings")


def complex_enquiries(user: User, now: datetime) -> QuerySet[Enquiry]:
    """Recent complex ones that the user may see, not confidential and not in the bank yet; the newest first."""
    keys = CrossTask.objects.filter(source_area="enquiries").values_list("source_key", flat=True)
    taken = [int(key.rpartition(":")[2]) for key in keys if key.rpartition(":")[2].isdigit()]
    found = visible_enquiries(user).filter(
        level=Level.COMPLEX, is_confidential=False, received_at__gte=now - RECENT, forgotten_at=None
    )
    return found.exclude(pk__in=taken).select_related("task", "unit").order_by("-received_at", "-pk")


@dataclass(frozen=True)
class ThinSpot:
    """Two departments whose work belongs together and whose people do not know each other: a task between them is
    worth more than others. ``key`` stands in addresses."""

    one: str
    other: str
    key: str


def thin_spots(today: date) -> list[ThinSpot]:
    """The most missing first; none where relations are switched off."""
    if not the_setting().is_on:
        return []
    house = kept_map(today)
    return [
        ThinSpot(house.names[pair.one], house.names[pair.other], f"{pair.one}-{pair.other}")
        for pair in house.whole.thin_spots
    ]
