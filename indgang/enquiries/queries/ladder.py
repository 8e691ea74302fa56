"""Who is told that something is late: first whoever should have done it, then a substitute, then a leader."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from indgang.enquiries.models import OF_A_COLLEAGUE, Enquiry
from indgang.enquiries.queries.lateness import LateMatter
from indgang.enquiries.queries.receivers import (
    colleagues_at_entrance,
    leader_of,
    leader_of_entrance,
    receivers_instead,
    substitute_of,
    substitute_of_entrance,
)
from indgang.people.models import Colleague

STEPS = (1, 2, 3)


def told_next(matter: LateMatter, told_step: int, today: date) -> tuple[int, list[Colleague]]:
    """The next step at which there is somebody to tell who was not told before, and who that is.

    Whoever is away is told by their substitute. Step 3 and nobody, where nobody is left.
    """
    ladder = [_at_work(people, today) for people in _ladder(matter, today)]
    told: list[Colleague] = []
    for step, people in zip(STEPS, ladder, strict=True):
        fresh = [one for one in people if one not in told]
        if step > told_step and fresh:
            return step, fresh
        told += people
    return STEPS[-1], []


def told_again(matter: LateMatter, today: date) -> tuple[int, list[Colleague]]:
    """The highest step at which there is somebody to tell: of what stands still though all of them have been told."""
    ladder = [_at_work(people, today) for people in _ladder(matter, today)]
    found = ((step, people) for step, people in zip(reversed(STEPS), reversed(ladder), strict=True) if people)
    return next(found, (STEPS[-1], []))


def _ladder(matter: LateMatter, today: date) -> tuple[Iterable[Colleague | None], ...]:
    owner, enquiry = matter.owner, matter.enquiry
    entrance = colleagues_at_entrance(today)
    if owner is None:
        substitute = substitute_of_entrance(today)
        # On the day that it is due, the substitute hears of it at once: the next morning it is too late.
        is_due_today = timezone.localdate(matter.due_at) == today
        first = [*entrance, substitute] if is_due_today else entrance
        return first, [substitute], [leader_of_entrance(today)]
    if enquiry.is_confidential and matter.what in OF_A_COLLEAGUE:
        # It comes no further than to those who answer for the enquiry: their circle is to be as small as it can be.
        return [owner], [enquiry.holder] if enquiry.holder else entrance, [_leader_of_holder(enquiry, today)]
    if matter.what in OF_A_COLLEAGUE:
        # Nobody else does this part; whoever holds the enquiry must know that it stands still.
        own = substitute_of(owner, None, today)
        seconds: Iterable[Colleague | None] = [own or enquiry.holder] if own or enquiry.holder else entrance
    else:
        seconds = [substitute_of(owner, enquiry.task, today)]
    return [owner], seconds, [leader_of(owner, today) or leader_of_entrance(today)]


def _leader_of_holder(enquiry: Enquiry, today: date) -> Colleague | None:
    own = leader_of(enquiry.holder, today) if enquiry.holder else None
    return own or leader_of_entrance(today)


def _at_work(colleagues: Iterable[Colleague | None], today: date) -> list[Colleague]:
    """Those of them, or whoever answers for them today, whom a mail can reach; nobody twice."""
    found: list[Colleague] = []
    for colleague in colleagues:
        for receiver in receivers_instead(colleague, today) if colleague is not None else []:
            if receiver.colleague.mail and receiver.colleague not in found:
                found.append(receiver.colleague)
    return found
