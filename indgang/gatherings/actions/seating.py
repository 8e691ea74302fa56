"""Groups seat by seat: who came late sits at the smallest table, and each table has somebody who writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from indgang.gatherings.actions.grouping import say_why_anew
from indgang.gatherings.models import Gathering, Group, GroupSeat, Guest
from indgang.gatherings.queries.day import guests_to_draw, turns_begun


def seat_those_here(*, gathering: Gathering) -> None:
    """Each of those in the room has a seat in the turn that runs and in those ahead, and each table a scribe.

    Inside the caller's transaction. Who has a seat keeps it, so that nobody at a table that works is moved, and who
    leaves a turn that has begun has been in it. A table whose people have changed says anew why these sit there.
    """
    here = guests_to_draw(gathering, is_the_day=True)
    been = turns_begun(gathering)
    rotations: dict[int, list[Group]] = defaultdict(list)
    for group in gathering.groups.filter(rotation__gte=been).select_related("task").order_by("table"):
        rotations[group.rotation].append(group)
    for groups in rotations.values():
        seat_turn(groups=groups, here=here)


def seat_turn(*, groups: Sequence[Group], here: Sequence[Guest]) -> None:
    """Mends the tables of one turn. Inside the caller's transaction."""
    ahead = [group for group in groups if group.began_at is None]
    gone = GroupSeat.objects.filter(group__in=ahead).exclude(guest__in=here)
    changed = set(gone.values_list("group_id", flat=True))
    gone.delete()
    changed |= _seat_late(groups, here)
    _give_each_a_scribe(groups, here)
    say_why_anew(groups=[group for group in groups if group.pk in changed], everybody=here)


def _seat_late(groups: Sequence[Group], here: Iterable[Guest]) -> set[int]:
    """The ids of the tables where somebody was seated."""
    at_tables = GroupSeat.objects.filter(group__in=groups, guest__in=here)
    sizes = {group.pk: at_tables.filter(group=group).count() for group in groups}
    seated = set(at_tables.values_list("guest_id", flat=True))
    changed = set()
    for guest in here:
        if guest.pk not in seated:
            smallest = min(groups, key=lambda group: (sizes[group.pk], group.table))
            GroupSeat.objects.create(group=smallest, guest=guest)
            sizes[smallest.pk] += 1
            changed.add(smallest.pk)
    return changed


def _give_each_a_scribe(groups: Iterable[Group], here: Sequence[Guest]) -> None:
    """Where the scribe is not here any more another writes: the host first."""
    for group in groups:
        seats = GroupSeat.objects.filter(group=group)
        present = list(seats.filter(guest__in=here).order_by("-is_host", "pk"))
        if present and not any(seat.is_scribe for seat in present):
            seats.filter(is_scribe=True).update(is_scribe=False)
            seats.filter(pk=present[0].pk).update(is_scribe=True)
