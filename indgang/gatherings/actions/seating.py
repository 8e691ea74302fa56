"""Groups on the day: who did not come leaves their seat, and who came late gets one at the smallest table."""

from __future__ import annotations

from collections import defaultdict

from indgang.gatherings.models import Gathering, Group, GroupSeat, Guest
from indgang.gatherings.queries.day import guests_to_draw


def seat_those_here(*, gathering: Gathering) -> None:
    """Each of those in the room has a seat in each rotation, and every table with somebody at it a scribe.

    Inside the caller's transaction. Who has a seat keeps it, so that nobody at a table that works is moved.
    """
    here = guests_to_draw(gathering, is_the_day=True)
    gone = GroupSeat.objects.filter(group__gathering=gathering).exclude(guest__in=here)
    gone.delete()
    rotations: dict[int, list[Group]] = defaultdict(list)
    for group in gathering.groups.prefetch_related("seats").order_by("rotation", "table"):
        rotations[group.rotation].append(group)
    for groups in rotations.values():
        _seat_late(groups, here)
        _give_each_a_scribe(groups)


def _seat_late(groups: list[Group], here: list[Guest]) -> None:
    sizes = {group.pk: group.seats.count() for group in groups}
    seated = set(GroupSeat.objects.filter(group__in=groups).values_list("guest_id", flat=True))
    for guest in here:
        if guest.pk not in seated:
            smallest = min(groups, key=lambda group: (sizes[group.pk], group.table))
            GroupSeat.objects.create(group=smallest, guest=guest)
            sizes[smallest.pk] += 1


def _give_each_a_scribe(groups: list[Group]) -> None:
    for group in groups:
        seats = list(GroupSeat.objects.filter(group=group).order_by("-is_host", "pk"))
        if seats and not any(seat.is_scribe for seat in seats):
            seats[0].is_scribe = True
            seats[0].save(update_fields=["is_scribe"])
