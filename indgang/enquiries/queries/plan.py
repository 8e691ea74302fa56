"""The plan of an enquiry: its parts in the order they can be done, and what waits for what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indgang.enquiries.models import Involvement, InvolvementState
from indgang.enquiries.queries.parts import parts_of

GONE = (InvolvementState.DECLINED, InvolvementState.STOPPED)


@dataclass(frozen=True)
class PlannedPart:
    """A part with its number in the plan (0 where it is not to be done), and that of the part it comes after.

    ``waits`` tells that it cannot begin yet; ``lacks`` that what it waited for is gone; ``is_too_early`` that its day
    lies before the day of what it waits for.
    """

    part: Involvement
    number: int
    after_number: int
    waits: bool
    lacks: bool
    is_too_early: bool


def plan_of(parts: Iterable[Involvement]) -> list[PlannedPart]:
    """Those to be done in the order they can be, the earliest day first; then those that nobody does."""
    every = list(parts)
    kept = [part for part in every if part.state not in GONE]
    numbers = {part.pk: number for number, part in enumerate(_in_order(kept), start=1)}
    ordered = sorted(every, key=lambda part: (numbers.get(part.pk, len(every) + 1), part.pk))
    return [_planned(part, numbers) for part in ordered]


def _in_order(parts: list[Involvement]) -> list[Involvement]:
    """Each after what it waits for; parts that wait for one another in a ring come last rather than never."""
    left, placed = list(parts), []
    while left:
        waiting_for = {part.pk for part in left}
        ready = next((part for part in left if part.after_id not in waiting_for), left[0])
        left.remove(ready)
        placed.append(ready)
    return placed


def _planned(part: Involvement, numbers: dict[int, int]) -> PlannedPart:
    before = part.after if part.pk in numbers else None
    after_number = numbers.get(before.pk, 0) if before is not None else 0
    is_open_after = part.is_open and before is not None
    return PlannedPart(
        part=part,
        number=numbers.get(part.pk, 0),
        after_number=after_number,
        waits=is_open_after and after_number > 0 and not _is_done(before),
        lacks=is_open_after and after_number == 0,
        is_too_early=is_open_after and after_number > 0 and _is_before(part, before),
    )


def _is_done(part: Involvement | None) -> bool:
    return part is not None and part.state == InvolvementState.DONE


def _is_before(part: Involvement, other: Involvement | None) -> bool:
    """Whether the part is to be done before the other; a part without a day is not."""
    days = (part.due_date, other.due_date if other else None)
    return days[0] is not None and days[1] is not None and days[0] < days[1]


def would_wait_for_itself(part: Involvement, after: Involvement) -> bool:
    """Whether ``after`` waits for the part already, however many parts lie between."""
    befores = dict(parts_of(part.enquiry).values_list("pk", "after_id"))
    seen: set[int] = set()
    at: int | None = after.pk
    while at is not None and at not in seen:
        seen.add(at)
        at = befores.get(at)
    return part.pk in seen


def parts_that_wait_for(part: Involvement) -> list[Involvement]:
    """Those still to be done that come directly after it."""
    waiting = part.followed_by.filter(state__in=(InvolvementState.ASKED, InvolvementState.ACCEPTED))
    return list(waiting.select_related("colleague", "enquiry").order_by("due_date", "pk"))
